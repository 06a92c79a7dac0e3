package io.customerhub.console.page;

import com.ibm.icu.text.MessageFormat;
import io.customerhub.explain.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the console in all its languages, from {@code messages/AREA_LANGUAGE.properties} (UTF-8). Texts are ICU
 * message patterns with named arguments, as in {@code {count, plural, one {# letter} other {# letters}}}.
 */
public final class Messages {

    /** One pair of files for each; a new area is added here. */
    static final List<String> AREAS =
            List.of("shell", "state", "account", "record", "customers", "configuration", "letters", "plans");

    private final Map<Language, Map<String, String>> texts;
    private final Wording wording;

    private Messages(Map<Language, Map<String, String>> texts, Wording wording) {
        this.texts = texts;
        this.wording = wording;
    }

    /**
     * Reads all files.
     *
     * @throws IllegalStateException when a file is missing or two areas name one key
     */
    public static Messages load() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, String> merged = new HashMap<>();
            for (String area : AREAS) {
                read(area, language).forEach((key, text) -> {
                    if (merged.put((String) key, (String) text) != null) {
                        throw new IllegalStateException("the message " + key + " is there twice");
                    }
                });
            }
            all.put(language, Map.copyOf(merged));
        }
        return new Messages(all, Wording.load());
    }

    private static Properties read(String area, Language language) {
        String name = "/io/customerhub/console/messages/" + area + "_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream file = Messages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the messages " + name + " are missing");
            }
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }

    /**
     * A text.
     *
     * @param namesAndValues names and values of its arguments in turn; instants and the like are written by the caller
     * @throws IllegalArgumentException when there is no such text, which a test finds before it happens
     */
    public String text(Language language, String key, Object... namesAndValues) {
        String pattern = texts.get(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message is named " + key);
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        Locale locale = language.locale();
        return new MessageFormat(pattern, locale).format(values);
    }

    /** What a service said in English, in that language; see {@link Wording#said}. */
    String said(Language language, @Nullable String code, String message) {
        return language == Language.ZH ? wording.said(code, message) : message;
    }

    /** What a code means and what to do in Chinese; see {@link Wording}. */
    Wording wording() {
        return wording;
    }

    /** True when there is such a text. */
    public boolean has(String key) {
        return texts.get(Language.EN).containsKey(key);
    }

    /** All keys of a language. */
    public Set<String> keys(Language language) {
        return texts.get(language).keySet();
    }

    /** The pattern behind a text, for tests of the bundles. */
    String pattern(Language language, String key) {
        return String.valueOf(texts.get(language).get(key));
    }
}
