package io.customerhub.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 (RFC 2104, FIPS 180-4) over a text that holds the body, such as {@code {body}} or {@code {timestamp}.{body}};
 * what GitHub, Shopify, Slack, Stripe-like senders and Standard Webhooks do differs in header, prefix, coding and text
 * only.
 */
public final class SignedSender implements Sender {

    private static final String ALGORITHM = "HmacSHA256";

    private final String header;
    private final String prefix;
    private final boolean isBase64;
    private final List<String> text;
    private final @Nullable SignedTime time;
    private final @Nullable String idHeader;
    private final List<SecretKeySpec> keys;

    /**
     * A sender that signs.
     *
     * @param header where the signature is; it may hold several with spaces between, of which one must be right
     * @param prefix what stands before a signature, such as {@code sha256=}; may be empty
     * @param isBase64 true for Base64 (RFC 4648), false for hexadecimal digits
     * @param text what is signed, with {@code {body}} and perhaps {@code {timestamp}} and {@code {id}}
     * @param time where the time stamp is; null when none is signed
     * @param idHeader where the id of the delivery is, or null
     * @param secrets the secret, and the one before while it is being replaced; at least one
     * @throws IllegalArgumentException when the parts do not fit together
     */
    public SignedSender(
            String header,
            String prefix,
            boolean isBase64,
            String text,
            @Nullable SignedTime time,
            @Nullable String idHeader,
            List<byte[]> secrets) {
        this.header = header;
        this.prefix = prefix;
        this.isBase64 = isBase64;
        this.text = segments(text);
        this.time = time;
        this.idHeader = idHeader;
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret, ALGORITHM))
                .toList();
        if (!this.text.contains("{body}")) {
            throw new IllegalArgumentException("the text that is signed must hold {body}, found '" + text + "'");
        }
        if (this.text.contains("{timestamp}") == (time == null)) {
            throw new IllegalArgumentException(
                    "a time stamp protects only when it is signed, too: set 'timestampHeader',"
                            + " and let 'signedText' hold {timestamp}");
        }
        if (this.text.contains("{id}") && idHeader == null) {
            throw new IllegalArgumentException("'signedText' holds {id}, so set 'idHeader'");
        }
    }

    @Override
    public boolean sent(Function<String, @Nullable String> headers, byte[] body) {
        String signatures = headers.apply(header);
        String stamp = time == null ? "" : headers.apply(time.header());
        String id = idHeader == null ? "" : headers.apply(idHeader);
        if (signatures == null || stamp == null || (id == null && text.contains("{id}"))) {
            return false;
        }
        boolean isRight = false;
        for (String candidate : signatures.strip().split("\\s+", 10)) {
            byte[] signature = candidate.startsWith(prefix) ? decoded(candidate.substring(prefix.length())) : null;
            for (int i = 0; signature != null && i < keys.size(); i++) {
                isRight |= MessageDigest.isEqual(signature, signed(keys.get(i), stamp, id == null ? "" : id, body));
            }
        }
        return isRight && (time == null || time.isNear(stamp.strip()));
    }

    private byte @Nullable [] decoded(String signature) {
        try {
            return isBase64
                    ? Base64.getDecoder().decode(signature)
                    : HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] signed(SecretKeySpec key, String stamp, String id, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String segment : text) {
                switch (segment) {
                    case "{body}" -> mac.update(body);
                    case "{timestamp}" -> mac.update(stamp.getBytes(StandardCharsets.UTF_8));
                    case "{id}" -> mac.update(id.getBytes(StandardCharsets.UTF_8));
                    default -> mac.update(segment.getBytes(StandardCharsets.UTF_8));
                }
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                segments.add(text.substring(from));
                break;
            }
            if (open > from) {
                segments.add(text.substring(from, open));
            }
            String name = text.substring(open, close + 1);
            if (!List.of("{body}", "{timestamp}", "{id}").contains(name)) {
                throw new IllegalArgumentException(
                        "'signedText' knows {body}, {timestamp} and {id}, found '" + name + "'");
            }
            segments.add(name);
            from = close + 1;
        }
        return List.copyOf(segments);
    }
}
