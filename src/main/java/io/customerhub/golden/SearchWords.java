package io.customerhub.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerhub.standardize.name.NameKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which a golden customer is found, and the questions to them, in PostgreSQL's text form of {@code tsvector}
 * and {@code tsquery} (PostgreSQL 18 manual, 8.11): words of names in small letters without accents, every end of a run of
 * Chinese characters and of its pinyin, so that any part of it is found as a beginning; and whole values behind a sign that
 * no name has.
 */
public final class SearchWords {

    /** Counts the rules by which words are made; rows of another edition are made anew. */
    public static final int EDITION = 1;

    private static final String PHONE = "=p";
    private static final String EMAIL = "=e";
    private static final String URL = "=u";
    private static final String IDENTIFIER = "=i";

    /** So long are the longest words that are kept and asked for; a lexeme may have 2,046 bytes. */
    private static final int LONGEST_WORD = 60;

    private static final int LONGEST_VALUE = 250;

    /** A question of more words finds nothing else. */
    private static final int MOST_WORDS = 12;

    private static final List<String> NAMES = List.of("given_name", "additional_name", "family_name", "nickname");
    private static final List<String> WHOLE_NAMES = List.of("formatted_name", "legal_name", "trading_name");
    private static final JsonFactory JSON = new JsonFactory();

    private SearchWords() {}

    /** The words of a customer, as a {@code tsvector}. */
    public static String of(GoldenCustomer customer) {
        Set<String> words = new LinkedHashSet<>();
        for (String column : NAMES) {
            addName(customer.value(column), null, null, words);
        }
        for (String column : WHOLE_NAMES) {
            boolean whole = column.equals("formatted_name");
            addName(
                    customer.value(column),
                    whole ? customer.value("given_name") : null,
                    whole ? customer.value("family_name") : null,
                    words);
        }
        entries(customer.contactPoints(), (system, value) -> words.add(contact(system) + plain(value)));
        entries(customer.identifiers(), (system, value) -> words.add(IDENTIFIER + lettersAndDigits(value)));
        StringBuilder text = new StringBuilder(words.size() * 12);
        words.forEach(word -> quoted(word, text.append(text.length() == 0 ? "" : " ")));
        return text.toString();
    }

    /** The question for customers who have words that begin so, in any order; empty when the text has no letter or digit. */
    public static String names(String text) {
        StringBuilder query = new StringBuilder();
        List<String> runs = new NameWords(text).runs();
        for (String run : runs.subList(0, Math.min(runs.size(), MOST_WORDS))) {
            quoted(cut(run, LONGEST_WORD), query.append(query.length() == 0 ? "" : " & "));
            query.append(":*");
        }
        return query.toString();
    }

    /** The question for customers with a phone number, as E.164 has it. */
    public static String phone(String value) {
        return value(PHONE + plain(value));
    }

    /** The question for customers with an e-mail address. */
    public static String email(String value) {
        return value(EMAIL + plain(value));
    }

    /** The question for customers with an identifier of any kind; signs between its letters and digits do not count. */
    public static String identifier(String value) {
        return value(IDENTIFIER + lettersAndDigits(value));
    }

    /** The question for those that any of these questions finds; empty when there is none. */
    public static String any(List<String> queries) {
        return String.join(
                " | ",
                queries.stream()
                        .filter(query -> !query.isEmpty())
                        .distinct()
                        .map(query -> "(" + query + ")")
                        .toList());
    }

    private static String value(String word) {
        return word.length() <= 2 ? "" : quoted(word, new StringBuilder()).toString();
    }

    private static void addName(
            @Nullable String text, @Nullable String given, @Nullable String family, Set<String> words) {
        if (text == null) {
            return;
        }
        NameWords name = new NameWords(text);
        for (String run : name.runs()) {
            if (NameWords.isHan(run)) {
                ends(run, words);
            } else {
                words.add(cut(run, LONGEST_WORD));
            }
        }
        for (String run : name.hanAsWritten()) {
            boolean isWhole = given != null && family != null && run.length() == given.length() + family.length();
            NameKeys.pinyin(run, isWhole ? family : null).forEach(syllables -> endsOf(syllables, words));
        }
    }

    /** The run and what is left of it from each later character on. */
    private static void ends(String run, Set<String> words) {
        for (int i = 0; i < Math.min(run.length(), LONGEST_WORD); i++) {
            if (!Character.isLowSurrogate(run.charAt(i))) {
                words.add(cut(run.substring(i), LONGEST_WORD));
            }
        }
    }

    private static void endsOf(List<String> syllables, Set<String> words) {
        for (int i = 0; i < Math.min(syllables.size(), LONGEST_WORD); i++) {
            words.add(cut(String.join("", syllables.subList(i, syllables.size())), LONGEST_WORD));
        }
    }

    private static String contact(String system) {
        return switch (system) {
            case "phone" -> PHONE;
            case "email" -> EMAIL;
            default -> URL;
        };
    }

    private static String plain(String value) {
        return cut(value.strip().toLowerCase(Locale.ROOT).replace("\0", ""), LONGEST_VALUE);
    }

    private static String lettersAndDigits(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(text::appendCodePoint);
        return cut(text.toString(), LONGEST_VALUE);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static StringBuilder quoted(String word, StringBuilder text) {
        return text.append('\'')
                .append(word.replace("\\", "\\\\").replace("'", "''"))
                .append('\'');
    }

    private interface Entry {
        void of(String system, String value);
    }

    private static void entries(@Nullable String json, Entry taker) {
        if (json == null) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            String system = "";
            String value = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_OBJECT && value != null) {
                    taker.of(system, value);
                    value = null;
                } else if (token == JsonToken.VALUE_STRING
                        && parser.currentName().equals("system")) {
                    system = parser.getText();
                } else if (token == JsonToken.VALUE_STRING
                        && parser.currentName().equals("value")) {
                    value = parser.getText();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("survivorship writes valid JSON", impossible);
        }
    }
}
