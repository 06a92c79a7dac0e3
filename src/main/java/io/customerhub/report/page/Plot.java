package io.customerhub.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines and columns over two axes, with zones behind them.
 *
 * @param title what it shows
 * @param description what a reader sees in it
 * @param size how large it is
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param zones stretches of the horizontal axis that have a name
 * @param columns one behind the other, from 0 or from the foot of a logarithmic axis
 * @param lines at most two
 */
public record Plot(
        String title,
        String description,
        Size size,
        Axis x,
        Axis y,
        List<Zone> zones,
        List<Column> columns,
        List<Line> lines)
        implements Chart {

    private static final int LEFT = 66;
    private static final int RIGHT = 24;
    private static final int TOP = 26;
    private static final int BOTTOM = 46;
    private static final int NAME = 200;
    private static final int MOST_MARKS = 30;
    private static final double NARROW = 60;

    /** Copies the lists. */
    public Plot {
        zones = List.copyOf(zones);
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** How large a plot is. */
    public enum Size {
        /** As wide as the page. */
        WIDE(820, 300),
        /** One of many side by side. */
        SMALL(270, 190);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /**
     * An axis.
     *
     * @param label what it counts
     * @param from the least number
     * @param to the greatest one; more than {@code from}
     * @param logarithmic true when equal factors are equally far apart
     * @param percent true when shares are written as percentages
     */
    public record Axis(String label, double from, double to, boolean logarithmic, boolean percent) {

        /** An axis of plain numbers. */
        static Axis linear(String label, double from, double to) {
            return new Axis(label, from, to > from ? to : from + 1, false, false);
        }

        /** An axis of powers of ten, up to the one that holds the number. */
        static Axis logarithmic(String label, double most) {
            return new Axis(label, 1, Math.pow(10, Math.max(1, Math.ceil(Math.log10(Math.max(1, most))))), true, false);
        }

        /** An axis of ranks, from 1 to the last. */
        static Axis ranks(String label, int last) {
            return new Axis(label, 1, Math.max(10, last), true, false);
        }

        /** An axis of shares up to 1, from a round share below all that it must hold. */
        static Axis shares(String label, double least) {
            return new Axis(label, Math.min(0.95, Math.floor(least * 20) / 20), 1, false, true);
        }
    }

    /**
     * A zone.
     *
     * @param from its left end
     * @param to its right end
     * @param name what it is called
     * @param kind how it is drawn: {@code same}, {@code review} or {@code different}
     */
    public record Zone(double from, double to, String name, String kind) {}

    /** A column over a stretch of the horizontal axis, with what a reader is told of it. */
    public record Column(double from, double to, double height, String text) {}

    /** A line through points; {@code kind} is {@code first} or {@code second}, told apart by more than color. */
    public record Line(String name, String kind, List<Point> points) {

        /** Copies the list. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /** A point. */
    public record Point(double x, double y) {}

    /** A marked point, in pixels. */
    public record Mark(String x, String y) {}

    @Override
    public int width() {
        return size.width;
    }

    @Override
    public int height() {
        return size.height;
    }

    /** Where the plot begins at its left. */
    public int left() {
        return LEFT;
    }

    /** Where it ends at its right. */
    public int right() {
        return size.width - RIGHT;
    }

    /** Where it begins above. */
    public int top() {
        return TOP;
    }

    /** Where it ends below. */
    public int bottom() {
        return size.height - BOTTOM;
    }

    private Scale across() {
        return new Scale(x.from(), x.to(), x.logarithmic(), left(), right());
    }

    private Scale up() {
        return new Scale(y.from(), y.to(), y.logarithmic(), bottom(), top());
    }

    /** The numbers along the horizontal axis. */
    public List<Tick> ticksAcross() {
        return ticks(across(), x);
    }

    /** The numbers along the vertical axis. */
    public List<Tick> ticksUp() {
        return ticks(up(), y);
    }

    private static List<Tick> ticks(Scale scale, Axis axis) {
        return scale.ticks().stream()
                .map(tick -> new Tick(
                        Shown.pixel(scale.at(tick)),
                        axis.percent() ? Shown.tick(Math.rint(tick * 100)) + " %" : Shown.tick(tick)))
                .toList();
    }

    /** The left end of a stretch. */
    public String at(double number) {
        return Shown.pixel(across().at(number));
    }

    /** The width of a stretch. */
    public String wide(double from, double to) {
        return Shown.pixel(Math.max(0, across().at(to) - across().at(from)));
    }

    /** The middle of a stretch. */
    public String middle(double from, double to) {
        return Shown.pixel((across().at(from) + across().at(to)) / 2);
    }

    /** The zones that are wide enough to be named in the plot. */
    public List<Zone> named() {
        return zones.stream()
                .filter(zone -> across().at(zone.to()) - across().at(zone.from()) >= NARROW)
                .toList();
    }

    /** Where the names of the zones stand: above columns, in the middle between lines. */
    public int namesAt() {
        return columns.isEmpty() ? (top() + bottom()) / 2 : top() + 14;
    }

    /** The columns that have a height. */
    public List<Column> visible() {
        return columns.stream().filter(column -> column.height() > 0).toList();
    }

    /** The top of a column; at least two pixels are seen of it. */
    public String top(Column column) {
        return Shown.pixel(Math.min(bottom() - 2, up().at(column.height())));
    }

    /** The height of a column. */
    public String tall(Column column) {
        return Shown.pixel(bottom() - Math.min(bottom() - 2, up().at(column.height())));
    }

    /** The points of a line, for {@code polyline}. */
    public String points(Line line) {
        return line.points().stream()
                .map(point -> Shown.pixel(across().at(point.x())) + "," + Shown.pixel(up().at(point.y())))
                .collect(Collectors.joining(" "));
    }

    /** Where the name of a line stands in the row of names above the plot. */
    public int nameAt(int line) {
        return left() + line * NAME;
    }

    /** The points of a line that are marked, evenly chosen where there are many. */
    public List<Mark> marks(Line line) {
        int every = (line.points().size() + MOST_MARKS - 1) / MOST_MARKS;
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < line.points().size(); i += every) {
            Point point = line.points().get(i);
            marks.add(new Mark(Shown.pixel(across().at(point.x())), Shown.pixel(up().at(point.y()))));
        }
        return marks;
    }
}
