package io.customerhub.cleanse;

import io.customerhub.record.StandardValue;
import org.jspecify.annotations.Nullable;

/**
 * What cleansing made of a text.
 *
 * @param text the cleansed text, never empty; null when nothing is left or it stands for no value
 * @param missing why there is no text: a missing value, with an issue where a placeholder stood; null when there is text
 */
public record Cleansed(@Nullable String text, @Nullable StandardValue missing) {

    /** Nothing but spaces and what cannot be seen. */
    static final Cleansed BLANK = new Cleansed(null, StandardValue.MISSING);

    /** A placeholder of a list. */
    static final Cleansed PLACEHOLDER = new Cleansed(null, CleansingIssue.PLACEHOLDER.missing());

    /** Keys at random. */
    static final Cleansed JUNK = new Cleansed(null, CleansingIssue.JUNK.missing());
}
