package io.customerhub.record;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of one record, from the cell of the source to the standard value.
 *
 * @param raw the text as the source gave it; several source fields are joined by a space; null when absent
 * @param text the cleansed text; null when nothing is left (blank, placeholder); of a placeholder {@code standard} tells
 *     the issue
 * @param standard what the standardizer made of the text; null before that stage
 */
public record AttributeValue(@Nullable String raw, @Nullable String text, @Nullable StandardValue standard) {

    /** No value at all. */
    public static final AttributeValue ABSENT = new AttributeValue(null, null, StandardValue.MISSING);

    /** A value as the mapping found it. */
    public static AttributeValue mapped(@Nullable String raw) {
        return raw == null ? ABSENT : new AttributeValue(raw, raw, null);
    }

    /** The same cell with cleansed text. */
    public AttributeValue cleansed(@Nullable String cleansed) {
        return new AttributeValue(raw, cleansed, cleansed == null ? StandardValue.MISSING : null);
    }

    /** The same cell with its standard value. */
    public AttributeValue standardized(StandardValue value) {
        return new AttributeValue(raw, text, value);
    }
}
