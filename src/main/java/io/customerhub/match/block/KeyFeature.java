package io.customerhub.match.block;

import io.customerhub.match.compare.PostalDistrict;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.record.Hashes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a value goes into a key. A value that does not have it, such as a date without a year, has no key. */
public enum KeyFeature {
    /** All of it. */
    WHOLE,
    /** The first letter. */
    INITIAL,
    /** The first three letters. */
    START,
    /** The last six signs: of a phone number the part that people dial at home. */
    END,
    /** How it sounds: Soundex (Russell 1918) for letters a to z; the value itself in other scripts. */
    SOUND,
    /** The last word. */
    LAST_WORD,
    /** The longest word. */
    LONGEST_WORD,
    /** The year of a day. */
    YEAR,
    /** Month and day without the year. */
    DAY_OF_YEAR,
    /** The district of a postal code. */
    DISTRICT,
    /** What stands before the at sign of an e-mail address. */
    LOCAL_PART,
    /** The first five signs of what stands before the at sign. */
    LOCAL_START;

    /** No key. */
    static final long NONE = 0;

    private static final int START_LENGTH = 3;
    private static final int END_LENGTH = 6;
    private static final int DATE_LENGTH = 8;
    private static final int YEAR_LENGTH = 4;
    private static final int LOCAL_LENGTH = 5;
    private static final String SOUNDS = "01230120022455012623010202";
    private static final int SOUND_LENGTH = 4;

    /** The name in files: {@code day_of_year}. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The feature of that name, or null. */
    static @Nullable KeyFeature named(String name) {
        for (KeyFeature feature : values()) {
            if (feature.yamlName().equals(name)) {
                return feature;
            }
        }
        return null;
    }

    /** The feature's hash of each value of a column, {@link #NONE} where a value does not have it. */
    long[] hashes(MatchColumn column) {
        long[] hashes = new long[column.distinct()];
        char[] text = column.text();
        for (int value = 0; value < hashes.length; value++) {
            int start = column.start(value);
            hashes[value] = hash(text, start, start + column.length(value));
        }
        return hashes;
    }

    private long hash(char[] text, int start, int end) {
        int length = end - start;
        return switch (this) {
            case WHOLE -> part(text, start, end);
            case INITIAL -> part(text, start, start + 1);
            case START -> length < START_LENGTH ? NONE : part(text, start, start + START_LENGTH);
            case END -> length < END_LENGTH ? NONE : part(text, end - END_LENGTH, end);
            case SOUND -> sound(text, start, end);
            case LAST_WORD -> part(text, lastWord(text, start, end), end);
            case LONGEST_WORD -> longestWord(text, start, end);
            case YEAR -> length < YEAR_LENGTH ? NONE : part(text, start, start + YEAR_LENGTH);
            case DAY_OF_YEAR -> length == DATE_LENGTH ? part(text, start + YEAR_LENGTH, end) : NONE;
            case DISTRICT -> part(text, start, start + PostalDistrict.length(text, start, length));
            case LOCAL_PART -> local(text, start, end, length);
            case LOCAL_START -> length < LOCAL_LENGTH ? NONE : local(text, start, end, LOCAL_LENGTH);
        };
    }

    private static long part(char[] text, int start, int end) {
        return Hashes.of(text, start, end) | 1;
    }

    private static long local(char[] text, int start, int end, int longest) {
        int at = start;
        while (at < end && text[at] != '@') {
            at++;
        }
        return at == start ? NONE : part(text, start, Math.min(at, start + longest));
    }

    private static int lastWord(char[] text, int start, int end) {
        int word = end;
        while (word > start && text[word - 1] != ' ') {
            word--;
        }
        return word;
    }

    private static long longestWord(char[] text, int start, int end) {
        int best = start;
        int bestEnd = start;
        for (int word = start; word < end; ) {
            int next = word;
            while (next < end && text[next] != ' ') {
                next++;
            }
            if (next - word > bestEnd - best) {
                best = word;
                bestEnd = next;
            }
            word = next + 1;
        }
        return part(text, best, bestEnd);
    }

    private static long sound(char[] text, int start, int end) {
        long code = 0;
        int letters = 0;
        char before = '0';
        for (int i = start; i < end && letters < SOUND_LENGTH; i++) {
            char c = text[i];
            if (c < 'a' || c > 'z') {
                if (c > 0x7F) {
                    return part(text, start, end);
                }
                continue;
            }
            char sound = SOUNDS.charAt(c - 'a');
            if (letters == 0) {
                code = c;
                letters = 1;
            } else if (sound != '0' && sound != before) {
                code = code << 8 | sound;
                letters++;
            }
            if (c != 'h' && c != 'w') {
                before = sound;
            }
        }
        return letters == 0 ? NONE : Hashes.mix(code) | 1;
    }
}
