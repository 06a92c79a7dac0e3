package io.customerhub.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for the terminal: columns as wide as their widest cell, numbers to the right. Chinese characters take two
 * cells of a terminal, and are counted so (Unicode Standard Annex 11, East Asian Width).
 */
final class TextTable {

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** A table with these headings; a heading that starts with '>' stands over numbers. */
    TextTable(String... headings) {
        right = new boolean[headings.length];
        String[] plain = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            plain[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(plain);
    }

    /** Adds a row; missing cells are empty. */
    void row(String... cells) {
        rows.add(Arrays.copyOf(cells, right.length));
    }

    /** The table with a line under the headings, each line ended. */
    String text() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] == null ? "" : row[i];
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            append(text, rows.get(r), widths);
            if (r == 0) {
                for (int i = 0; i < widths.length; i++) {
                    text.append(i == 0 ? "" : "  ").append("─".repeat(widths[i]));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? "" : "  ")
                    .append(right[i] ? padding : "")
                    .append(row[i])
                    .append(right[i] ? "" : padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** How many cells of a terminal the text takes. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> point >= 0x1100
                                && (point <= 0x115F
                                        || point >= 0x2E80 && point <= 0xA4CF
                                        || point >= 0xAC00 && point <= 0xD7A3
                                        || point >= 0xF900 && point <= 0xFAFF
                                        || point >= 0xFE30 && point <= 0xFE6F
                                        || point >= 0xFF00 && point <= 0xFF60
                                        || point >= 0xFFE0 && point <= 0xFFE6
                                        || point >= 0x20000 && point <= 0x3FFFD)
                        ? 2
                        : 1)
                .sum();
    }
}
