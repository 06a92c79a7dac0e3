package io.customerhub.console.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bright the console is. */
public enum Theme {
    /** As the system of the visitor is set. */
    AUTO,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK;

    /** Its name in forms, cookies and the style sheet. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme of that name, else {@link #AUTO}. */
    public static Theme of(@Nullable String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return AUTO;
    }
}
