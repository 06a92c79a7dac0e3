package io.customerhub.standardize.name;

import io.customerhub.record.RuleTrace;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Chinese, Japanese and Korean names in their own scripts: the family name stands first, and only names with an
 * interpunct ({@code 买买提·艾力}) put the given name first.
 */
public final class EastAsianNames {

    /** Korean family names of two syllables that are in use today (Statistics Korea, census of 2015). */
    private static final Set<String> KOREAN_COMPOUND = Set.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방");

    static final char INTERPUNCT = '·';

    /** What stands before a name of one syllable when people speak to one another; no family names. */
    private static final String ADDRESSED = "小老阿";

    /** Forms of address after Japanese and Korean names. */
    private static final java.util.List<String> JAPANESE_HONORIFICS = java.util.List.of("様", "さん", "殿", "先生");

    private static final java.util.List<String> KOREAN_HONORIFICS = java.util.List.of("선생님", "님", "씨");

    private EastAsianNames() {}

    /** True when the name has an ideograph, kana or a Hangul syllable. */
    public static boolean isEastAsian(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x1100 && (isKana(c) || isHangul(c) || Character.isIdeographic(text.codePointAt(i)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name in a cleansed text.
     *
     * @param japanese true when the region is Japan: characters alone do not tell a Japanese from a Chinese name
     * @param trace hears what each rule changes
     */
    public static PersonName read(String text, boolean japanese, RuleTrace trace) {
        if (hasLatin(text)) {
            return PersonName.whole(text);
        }
        if (japanese || any(text, EastAsianNames::isKana)) {
            return addressed(text, JAPANESE_HONORIFICS, trace, EastAsianNames::readJapanese);
        }
        String name = compact(text);
        if (name != text && trace != RuleTrace.NONE) {
            trace.changed(PersonNameRule.CHARACTERS, text, name);
        }
        if (any(name, EastAsianNames::isHangul)) {
            return addressed(name, KOREAN_HONORIFICS, trace, EastAsianNames::readKorean);
        }
        String honorific = Titles.honorific(name);
        if (honorific == null) {
            return readChinese(name, text, false);
        }
        String bare = name.substring(0, name.length() - honorific.length());
        trace.changed(PersonNameRule.HONORIFIC, name, bare);
        return withSuffix(readChinese(bare, bare, true), honorific);
    }

    private static PersonName addressed(
            String text,
            java.util.List<String> honorifics,
            RuleTrace trace,
            java.util.function.Function<String, PersonName> reader) {
        for (String honorific : honorifics) {
            if (text.endsWith(honorific) && text.length() > honorific.length() + 1) {
                String bare =
                        text.substring(0, text.length() - honorific.length()).stripTrailing();
                trace.changed(PersonNameRule.HONORIFIC, text, bare);
                return withSuffix(reader.apply(bare), honorific);
            }
        }
        return reader.apply(text);
    }

    private static PersonName withSuffix(PersonName name, String suffix) {
        return new PersonName(
                name.formatted(), null, name.given(), name.additional(), name.family(), suffix, name.nickname(), false);
    }

    /** A given or family name alone: without spaces, with one form of the interpunct. */
    public static String readPart(String text) {
        return hasLatin(text) ? text : compact(text);
    }

    private static PersonName readChinese(String name, String written, boolean addressed) {
        int dot = name.indexOf(INTERPUNCT);
        if (dot > 0 && dot < name.length() - 1) {
            int last = name.lastIndexOf(INTERPUNCT);
            String middle = last > dot + 1 ? name.substring(dot + 1, last) : null;
            return new PersonName(
                    name, null, name.substring(0, dot), middle, ifAny(name.substring(last + 1)), null, null, false);
        }
        int length = name.codePointCount(0, name.length());
        boolean compound = HanSurnames.startsWithCompound(name);
        if (length == 1 || length == 2 && compound) {
            boolean family = addressed || compound || HanSurnames.isSingle(name.charAt(0));
            return family ? PersonName.of(name, null, name) : PersonName.whole(name);
        }
        if (ADDRESSED.indexOf(name.charAt(0)) >= 0) {
            return length == 2
                    ? new PersonName(name, null, null, null, null, null, name, false)
                    : PersonName.whole(name);
        }
        int space = written.indexOf(' ');
        if (space == 1 && length <= 4 && written.indexOf(' ', 2) < 0) {
            return split(name, 1);
        }
        if (compound) {
            return length > 5 ? PersonName.whole(name) : split(name, 2);
        }
        return length == 2 || length == 3 ? split(name, name.offsetByCodePoints(0, 1)) : PersonName.whole(name);
    }

    private static PersonName readJapanese(String text) {
        int space = text.indexOf(' ');
        if (space < 0 || text.indexOf(' ', space + 1) >= 0) {
            return PersonName.whole(text);
        }
        return PersonName.of(text, text.substring(space + 1), text.substring(0, space));
    }

    private static PersonName readKorean(String name) {
        if (name.length() > 5 || any(name, c -> !isHangul(c))) {
            return PersonName.whole(name);
        }
        if (name.length() > 2 && KOREAN_COMPOUND.contains(name.substring(0, 2))) {
            return split(name, 2);
        }
        return name.length() == 2 || name.length() == 3 ? split(name, 1) : PersonName.whole(name);
    }

    private static PersonName split(String name, int at) {
        return PersonName.of(name, name.substring(at), name.substring(0, at));
    }

    private static @Nullable String ifAny(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Without spaces, and with U+00B7 for all the dots that people type inside a name (GB/T 15834). */
    private static String compact(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '•' || c == '‧' || c == '・' || c == '･' || c == '.' || c == '∙' || c == '●';
            if ((c == ' ' || dot) && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (out != null && c != ' ') {
                out.append(dot ? INTERPUNCT : c);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean hasLatin(String text) {
        return any(text, c -> c < 0x2E80 && Character.isLetter(c));
    }

    private static boolean any(String text, java.util.function.IntPredicate test) {
        for (int i = 0; i < text.length(); i++) {
            if (test.test(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKana(int c) {
        return c >= 0x3041 && c <= 0x30FA || c >= 0xFF66 && c <= 0xFF9D;
    }

    private static boolean isHangul(int c) {
        return c >= 0xAC00 && c <= 0xD7A3 || c >= 0x1100 && c <= 0x11FF;
    }
}
