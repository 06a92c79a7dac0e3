package io.customerhub.report.page;

import java.util.List;

/**
 * A table of the page.
 *
 * @param caption what it shows
 * @param headings one a column
 * @param words how many columns from the left hold words; the others hold numbers, which stand to the right
 * @param rows one cell a heading; the first cell of a row names it
 */
public record Table(String caption, List<String> headings, int words, List<List<String>> rows) {

    /** Copies the lists. */
    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The class of the cells of a column: {@code word} or {@code number}. */
    public String kind(int column) {
        return column < words ? "word" : "number";
    }
}
