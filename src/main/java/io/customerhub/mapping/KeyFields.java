package io.customerhub.mapping;

import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key of a stream's records, made from their fields and taken apart again. Not safe for use by several threads. */
public final class KeyFields {

    private final List<FieldPath> fields;
    private final FieldLookup lookup;

    /** Keys of these fields, as the mapping names them. */
    public KeyFields(List<FieldPath> fields) {
        this.fields = List.copyOf(fields);
        this.lookup = new FieldLookup(fields);
    }

    /** The key of a record as the first stage finds it; null when it has none that can be used. */
    public @Nullable String key(Content content) {
        String key = SourceKey.of(lookup, content, fields.size());
        return key != null && SourceKey.isUsable(key) ? key : null;
    }

    /** The fields of a record of that key, and no others. */
    public Content.Tree content(String key) {
        Map<String, Object> content = new LinkedHashMap<>();
        int from = 0;
        for (int i = 0; i < fields.size(); i++) {
            int end = i == fields.size() - 1 ? key.length() : partEnd(key, from);
            String part = key.substring(from, end);
            content.put(fields.get(i).text(), i == fields.size() - 1 ? part : unescaped(part));
            from = end + 1;
        }
        return new Content.Tree(content);
    }

    private static int partEnd(String key, int from) {
        int at = from;
        while (at < key.length() && key.charAt(at) != '-') {
            at += key.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, key.length());
    }

    private static String unescaped(String part) {
        StringBuilder text = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            text.append(c == '\\' && i + 1 < part.length() ? part.charAt(++i) : c);
        }
        return text.toString();
    }
}
