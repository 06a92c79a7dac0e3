package io.customerhub.report.page;

import java.util.List;

/**
 * A part of the page.
 *
 * @param id unique on the page
 * @param heading what it is about
 * @param text how to read it
 * @param exhibits what it shows
 */
public record Section(String id, String heading, String text, List<Exhibit> exhibits) {

    /** Copies the list. */
    public Section {
        exhibits = List.copyOf(exhibits);
    }
}
