package io.customerhub.match.cluster;

import java.util.List;

/**
 * What stewards have decided, by record ids.
 *
 * @param same pairs that are one customer
 * @param different pairs that are two customers; stronger than any evidence, and than {@code same}
 */
public record Decisions(List<Pair> same, List<Pair> different) {

    /** No decisions. */
    public static final Decisions NONE = new Decisions(List.of(), List.of());

    /** Two record ids. */
    public record Pair(String left, String right) {}

    /** Copies the lists. */
    public Decisions {
        same = List.copyOf(same);
        different = List.copyOf(different);
    }
}
