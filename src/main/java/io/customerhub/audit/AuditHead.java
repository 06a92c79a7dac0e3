package io.customerhub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How long the log was at a moment, signed: whoever cuts or rewrites the log in the database cannot make the heads that
 * were written before agree.
 *
 * @param at when it was signed
 * @param sequence the number of the last entry
 * @param hash the hash of that entry, hexadecimal
 * @param keyId the key of the signature
 * @param signature HMAC-SHA-256 over the others, hexadecimal
 */
record AuditHead(Instant at, long sequence, String hash, String keyId, String signature) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs a head. */
    static AuditHead of(Instant at, ChainedRow last, AuditKey key) {
        String hash = HexFormat.of().formatHex(last.hash());
        String signature =
                HexFormat.of().formatHex(key.hmac(signed(at, last.row().sequence(), hash, key.id())));
        return new AuditHead(at, last.row().sequence(), hash, key.id(), signature);
    }

    /** True when the key made the signature. */
    boolean isSignedBy(AuditKey key) {
        String expected = HexFormat.of().formatHex(key.hmac(signed(at, sequence, hash, keyId)));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** One line of JSON without its end. */
    String line() {
        ObjectNode line = JSON.createObjectNode()
                .put("at", at.toString())
                .put("sequence", sequence)
                .put("hash", hash)
                .put("key", keyId)
                .put("signature", signature);
        return line.toString();
    }

    /** The head that a line holds; empty when it holds none. */
    static Optional<AuditHead> parse(String line) {
        try {
            JsonNode fields = JSON.readTree(line);
            for (String name : new String[] {"at", "sequence", "hash", "key", "signature"}) {
                if (!fields.hasNonNull(name)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new AuditHead(
                    Instant.parse(fields.get("at").asText()),
                    fields.get("sequence").asLong(),
                    fields.get("hash").asText(),
                    fields.get("key").asText(),
                    fields.get("signature").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String signed(Instant at, long sequence, String hash, String keyId) {
        return "customer-hub audit head\n" + at + "\n" + sequence + "\n" + hash + "\n" + keyId;
    }
}
