package io.customerhub.config;

import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * All that is configured for one stream.
 *
 * @param mapping its mapping
 * @param contract its contract, or null
 * @param hash XXH3 64 of both files' bytes in 16 hexadecimal digits: tells under which rules a row was made
 * @param mappingText the mapping as it was written, kept in the warehouse with the rows that it made
 * @param contractText the contract as it was written, or null
 */
public record StreamConfiguration(
        StreamMapping mapping,
        @Nullable Contract contract,
        String hash,
        String mappingText,
        @Nullable String contractText) {

    /** The stream. */
    public StreamName stream() {
        return mapping.stream();
    }
}
