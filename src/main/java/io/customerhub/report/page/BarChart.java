package io.customerhub.report.page;

import java.util.List;

/**
 * Horizontal bars from one zero line, to the right above it and to the left below it.
 *
 * @param title what it shows
 * @param description what a reader sees in it
 * @param unit what the axis counts
 * @param rows the bars from above, and headings between them
 */
public record BarChart(String title, String description, String unit, List<Row> rows) implements Chart {

    private static final int LABELS = 345;
    private static final int VALUES = 70;
    private static final int ROW = 20;
    private static final int AXIS = 44;
    private static final int PLOT = 405;

    /** Copies the list. */
    public BarChart {
        rows = List.copyOf(rows);
    }

    /**
     * A bar, or a heading.
     *
     * @param label what stands at its left
     * @param value its length; NaN for a heading
     * @param text its value in words
     * @param kind how it is drawn: {@code first} or {@code second}, told apart by more than color
     */
    public record Row(String label, double value, String text, String kind) {

        /** A heading. */
        static Row heading(String label) {
            return new Row(label, Double.NaN, "", "");
        }

        /** True for a heading. */
        public boolean isHeading() {
            return Double.isNaN(value);
        }
    }

    @Override
    public int width() {
        return LABELS + PLOT + VALUES;
    }

    @Override
    public int height() {
        return rows.size() * ROW + AXIS;
    }

    private Scale scale() {
        double most = 0;
        double least = 0;
        for (Row row : rows) {
            most = row.isHeading() ? most : Math.max(most, row.value());
            least = row.isHeading() ? least : Math.min(least, row.value());
        }
        double right = most == least ? least + 1 : most;
        double left = LABELS + (least < 0 ? VALUES : 0);
        return new Scale(least, right, false, left, LABELS + PLOT);
    }

    /** The numbers along the axis. */
    public List<Tick> ticks() {
        Scale scale = scale();
        return scale.ticks().stream()
                .map(tick -> new Tick(Shown.pixel(scale.at(tick)), Shown.tick(tick)))
                .toList();
    }

    /** Where the zero line stands. */
    public String zero() {
        return Shown.pixel(scale().at(0));
    }

    /** Where the axis stands. */
    public int axis() {
        return rows.size() * ROW + 4;
    }

    /** Where labels end. */
    public int labels() {
        return LABELS - 10;
    }

    /** The top of a row. */
    public int top(int row) {
        return row * ROW + 2;
    }

    /** The left end of a bar. */
    public String left(Row row) {
        Scale scale = scale();
        return Shown.pixel(Math.min(scale.at(0), scale.at(row.value())));
    }

    /** The length of a bar. */
    public String length(Row row) {
        Scale scale = scale();
        return Shown.pixel(Math.max(1, Math.abs(scale.at(row.value()) - scale.at(0))));
    }

    /** Where the value of a bar stands: beyond its end. */
    public String valueAt(Row row) {
        return Shown.pixel(scale().at(row.value()) + (row.value() < 0 ? -5 : 5));
    }
}
