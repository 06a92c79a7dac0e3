package io.customerhub.standardize.name;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys under which two spellings of one person's name meet; they are never shown as the name. {@code match_key} is the
 * family and the given name in small letters without accents and signs, pet names by their full form ({@code Bob} as
 * {@code robert}) and Chinese characters simplified; {@code pinyin} and {@code pinyin_passport} are a Chinese name in
 * Latin letters.
 */
public final class NameKeys {

    private static final String ADDRESSED = "小老阿";

    private NameKeys() {}

    /**
     * Adds the keys of a name to its parts.
     *
     * @param chinese true when characters are read as Chinese, not as Japanese or Korean
     */
    public static void add(PersonName name, boolean chinese, Map<String, Object> parts) {
        String formatted = name.formatted();
        if (EastAsianNames.isEastAsian(formatted)) {
            parts.put("match_key", inCharacters(name));
            if (chinese) {
                addPinyin(name, parts);
            }
            return;
        }
        String key = inLetters(name);
        if (!key.isEmpty()) {
            parts.put("match_key", key);
        }
    }

    private static void addPinyin(PersonName name, Map<String, Object> parts) {
        String formatted = name.formatted();
        boolean familyFirst = formatted.indexOf(EastAsianNames.INTERPUNCT) < 0;
        Pinyin pinyin = name.family() == null && name.given() == null
                ? wholePinyin(formatted)
                : familyFirst
                        ? Pinyin.of(name.family(), name.given(), true)
                        : Pinyin.of(name.given(), name.family(), false);
        if (pinyin != null) {
            parts.put("pinyin", pinyin.spelled());
            parts.put("pinyin_passport", pinyin.passport());
        }
    }

    /**
     * The readings of a Chinese name or word, syllable by syllable, without tones, with {@code lyu} and {@code lu} beside
     * {@code lv} for lü; none when a character has no known reading.
     *
     * @param family the family name that it begins with, which may be read in a way of its own; null when there is none
     */
    public static List<List<String>> pinyin(String text, @Nullable String family) {
        String[] plain = HanReadings.syllables(text);
        if (plain == null) {
            return List.of();
        }
        Set<List<String>> readings = new LinkedHashSet<>();
        addReadings(List.of(plain), readings);
        String[] surname = family != null && text.startsWith(family) ? HanReadings.surname(family) : null;
        if (surname != null) {
            String[] own = plain.clone();
            System.arraycopy(surname, 0, own, 0, surname.length);
            addReadings(List.of(own), readings);
        }
        return List.copyOf(readings);
    }

    private static void addReadings(List<String> marked, Set<List<String>> readings) {
        List<String> toneless = marked.stream().map(HanReadings::toneless).toList();
        for (String spelled : List.of("v", "yu", "u")) {
            readings.add(toneless.stream().map(one -> one.replace("v", spelled)).toList());
        }
    }

    /** A single character is most likely a family name. */
    private static @Nullable Pinyin wholePinyin(String text) {
        return text.length() == 1 ? Pinyin.of(text, null, true) : Pinyin.of(null, text, true);
    }

    /** The characters without dots, simplified; of a pet name such as 小明 and 老王 the name in it. */
    private static String inCharacters(PersonName name) {
        String text = name.formatted();
        boolean pet = name.family() == null && text.length() == 2 && ADDRESSED.indexOf(text.charAt(0)) >= 0;
        StringBuilder key = new StringBuilder(text.length());
        for (int i = pet ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                key.append(Character.toLowerCase(Simplified.of(c)));
            }
        }
        return key.toString();
    }

    private static String inLetters(PersonName name) {
        if (name.family() == null && name.given() == null) {
            return fold(name.formatted());
        }
        String family = fold(name.family()).replace(" ", "");
        String given = Diminutives.full(fold(name.given()));
        return family.isEmpty() ? given : given.isEmpty() ? family : family + " " + given;
    }

    /** Small letters without accents and signs; hyphens and spaces as one space. */
    private static String fold(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                append(key, c);
            } else if ((c == ' ' || c == '-') && key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        return key.toString().strip();
    }

    /** Letters that Unicode does not take apart, as people write them where a keyboard lacks them. */
    private static void append(StringBuilder key, char c) {
        switch (c) {
            case 'ß' -> key.append("ss");
            case 'æ' -> key.append("ae");
            case 'œ' -> key.append("oe");
            case 'ø' -> key.append('o');
            case 'ł' -> key.append('l');
            case 'đ', 'ð' -> key.append('d');
            case 'þ' -> key.append("th");
            case 'ı' -> key.append('i');
            default -> key.append(c);
        }
    }
}
