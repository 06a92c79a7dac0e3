package io.customerhub.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a steward decides about two records. */
public enum Verdict {
    /** They are one customer. */
    SAME,
    /** They are two customers, whatever the evidence. */
    DIFFERENT,
    /** Nobody can say; the evidence decides, and nobody is asked again. */
    UNSURE;

    /** The word in tables and commands. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Verdict::text).toList();
    }

    /** The verdict of that word, or null. */
    public static @Nullable Verdict named(String text) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.text().equals(text))
                .findFirst()
                .orElse(null);
    }
}
