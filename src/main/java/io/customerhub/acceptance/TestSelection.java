package io.customerhub.acceptance;

import io.customerhub.record.StreamName;
import java.util.List;

/**
 * Which cases to run.
 *
 * @param wishes each a source system, {@code system/stream} or {@code system/stream/case}; none for all
 */
public record TestSelection(List<String> wishes) {

    /** Makes a copy. */
    public TestSelection {
        wishes = List.copyOf(wishes);
    }

    /** True when a case of the stream may be wanted. */
    boolean wants(StreamName stream) {
        return wishes.isEmpty()
                || wishes.stream().anyMatch(wish -> {
                    String[] parts = wish.split("/", 3);
                    return parts[0].equals(stream.system()) && (parts.length == 1 || parts[1].equals(stream.stream()));
                });
    }

    /** True when the case is wanted. */
    boolean wants(StreamName stream, String name) {
        return wishes.isEmpty() || wishes.stream().anyMatch(wish -> wants(wish, stream, name));
    }

    private static boolean wants(String wish, StreamName stream, String name) {
        String[] parts = wish.split("/", 3);
        return parts[0].equals(stream.system())
                && (parts.length < 2 || parts[1].equals(stream.stream()))
                && (parts.length < 3 || parts[2].equals(name));
    }
}
