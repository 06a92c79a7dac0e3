package io.customerhub.config;

import io.customerhub.record.StreamName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is configured for one stream.
 *
 * @param mapping its mapping
 * @param contract its contract, or null
 * @param hash XXH3 64 of the files' bytes in 16 hexadecimal digits: tells under which rules a row was made
 * @param mappingText the mapping as it was written, kept in the warehouse with the rows that it made
 * @param contractText the contract as it was written, or null
 * @param codeTexts the files of codes that the mapping names, as they were written, by the names that it calls them
 */
public record StreamConfiguration(
        StreamMapping mapping,
        @Nullable Contract contract,
        String hash,
        String mappingText,
        @Nullable String contractText,
        Map<String, String> codeTexts) {

    /** The stream. */
    public StreamName stream() {
        return mapping.stream();
    }
}
