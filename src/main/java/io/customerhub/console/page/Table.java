package io.customerhub.console.page;

import java.util.ArrayList;
import java.util.List;

/** A table for a page and for its exports: columns with kinds, rows of cells. Immutable once built. */
public final class Table {

    private final String id;
    private final String caption;
    private final List<Column> columns;
    private final List<List<Cell>> rows;

    /** What a column holds. */
    public enum Kind {
        /** Words. */
        WORD,
        /** A sentence, which needs room. */
        SENTENCE,
        /** Numbers, written as the language does. */
        NUMBER,
        /** Numbers from 0 to 1, written as percent. */
        SHARE,
        /** Instants. */
        TIME,
        /** Durations. */
        SPAN,
        /** Keys, codes and the like, in a font of one width. */
        CODE
    }

    /**
     * A column.
     *
     * @param key its name in exports and in {@code ?sort=}
     * @param title its heading
     * @param sortable true when its heading is a link that sorts; the page does the sorting
     */
    public record Column(String key, String title, Kind kind, boolean sortable) {

        /** How its cells are set. */
        public String style() {
            return switch (kind) {
                case NUMBER, SHARE, SPAN -> "number";
                case CODE -> "code";
                case TIME -> "time";
                case WORD -> "word";
                case SENTENCE -> "long";
            };
        }
    }

    private Table(Builder builder) {
        this.id = builder.id;
        this.caption = builder.caption;
        this.columns = List.copyOf(builder.columns);
        this.rows = List.copyOf(builder.rows);
    }

    /**
     * Begins a table.
     *
     * @param id in kebab case; the name of the exported file
     * @param caption what it shows
     */
    public static Builder of(String id, String caption) {
        return new Builder(id, caption);
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** What it shows. */
    public String caption() {
        return caption;
    }

    /** From the left. */
    public List<Column> columns() {
        return columns;
    }

    /** Each with one cell for each column. */
    public List<List<Cell>> rows() {
        return rows;
    }

    /** True when there is nothing in it. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Builds a table. */
    public static final class Builder {
        private final String id;
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String id, String caption) {
            this.id = id;
            this.caption = caption;
        }

        /** One more column. */
        public Builder column(String key, String title, Kind kind) {
            columns.add(new Column(key, title, kind, false));
            return this;
        }

        /** One more column that can be sorted by. */
        public Builder sortable(String key, String title, Kind kind) {
            columns.add(new Column(key, title, kind, true));
            return this;
        }

        /**
         * One more row.
         *
         * @throws IllegalArgumentException when it has not one cell for each column
         */
        public Builder row(List<Cell> cells) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "the table " + id + " has " + columns.size() + " columns, the row " + cells.size());
            }
            rows.add(List.copyOf(cells));
            return this;
        }

        /** One more row. */
        public Builder row(Cell... cells) {
            return row(List.of(cells));
        }

        /** The table. */
        public Table build() {
            return new Table(this);
        }
    }
}
