package io.customerhub.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that makes the hashes of the log: who can write to the database but does not have it cannot make a row that
 * fits. HMAC-SHA-256 as in RFC 2104 and FIPS 198-1.
 */
final class AuditKey {

    /** Bytes of a key: as long as the hash, as FIPS 198-1 and RFC 2104 section 3 advise. */
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final SecretKeySpec key;
    private final String id;

    AuditKey(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
        id = HexFormat.of().formatHex(Arrays.copyOf(hmac("customer-hub audit key id"), ID_BYTES));
    }

    /** A name of the key that does not give it away: 16 hexadecimal digits. */
    String id() {
        return id;
    }

    /** The keyed hash of these parts, one after the other; 32 bytes. */
    byte[] hmac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** The keyed hash of a text in UTF-8. */
    byte[] hmac(String text) {
        return hmac(text.getBytes(StandardCharsets.UTF_8));
    }
}
