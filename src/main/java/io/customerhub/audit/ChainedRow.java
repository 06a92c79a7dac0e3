package io.customerhub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * An entry with its place in the chain.
 *
 * @param row the entry
 * @param keyId which key made the hash
 * @param previousHash the hash of the entry before; {@link #genesis()} in the first
 * @param hash the keyed hash of the entry and {@code previousHash}
 */
record ChainedRow(AuditRow row, String keyId, byte[] previousHash, byte[] hash) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_BYTES = 32;

    /** What stands before the first entry. */
    static byte[] genesis() {
        return new byte[HASH_BYTES];
    }

    /** The entry as the next one after a hash. */
    static ChainedRow after(byte[] previousHash, AuditRow row, AuditKey key) {
        return new ChainedRow(row, key.id(), previousHash, hash(row, key, previousHash));
    }

    /** The hash that the entry must have. */
    static byte[] hash(AuditRow row, AuditKey key, byte[] previousHash) {
        return key.hmac(canonical(row, key.id()), previousHash);
    }

    /** JSON in UTF-8 with all columns, names sorted, without white space, so that one row has one form. */
    private static byte[] canonical(AuditRow row, String keyId) {
        TreeMap<String, Object> columns = new TreeMap<>();
        columns.put("sequence", row.sequence());
        columns.put("at", row.at().toString());
        columns.put("actor_kind", row.actorKind());
        columns.put("actor", row.actor());
        columns.put("roles", row.roles());
        columns.put("address", row.address());
        columns.put("action", row.action());
        columns.put("subject", row.subject());
        columns.put("purpose", row.purpose());
        columns.put("result", row.result());
        columns.put("operation", row.operation());
        columns.put("detail", row.detail());
        columns.put("key_id", keyId);
        try {
            return JSON.writeValueAsString(columns).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
