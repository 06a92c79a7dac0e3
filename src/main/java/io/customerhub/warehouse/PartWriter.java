package io.customerhub.warehouse;

import io.customerhub.record.StoredPart;
import java.util.List;
import java.util.Map;

/** Writes those parts of a standard value that the warehouse keeps, as further keys of an open JSON object. */
final class PartWriter {

    private final String[] names;
    private final byte[][] keys;

    PartWriter(List<StoredPart> parts) {
        names = parts.stream().map(StoredPart::name).toArray(String[]::new);
        keys = parts.stream()
                .map(part -> JsonColumn.fixed(",\"" + part.name() + "\":"))
                .toArray(byte[][]::new);
    }

    void write(Map<String, Object> parts, BinaryCopyBuffer out) {
        for (int i = 0; i < names.length; i++) {
            Object part = parts.get(names[i]);
            if (part != null) {
                out.raw(keys[i]);
                out.jsonString(JsonColumn.plain(part));
            }
        }
    }
}
