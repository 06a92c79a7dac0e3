package io.customerhub.sample.spelling;

import io.customerhub.sample.party.Country;
import io.customerhub.sample.party.PhoneNumber;
import io.customerhub.sample.party.SampleRandom;
import java.util.List;

/** Spells telephone numbers as people do: national or international, with spaces, dashes, dots, brackets. */
public final class PhoneSpelling {
    /** What {@link #invalid} draws from: numbers and words that nobody could call. */
    public static final List<String> INVALID = List.of(
            "12345",
            "000-0000",
            "1381234567",
            "138001380001234",
            "00000000000",
            "1-800",
            "+86 999",
            "+49 000 000000",
            "99999999999999999",
            "ask reception",
            "电话不详",
            "+1 555 01",
            "0123",
            "111111");

    private PhoneSpelling() {}

    /** The number in one of some twenty spellings; national ones only if the reader can know the country. */
    public static String spell(PhoneNumber number, boolean countryIsKnown, SampleRandom random) {
        boolean national = countryIsKnown && random.chance(600);
        String spelled = national ? national(number, random) : international(number, random);
        return TextDirt.spaces(random.chance(20) ? TextDirt.fullWidth(spelled) : spelled, random);
    }

    /** A value in a phone field that is no number that one could call. */
    public static String invalid(SampleRandom random) {
        return random.pick(INVALID);
    }

    private static String national(PhoneNumber number, SampleRandom random) {
        List<String> groups = number.groups();
        boolean chineseMobile = number.mobile() && number.country() == Country.CN;
        String trunk = chineseMobile ? "" : number.country().trunkPrefix();
        String first = trunk + groups.get(0);
        List<String> others = groups.subList(1, groups.size());
        return switch (random.below(7)) {
            case 0 -> first + " " + String.join(" ", others);
            case 1, 2 -> first + "-" + String.join("-", others);
            case 3 -> chineseMobile ? first + String.join("", others) : "(" + first + ") " + String.join("-", others);
            case 4 -> chineseMobile ? "手机：" + first + String.join("", others) : first + "/" + String.join("", others);
            case 5 ->
                number.country() == Country.CN
                        ? first + String.join("", others)
                        : first + "." + String.join(".", others);
            default -> first + String.join("", others);
        };
    }

    private static String international(PhoneNumber number, SampleRandom random) {
        String code = number.country().callingCode();
        List<String> groups = number.groups();
        boolean zero =
                number.country().trunkPrefix().equals("0") && !(number.mobile() && number.country() == Country.CN);
        return switch (random.below(10)) {
            case 0, 1 -> "+" + code + String.join("", groups);
            case 2 -> "+" + code + " " + String.join(" ", groups);
            case 3 -> "+" + code + "-" + String.join("-", groups);
            case 4 -> "(+" + code + ")" + String.join("", groups);
            case 5 -> number.country().dialsDoubleZero() ? "00" + code + String.join("", groups) : number.e164();
            case 6 ->
                number.country().dialsDoubleZero()
                        ? "00" + code + "-" + String.join("-", groups)
                        : "+" + code + "." + String.join(".", groups);
            case 7 ->
                zero ? "+" + code + " (0)" + String.join(" ", groups) : "+" + code + " " + String.join("-", groups);
            case 8 -> "tel:+" + code + "-" + String.join("-", groups);
            default -> "+" + code + " " + String.join("", groups);
        };
    }
}
