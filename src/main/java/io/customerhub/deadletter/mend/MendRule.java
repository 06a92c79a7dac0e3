package io.customerhub.deadletter.mend;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes one field of a record. A rule that does not fit a value leaves it as it is. */
public sealed interface MendRule {

    /** The longest text that a rule makes, in characters; a value that would become longer stays as it is. */
    int LONGEST = 1_000_000;

    /** The source field, as a mapping would name it. */
    String field();

    /** What becomes of a value; null is none. The same value says that the rule leaves it. */
    @Nullable
    String mended(@Nullable String value);

    /** What it does in a few words, without any value. */
    String words();

    /**
     * Writes one value into the field, whatever stood there.
     *
     * @param value the value, or null for none
     */
    record SetValue(String field, @Nullable String value) implements MendRule {
        @Override
        public @Nullable String mended(@Nullable String old) {
            return value;
        }

        @Override
        public String words() {
            return "set " + field;
        }
    }

    /**
     * Replaces whole values by others.
     *
     * @param values each value with what stands for it
     */
    record MapValues(String field, Map<String, String> values) implements MendRule {
        /** Copies the map. */
        public MapValues {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a map of values needs at least one value and what stands for it");
            }
            values = Map.copyOf(values);
        }

        @Override
        public @Nullable String mended(@Nullable String value) {
            return value == null ? null : values.getOrDefault(value, value);
        }

        @Override
        public String words() {
            return "map " + values.size() + (values.size() == 1 ? " value of " : " values of ") + field;
        }
    }

    /** Takes white space off both ends, the wide and the unbreakable one included. */
    record Trim(String field) implements MendRule {
        @Override
        public @Nullable String mended(@Nullable String value) {
            if (value == null) {
                return null;
            }
            int from = 0;
            int to = value.length();
            while (from < to && isSpace(value.charAt(from))) {
                from++;
            }
            while (to > from && isSpace(value.charAt(to - 1))) {
                to--;
            }
            return value.substring(from, to);
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
        }

        @Override
        public String words() {
            return "trim " + field;
        }
    }

    /** Reads a date or time in a format and writes it as ISO 8601. */
    final class ParseDate implements MendRule {

        private final String field;
        private final String format;
        private final DateTimeFormatter formatter;

        /**
         * A date in a format.
         *
         * @param format the letters of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy}; {@code y} means a plain year
         * @throws IllegalArgumentException when it is no format
         */
        public ParseDate(String field, String format) {
            this.field = field;
            this.format = format;
            // strict, so that the 31st of February stays what it is: wrong; a plain year needs no era then
            this.formatter = formatter(format);
        }

        /** The message of java.time repeats the format, which somebody may have typed a value of a record into. */
        private static DateTimeFormatter formatter(String format) {
            try {
                return DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
            } catch (IllegalArgumentException noFormat) {
                throw new IllegalArgumentException(
                        "the format of dates is none of java.time; write it with its letters, such as dd.MM.yyyy");
            }
        }

        @Override
        public String field() {
            return field;
        }

        /** The format. */
        public String format() {
            return format;
        }

        @Override
        public @Nullable String mended(@Nullable String value) {
            if (value == null) {
                return null;
            }
            try {
                TemporalAccessor read = formatter.parse(value);
                LocalDate day = read.query(TemporalQueries.localDate());
                LocalTime time = read.query(TemporalQueries.localTime());
                if (day == null) {
                    return value;
                }
                if (time == null) {
                    return day.toString();
                }
                return read.query(TemporalQueries.zone()) == null
                        ? LocalDateTime.of(day, time).toString()
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.from(read));
            } catch (DateTimeException otherForm) {
                return value;
            }
        }

        @Override
        public String words() {
            return "read " + field + " as " + format;
        }
    }

    /**
     * Replaces what a regular expression finds. The engine is RE2/J: its time grows with the length of the value alone,
     * whatever the expression (Cox, Regular Expression Matching Can Be Simple And Fast, 2007).
     */
    final class Replace implements MendRule {

        private static final int LONGEST_PATTERN = 1_000;

        private final String field;
        private final Pattern pattern;
        private final String replacement;

        /**
         * A replacement.
         *
         * @param pattern a regular expression of RE2, without look-around and back references
         * @param replacement the text in its place; {@code $1} stands for what the first bracket found
         * @throws IllegalArgumentException when it is no such expression, or the replacement names a bracket that is not
         *     there
         */
        public Replace(String field, String pattern, String replacement) {
            if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
                throw new IllegalArgumentException("a regular expression has 1 to " + LONGEST_PATTERN + " characters");
            }
            try {
                this.field = field;
                this.pattern = Pattern.compile(pattern);
                this.replacement = replacement;
            } catch (PatternSyntaxException wrong) {
                throw new IllegalArgumentException(
                        "the regular expression cannot be used: " + wrong.getDescription()
                                + "; look-around and back references are not part of RE2",
                        wrong);
            }
            checkReplacement();
        }

        private void checkReplacement() {
            for (int i = 0; i < replacement.length(); i++) {
                char c = replacement.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '$') {
                    int end = i + 1;
                    while (end < replacement.length() && Character.isDigit(replacement.charAt(end))) {
                        end++;
                    }
                    if (end == i + 1
                            || end - i > 3
                            || Integer.parseInt(replacement.substring(i + 1, end)) > pattern.groupCount()) {
                        throw new IllegalArgumentException(
                                "in the replacement, $ with a number stands for a bracket of the"
                                        + " expression, which has " + pattern.groupCount()
                                        + "; write \\$ for the sign itself");
                    }
                }
            }
        }

        @Override
        public String field() {
            return field;
        }

        @Override
        public @Nullable String mended(@Nullable String value) {
            if (value == null) {
                return null;
            }
            Matcher matcher = pattern.matcher(value);
            StringBuilder text = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(text, replacement);
                if (text.length() > LONGEST) {
                    return value;
                }
            }
            matcher.appendTail(text);
            return text.length() > LONGEST ? value : text.toString();
        }

        @Override
        public String words() {
            return "replace in " + field;
        }
    }
}
