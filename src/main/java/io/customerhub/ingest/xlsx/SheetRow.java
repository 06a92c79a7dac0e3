package io.customerhub.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row as texts, and the first thing that is wrong with them. Reused for each row. */
final class SheetRow {

    /** The columns of a sheet, A to XFD. */
    static final int MOST_COLUMNS = 16_384;

    /**
     * What is wrong with a row.
     *
     * @param code the stable code
     * @param column the column, counted from 0
     * @param reason what is wrong, without the value
     */
    record Problem(String code, int column, String reason) {}

    private final List<@Nullable String> texts = new ArrayList<>();
    private long number;
    private long length;
    private @Nullable Problem problem;

    /** Begins a row. */
    void begin(long newNumber) {
        number = newNumber;
        texts.clear();
        length = 0;
        problem = null;
    }

    /** Sets the text of a cell; what is over the limit of a row is dropped and makes it a problem. */
    void put(int column, String text) {
        length += text.length();
        if (text.length() > XlsxOptions.MAX_FIELD || length > XlsxOptions.MAX_RECORD) {
            problem("HUB-READ-079", column, "its text, or that of the whole row, is too long");
            return;
        }
        if (text.indexOf(0) >= 0 || text.indexOf('\uFFFD') >= 0) {
            problem("HUB-READ-079", column, "it holds NUL, half a surrogate pair or a replacement character");
        }
        while (texts.size() <= column) {
            texts.add(null);
        }
        texts.set(column, text);
    }

    /** Notes what is wrong; the first one counts. */
    void problem(String code, int column, String reason) {
        problem = problem == null ? new Problem(code, column, reason) : problem;
    }

    /** The number of the row, counted from 1. */
    long number() {
        return number;
    }

    /** The column behind the last one that has a text. */
    int width() {
        int width = texts.size();
        while (width > 0 && isBlank(width - 1)) {
            width--;
        }
        return width;
    }

    /** The text of a column; null when the cell is empty. */
    @Nullable
    String text(int column) {
        return column < texts.size() ? texts.get(column) : null;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    private boolean isBlank(int column) {
        String text = texts.get(column);
        return text == null || text.isBlank();
    }

    /** The letters of a column, as in A or XFD. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
