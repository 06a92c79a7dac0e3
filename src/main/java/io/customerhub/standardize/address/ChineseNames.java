package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a person's name from a place at the ends of a Chinese delivery line. Immutable. */
final class ChineseNames {

    private static final String[] TITLES = {"先生", "女士", "小姐", "太太", "老师", "同学", "经理"};
    private static final String[] RECEIVES = {"(收)", "亲收", "亲启", "收"};
    private static final String PLACE_MARKS = "城园苑楼店厦村路街号室里区镇厂院校学层座栋幢口旁处部所站局道桥广场府庄寓湾轩阁居司心馆铺市县省巷弄乡社门谢快发送放货递天急";

    private final Set<String> families = new HashSet<>();

    ChineseNames() {
        for (String line : WordList.lines(ChineseNames.class, "cn-surnames.txt")) {
            for (String word : line.split(" ")) {
                if (word.length() == 2) {
                    families.add(word);
                } else {
                    word.chars().forEach(c -> families.add(String.valueOf((char) c)));
                }
            }
        }
    }

    /**
     * The name that a piece of a line is; null when it is none for sure.
     *
     * @param labelled true when the line says that a name follows
     */
    @Nullable
    String name(String piece, boolean labelled) {
        String name = piece;
        for (String word : RECEIVES) {
            if (name.endsWith(word) && name.length() > word.length() + 1) {
                name = name.substring(0, name.length() - word.length());
                break;
            }
        }
        name = name.startsWith("(收)") ? name.substring(3) : name;
        String bare = name;
        for (String title : TITLES) {
            if (bare.endsWith(title) && bare.length() > title.length()) {
                bare = bare.substring(0, bare.length() - title.length());
                break;
            }
        }
        boolean titled = bare.length() < name.length();
        return isName(bare, titled, labelled) ? name : null;
    }

    private boolean isName(String bare, boolean titled, boolean labelled) {
        if (bare.isEmpty() || bare.length() > (labelled || isTransliterated(bare) ? 15 : 4) || hasDigit(bare)) {
            return false;
        }
        if (labelled || isTransliterated(bare)) {
            return true;
        }
        char last = bare.charAt(bare.length() - 1);
        boolean family =
                families.contains(bare.substring(0, 1)) || bare.length() > 2 && families.contains(bare.substring(0, 2));
        boolean letters = bare.length() > 1 && last < 0x80;
        boolean han = isHan(bare);
        boolean whole = titled
                ? bare.length() <= 3
                : bare.length() >= 2 && PLACE_MARKS.indexOf(last) < 0 && !bare.endsWith("单元");
        return family && whole && (han || letters && isHan(bare.substring(0, 1)) && isLatin(bare.substring(1)));
    }

    /** True for names with an interpunct, as minorities and foreigners write them: 阿卜杜拉·买买提. */
    private static boolean isTransliterated(String bare) {
        int dot = bare.indexOf('·');
        return dot > 1 && dot < bare.length() - 2 && bare.length() <= 15 && isHan(bare);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean isHan(String text) {
        return text.chars().allMatch(c -> c >= 0x4E00 && c <= 0x9FFF || c == '·');
    }

    private static boolean isLatin(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }
}
