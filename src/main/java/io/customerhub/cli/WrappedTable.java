package io.customerhub.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table that fits the width of the terminal: what is too long goes on in the next line of its column. Chinese
 * characters take two cells of a terminal. Control characters are shown as {@code ·}, so that no value of a source can
 * steer the terminal.
 */
final class WrappedTable {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<String[]> rows = new ArrayList<>();
    private final int columns;

    /** A table with these headings. */
    WrappedTable(String... headings) {
        columns = headings.length;
        rows.add(headings.clone());
    }

    /** Adds a row; missing cells are empty; a line break in a cell begins a new line of it. */
    void row(String... cells) {
        String[] row = Arrays.copyOf(cells, columns);
        for (int i = 0; i < columns; i++) {
            row[i] = row[i] == null ? "" : visible(row[i]);
        }
        rows.add(row);
    }

    /** The table with a line under the headings, no line wider than the terminal unless that is very narrow. */
    String text(int terminalWidth) {
        int[] widths = widths(terminalWidth);
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            append(text, rows.get(r), widths);
            if (r == 0) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < columns; i++) {
                    line.append(i == 0 ? "" : " ".repeat(GAP)).append("─".repeat(widths[i]));
                }
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private int[] widths(int terminalWidth) {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                for (String line : row[i].split("\n", -1)) {
                    widths[i] = Math.max(widths[i], TextTable.width(line));
                }
            }
        }
        int room = terminalWidth - GAP * (columns - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int i = 1; i < columns; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private void append(StringBuilder text, String[] row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < columns; i++) {
            List<String> lines = wrapped(row[i], widths[i]);
            cells.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int h = 0; h < height; h++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = h < cells.get(i).size() ? cells.get(i).get(h) : "";
                line.append(i == 0 ? "" : " ".repeat(GAP))
                        .append(cell)
                        .append(" ".repeat(Math.max(0, widths[i] - TextTable.width(cell))));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** The lines of a text in a column; broken at a space where one is near. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (TextTable.width(rest) > width) {
                int end = fitting(rest, width);
                int space = rest.lastIndexOf(' ', end);
                int cut = space > end / 2 ? space : end;
                lines.add(rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /** How many chars of the text fit; at least one character. */
    private static int fitting(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            used += TextTable.width(text.substring(at, next));
            if (used > width && at > 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** The text with {@code ·} for control characters other than line breaks. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point != '\n' && (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT)
                                ? '·'
                                : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
