package io.customerhub.standardize.name;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Chinese family names in pinyin and the frequent family names of Vietnam, in plain Latin letters. */
final class AsianSurnames {

    /** Nine of ten people in Vietnam bear one of these (Lê Trung Hoa, Họ và tên người Việt Nam, 2005). */
    private static final Set<String> VIETNAMESE = Set.of(
            "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
            "duong", "ly");

    private static final Set<String> COMPOUND = Set.of(
            "ouyang", "sima", "shangguan", "zhuge", "situ", "huangfu", "dongfang", "nangong", "linghu", "xiahou");

    private static final Set<String> PINYIN = pinyin();

    private AsianSurnames() {}

    private static Set<String> pinyin() {
        Set<String> surnames = new HashSet<>(COMPOUND);
        for (char single : HanSurnames.singles()) {
            String[] syllables = HanReadings.surname(String.valueOf(single));
            if (syllables != null) {
                String plain = HanReadings.toneless(syllables[0]);
                surnames.add(plain.replace('v', 'u'));
                surnames.add(plain.replace("v", "yu"));
            }
        }
        return Set.copyOf(surnames);
    }

    /** True when a word, whatever its case, is one of them. */
    static boolean contains(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return VIETNAMESE.contains(lower) || PINYIN.contains(lower);
    }

    /** True when a word in small letters is a Chinese family name in pinyin. */
    static boolean isPinyin(String lower) {
        return PINYIN.contains(lower);
    }
}
