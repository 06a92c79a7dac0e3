package io.customerhub.mapping;

import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a record from its fields. Several are joined by '-'; a '-' or backslash inside all but the last is
 * escaped with a backslash, so that (a-b, c) and (a, b-c) stay two records.
 */
final class SourceKey {

    /** Longer keys are not keys but texts in the wrong column; they would bloat every index. */
    static final int MAXIMUM_LENGTH = 500;

    private SourceKey() {}

    /** The key of the first {@code fields} fields of the lookup; null when one of them is missing or blank. */
    static @Nullable String of(FieldLookup lookup, Content content, int fields) {
        String first = lookup.text(content, 0);
        if (first == null || first.isBlank()) {
            return null;
        }
        if (fields == 1) {
            return first;
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < fields; i++) {
            String part = lookup.text(content, i);
            if (part == null || part.isBlank()) {
                return null;
            }
            if (i > 0) {
                key.append('-');
            }
            boolean isLast = i == fields - 1;
            key.append(isLast ? part : part.replace("\\", "\\\\").replace("-", "\\-"));
        }
        return key.toString();
    }

    /** True when the key can be stored, compared and typed: no control characters, no half characters, not too long. */
    static boolean isUsable(String key) {
        int length = key.length();
        if (length > MAXIMUM_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            if (c < ' ' || (c >= 0x7F && c <= 0x9F)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean isPair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(key.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
