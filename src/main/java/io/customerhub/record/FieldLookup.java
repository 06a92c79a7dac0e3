package io.customerhub.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fixed list of fields from one record after the other. The columns of a table-like source are looked up once
 * per {@link FieldNames} instance, so that a row costs array reads only. Not safe for use by several threads: a stage
 * makes one per batch.
 */
@SuppressWarnings("ReferenceEquality") // comparing the names of each row would cost more than the lookup saves
public final class FieldLookup {

    /** The column of a field that is not there. */
    public static final int GONE = -1;

    private final FieldPath[] paths;
    private final int[] columns;
    private @Nullable FieldNames names;

    /** A lookup of these fields; they are addressed by their place in the list. */
    public FieldLookup(List<FieldPath> paths) {
        this.paths = paths.toArray(new FieldPath[0]);
        this.columns = new int[this.paths.length];
    }

    /** The text of a field as {@link Content#text} gives it; null when it is absent or null. */
    public @Nullable String text(Content content, int field) {
        if (content instanceof Content.Row row) {
            resolve(row.names());
            return row.value(columns[field]);
        }
        return content.text(paths[field]);
    }

    /** The value of a field: a text, number, boolean, map or list; null when it is absent or null. */
    public @Nullable Object value(Content content, int field) {
        return content instanceof Content.Tree tree ? paths[field].find(tree.fields()) : text(content, field);
    }

    /** Looks the columns up unless these are the names of the row before; true when it did. */
    public boolean resolve(FieldNames other) {
        if (other == names) {
            return false;
        }
        for (int i = 0; i < paths.length; i++) {
            columns[i] = other.column(paths[i].text());
        }
        names = other;
        return true;
    }

    /** The column of a field among the names that were resolved last, counted from 0, or {@link #GONE}. */
    public int column(int field) {
        return columns[field];
    }
}
