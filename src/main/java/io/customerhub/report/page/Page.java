package io.customerhub.report.page;

import java.util.List;

/**
 * All that the page shows.
 *
 * @param title its title
 * @param writtenAt when it was written
 * @param matchings one each
 */
public record Page(String title, String writtenAt, List<Matching> matchings) {

    /** Copies the list. */
    public Page {
        matchings = List.copyOf(matchings);
    }

    /**
     * One matching.
     *
     * @param id unique on the page
     * @param heading what was matched
     * @param facts the figures that come first
     * @param sections the rest
     */
    public record Matching(String id, String heading, List<Fact> facts, List<Section> sections) {

        /** Copies the lists. */
        public Matching {
            facts = List.copyOf(facts);
            sections = List.copyOf(sections);
        }
    }

    /** A figure with its name. */
    public record Fact(String name, String value) {}
}
