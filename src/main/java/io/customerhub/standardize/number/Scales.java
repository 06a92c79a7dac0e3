package io.customerhub.standardize.number;

import io.customerhub.record.RuleTrace;
import java.math.BigDecimal;

/** Chinese and Japanese signs behind a number that multiply it: 万 ten thousand, 亿 a hundred million, and 千 before them. */
public final class Scales {

    private static final String SIGNS = "千百十万萬亿億";

    private Scales() {}

    /** How many zeros the signs at the end of a text stand for; 0 when there are none, or none that are read. */
    public static int zeros(String text) {
        int end = text.length();
        char last = end == 0 ? 0 : text.charAt(end - 1);
        if (last < 0x4E00 || SIGNS.indexOf(last) < 0) {
            return 0;
        }
        int start = signsFrom(text);
        return switch (text.substring(start).replace('萬', '万').replace('億', '亿')) {
            case "千" -> 3;
            case "万" -> 4;
            case "十万" -> 5;
            case "百万" -> 6;
            case "千万" -> 7;
            case "亿" -> 8;
            case "十亿" -> 9;
            case "百亿" -> 10;
            case "千亿" -> 11;
            case "万亿" -> 12;
            default -> 0;
        };
    }

    /** The text before the signs. */
    public static String withoutSign(String text) {
        return text.substring(0, signsFrom(text)).stripTrailing();
    }

    private static int signsFrom(String text) {
        int start = text.length();
        while (start > 0 && SIGNS.indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    /** The number with its zeros; the same instance when there are none. */
    public static BigDecimal scaled(BigDecimal value, int zeros, String text, RuleTrace trace) {
        if (zeros == 0) {
            return value;
        }
        BigDecimal large = value.scaleByPowerOfTen(zeros);
        BigDecimal scaled = large.scale() < 0 ? large.setScale(0) : large;
        if (trace != RuleTrace.NONE) {
            trace.changed(NumberRule.SCALE, text, scaled.toPlainString());
        }
        return scaled;
    }
}
