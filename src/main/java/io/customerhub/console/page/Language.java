package io.customerhub.console.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the console. */
public enum Language {
    /** English. */
    EN("en", "English", Locale.ENGLISH),
    /** Simplified Chinese. */
    ZH("zh", "中文", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final String title;
    private final Locale locale;

    Language(String code, String title, Locale locale) {
        this.code = code;
        this.title = title;
        this.locale = locale;
    }

    /** The end of the name of its message files. */
    public String code() {
        return code;
    }

    /** Its own name for itself. */
    public String title() {
        return title;
    }

    /** How its numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** For the {@code lang} attribute (BCP 47). */
    public String tag() {
        return this == ZH ? "zh-Hans" : "en";
    }

    /** The language that was chosen, else the first of {@code Accept-Language} that is there, else English. */
    public static Language of(@Nullable String chosen, @Nullable String accepted) {
        for (Language language : values()) {
            if (language.code.equals(chosen)) {
                return language;
            }
        }
        if (accepted != null && accepted.length() < 500) {
            for (String range : accepted.split(",")) {
                String primary = range.strip().split("[-;]", 2)[0].toLowerCase(Locale.ROOT);
                for (Language language : values()) {
                    if (language.code.equals(primary)) {
                        return language;
                    }
                }
            }
        }
        return EN;
    }
}
