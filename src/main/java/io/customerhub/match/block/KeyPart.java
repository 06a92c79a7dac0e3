package io.customerhub.match.block;

/**
 * A part of a key: a feature of a column.
 *
 * @param column the name of the column
 * @param feature what of its values counts
 */
public record KeyPart(String column, KeyFeature feature) {

    /** The column, and the feature unless it is the whole value: {@code surname.sound}. */
    @Override
    public String toString() {
        return feature == KeyFeature.WHOLE ? column : column + '.' + feature.yamlName();
    }
}
