package io.customerhub.match.block;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a key: a feature of a column.
 *
 * @param column the name of the column
 * @param feature what of its values counts
 */
public record KeyPart(String column, KeyFeature feature) {

    /** The part of one of these columns that {@link #toString} has written, or null when it is none. */
    public static @Nullable KeyPart parse(String text, List<String> columns) {
        if (columns.contains(text)) {
            return new KeyPart(text, KeyFeature.WHOLE);
        }
        int dot = text.lastIndexOf('.');
        KeyFeature feature = dot < 0 ? null : KeyFeature.named(text.substring(dot + 1));
        return feature == null || !columns.contains(text.substring(0, dot))
                ? null
                : new KeyPart(text.substring(0, dot), feature);
    }

    /** The column, and the feature unless it is the whole value: {@code surname.sound}. */
    @Override
    public String toString() {
        return feature == KeyFeature.WHOLE ? column : column + '.' + feature.yamlName();
    }
}
