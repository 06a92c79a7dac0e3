package io.customerhub.report.page;

import java.util.List;

/**
 * Charts with the table that holds the same figures.
 *
 * @param id unique on the page
 * @param charts at least one, or none where the table says it all
 * @param table the figures
 * @param open true when the table is shown at once
 */
public record Exhibit(String id, List<Chart> charts, Table table, boolean open) {

    /** Copies the list. */
    public Exhibit {
        charts = List.copyOf(charts);
    }
}
