package io.customerhub.pipeline;

import com.jayway.jsonpath.JsonPath;
import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.MessageRecords;
import io.customerhub.ingest.webhook.Sender;
import io.customerhub.ingest.webhook.SignedSender;
import io.customerhub.ingest.webhook.WebhookEndpoint;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options of the {@code webhook} Kamelet, as Camel sets them one by one. They are described there. */
public class WebhookOptions {

    private String system = "";
    private String stream = "";
    private @Nullable String path;
    private @Nullable JsonPath records;
    private String auth = "hmac";
    private String secret = "";
    private String previousSecret = "";
    private String secretCoding = "text";
    private String signatureHeader = "";
    private String signaturePrefix = "";
    private String signatureCoding = "hex";
    private @Nullable String signedText;
    private @Nullable String timestampHeader;
    private Duration tolerance = Duration.ofMinutes(5);
    private @Nullable String idHeader;
    private int maxBodyBytes = 1 << 20;
    private Duration timeLimit = Duration.ofSeconds(10);
    private Duration answerWithin = Duration.ofSeconds(10);
    private int ratePerSecond = 2000;
    private Duration gather = Duration.ofMillis(5);
    private int batchSize = 2000;

    /** Where and what may be posted (HUB-HOOK-002 when the options do not fit together). */
    final WebhookEndpoint endpoint() {
        try {
            return new WebhookEndpoint(
                    path != null ? path : "/hooks/" + system + "/" + stream,
                    sender(),
                    idHeader,
                    maxBodyBytes,
                    timeLimit,
                    answerWithin,
                    ratePerSecond);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("HUB-HOOK-002 " + name() + ": " + e.getMessage(), e);
        }
    }

    private Sender sender() {
        List<String> secrets = Stream.of(secret, previousSecret)
                .filter(text -> !text.isBlank())
                .toList();
        if (auth.equals("none")) {
            return new Sender.Anyone();
        }
        if (secrets.isEmpty() || signatureHeader.isBlank()) {
            throw new IllegalArgumentException("'auth: " + auth + "' needs 'secret' and 'signatureHeader'");
        }
        return switch (auth) {
            case "token" -> new Sender.Token(signatureHeader, secrets);
            case "hmac" ->
                new SignedSender(
                        signatureHeader,
                        signaturePrefix,
                        isBase64("signatureCoding", signatureCoding, "hex"),
                        signedText != null ? signedText : timestampHeader == null ? "{body}" : "{timestamp}.{body}",
                        timestampHeader == null
                                ? null
                                : new Sender.SignedTime(timestampHeader, tolerance, Clock.systemUTC()),
                        idHeader,
                        secrets.stream().map(this::key).toList());
            default ->
                throw new IllegalArgumentException("'auth' is one of hmac, token and none, found '" + auth + "'");
        };
    }

    private byte[] key(String text) {
        return isBase64("secretCoding", secretCoding, "text")
                ? Base64.getDecoder().decode(text.strip())
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBase64(String option, String text, String otherwise) {
        if (!text.equals("base64") && !text.equals(otherwise)) {
            throw new IllegalArgumentException("'" + option + "' is " + otherwise + " or base64, found '" + text + "'");
        }
        return text.equals("base64");
    }

    /** The stream. */
    final StreamName name() {
        return new StreamName(system, stream);
    }

    /** Where the records of a post are; null for the post itself. */
    final @Nullable JsonPath recordsPath() {
        return records;
    }

    /** How long to wait for posts that come together. */
    final Duration gatherTime() {
        return gather;
    }

    /** The most posts of a batch. */
    final int mostPosts() {
        return batchSize;
    }

    /** The source system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public void setStream(String stream) {
        this.stream = stream;
    }

    /** The path; blank for that of the stream. */
    public void setPath(String path) {
        this.path = Texts.orNull(path);
    }

    /** JSONPath of the records; blank for the body itself. */
    public void setRecords(String records) {
        this.records = MessageRecords.compile(records);
    }

    /** {@code hmac}, {@code token} or {@code none}. */
    public void setAuth(String auth) {
        this.auth = auth;
    }

    /** The secret. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** The secret before; blank for none. */
    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret;
    }

    /** {@code text} or {@code base64}. */
    public void setSecretCoding(String secretCoding) {
        this.secretCoding = secretCoding;
    }

    /** The header of the signature or token. */
    public void setSignatureHeader(String signatureHeader) {
        this.signatureHeader = signatureHeader.strip();
    }

    /** What stands before the signature. */
    public void setSignaturePrefix(String signaturePrefix) {
        this.signaturePrefix = signaturePrefix.strip();
    }

    /** {@code hex} or {@code base64}. */
    public void setSignatureCoding(String signatureCoding) {
        this.signatureCoding = signatureCoding;
    }

    /** What is signed; blank for the default. */
    public void setSignedText(String signedText) {
        this.signedText = Texts.orNull(signedText);
    }

    /** The header of the time stamp; blank for none. */
    public void setTimestampHeader(String timestampHeader) {
        this.timestampHeader = Texts.orNull(timestampHeader);
    }

    /** How far the time stamp may be off. */
    public void setTolerance(String tolerance) {
        this.tolerance = Lookback.duration(tolerance);
    }

    /** The header of the delivery id; blank for none. */
    public void setIdHeader(String idHeader) {
        this.idHeader = Texts.orNull(idHeader);
    }

    /** The longest body. */
    public void setMaxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** How long a request may take. */
    public void setTimeLimit(String timeLimit) {
        this.timeLimit = Lookback.duration(timeLimit);
    }

    /** How long an answer may take. */
    public void setAnswerWithin(String answerWithin) {
        this.answerWithin = Lookback.duration(answerWithin);
    }

    /** How many posts a second; 0 for any number. */
    public void setRatePerSecond(int ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }

    /** How long to wait for posts that come together. */
    public void setGather(String gather) {
        this.gather = Lookback.duration(gather);
    }

    /** The most posts of a batch. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }
}
