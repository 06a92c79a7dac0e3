package io.customerhub.explain;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The languages in which the hub explains itself. */
public enum Tongue {
    /** English. */
    EN("explanations.yaml"),
    /** Simplified Chinese. */
    ZH("explanations.zh.yaml");

    private final String file;

    Tongue(String file) {
        this.file = file;
    }

    /** The file of the explanations. */
    String file() {
        return file;
    }

    /** The language of a tag or locale such as {@code zh}, {@code zh-CN} or {@code zh_CN.UTF-8}; null when it is another. */
    public static @Nullable Tongue of(String tag) {
        String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_.@]", 2)[0];
        return switch (primary) {
            case "en", "c", "posix" -> EN;
            case "zh" -> ZH;
            default -> null;
        };
    }

    /** That of the shell: the first of {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG} that is set (POSIX 8.2), else English. */
    public static Tongue ofShell(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                Tongue tongue = of(value);
                return tongue == null ? EN : tongue;
            }
        }
        return EN;
    }
}
