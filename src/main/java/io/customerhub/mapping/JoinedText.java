package io.customerhub.mapping;

import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import org.jspecify.annotations.Nullable;

/** Makes one text of several source fields. */
final class JoinedText {

    private JoinedText() {}

    /**
     * The text of a run of fields of the lookup. One field gives its text as it is; several are joined by a space, and
     * blank ones are left out. Null when there is nothing.
     */
    static @Nullable String of(FieldLookup lookup, Content content, int first, int count) {
        if (count == 1) {
            return lookup.text(content, first);
        }
        StringBuilder joined = null;
        String only = null;
        for (int i = first; i < first + count; i++) {
            String text = lookup.text(content, i);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (only == null) {
                only = text;
                continue;
            }
            if (joined == null) {
                joined = new StringBuilder(only);
            }
            joined.append(' ').append(text);
        }
        return joined == null ? only : joined.toString();
    }
}
