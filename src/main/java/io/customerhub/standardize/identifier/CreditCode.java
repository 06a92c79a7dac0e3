package io.customerhub.standardize.identifier;

/**
 * The unified social credit code of China's legal entities (GB 32100-2015): department and kind of the register, six
 * digits of the region (GB/T 2260), nine characters of the organization (GB 11714), and a check character modulo 31.
 */
public final class CreditCode {

    /** The characters of GB 32100, table 1: digits and capitals without I, O, S, V and Z. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Powers of 3 modulo 31. */
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {}

    /** Judges a code as {@link WrittenNumber#compact} gives it. */
    public static Verdict check(String code) {
        if (code.length() != 18 || !CheckDigits.areDigits(code, 2, 8)) {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = CHARACTERS.indexOf(code.charAt(i));
            if (value < 0) {
                return Verdict.WRONG_FORM;
            }
            sum += value * WEIGHTS[i];
        }
        int check = CHARACTERS.indexOf(code.charAt(17));
        return check < 0 ? Verdict.WRONG_FORM : Verdict.checked((sum + check) % 31 == 0);
    }

    /** The six digits of the region in a code that is right. */
    public static String regionCode(String code) {
        return code.substring(2, 8);
    }

    /** The name of the province, or null when the register is none of a province's, such as 100000. */
    public static @org.jspecify.annotations.Nullable String province(String code) {
        return ChineseProvinces.name(code, 2);
    }

    /** The code of the organization within a code that is right. */
    public static String organizationCode(String code) {
        return code.substring(8, 17);
    }
}
