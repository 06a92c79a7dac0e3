package io.customerhub.pipeline;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as Kamelets hand them over: an option that is not given arrives as blank text. */
public final class Texts {

    private Texts() {}

    /** The text without space around it, or null when it is blank. */
    public static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** The parts between commas, without space around them; empty when the text is blank. */
    public static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
