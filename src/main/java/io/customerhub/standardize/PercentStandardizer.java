package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.number.NumberReading;
import io.customerhub.standardize.number.NumberRule;
import io.customerhub.standardize.number.NumberText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A percentage: the value is the number of percent as {@link BigDecimal}, the part {@code fraction} the same as a factor.
 * A sign or word before or behind the number says percent, permille or basis points; a number without one is what the
 * mapping declares, else percent, with an issue up to 1 because 0.15 may be meant as a factor.
 */
final class PercentStandardizer implements Standardizer {

    /** What a number without a sign counts. */
    enum Unit {
        /** Percent, but up to 1 with an issue. */
        UNDECLARED,
        /** Percent. */
        PERCENT,
        /** A factor: 0.15 is 15 percent. */
        FRACTION
    }

    private static final String[] PERCENT = {
        "percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "por cento", "per cento", "procent"
    };
    private static final int NO_SIGN = Integer.MIN_VALUE;
    private static final String CHINESE = "百分之";
    private static final String CHINESE_PERMILLE = "千分之";

    private final NumberReader reader;
    private final Unit unit;

    PercentStandardizer(NumberReader reader, Unit unit) {
        this.reader = reader;
        this.unit = unit;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = NumberText.plain(text);
        int places = signedPlaces(plain);
        String number = places == NO_SIGN ? plain : withoutSign(plain);
        NumberReading reading = reader.read(number, context.region(), context.language());
        BigDecimal value = reading.value();
        if (value == null) {
            return NumberStandardizer.issue(reading.outcome());
        }
        int shift = places == NO_SIGN ? unit == Unit.FRACTION ? 2 : 0 : places;
        BigDecimal percent = plainScale(value.scaleByPowerOfTen(shift));
        if (context.trace() != RuleTrace.NONE) {
            NumberRule.tell(context.trace(), number, value);
            if (places != NO_SIGN || shift != 0) {
                context.trace().changed(NumberRule.PERCENT, text, percent.toPlainString());
            }
        }
        Map<String, Object> parts = Map.of("fraction", plainScale(percent.scaleByPowerOfTen(-2)));
        boolean doubtful = places == NO_SIGN
                && unit == Unit.UNDECLARED
                && value.signum() != 0
                && value.abs().compareTo(BigDecimal.ONE) <= 0;
        return doubtful ? IssueCode.PERCENT_FRACTION.possible(percent, parts) : StandardValue.valid(percent, parts);
    }

    private static BigDecimal plainScale(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** By how many powers of ten the number differs from percent; the smallest number when there is no sign. */
    private static int signedPlaces(String text) {
        if (text.indexOf('‰') >= 0 || text.startsWith(CHINESE_PERMILLE)) {
            return -1;
        }
        if (text.indexOf('‱') >= 0) {
            return -2;
        }
        boolean percent = text.indexOf('%') >= 0 || text.startsWith(CHINESE) || word(text) != null;
        return percent ? 0 : NO_SIGN;
    }

    /** The text without its one sign; unchanged, so that it is no number, when there are two or they stand within. */
    private static String withoutSign(String text) {
        if (text.startsWith(CHINESE) || text.startsWith(CHINESE_PERMILLE)) {
            return text.substring(CHINESE.length()).strip();
        }
        String word = word(text);
        if (word != null) {
            return text.substring(0, text.length() - word.length()).strip();
        }
        char first = text.charAt(0);
        if (isSign(first)) {
            return text.substring(1).strip();
        }
        boolean negative = text.length() > 2 && first == '-' && isSign(text.charAt(1));
        if (negative) {
            return "-" + text.substring(2).strip();
        }
        boolean last = isSign(text.charAt(text.length() - 1));
        boolean bracket = text.endsWith(")") && text.length() > 2 && isSign(text.charAt(text.length() - 2));
        return last
                ? text.substring(0, text.length() - 1).strip()
                : bracket ? text.substring(0, text.length() - 2).strip() + ")" : text;
    }

    private static boolean isSign(char c) {
        return c == '%' || c == '‰' || c == '‱';
    }

    /** The word for percent at the end, or null. */
    private static @Nullable String word(String text) {
        if (!Character.isLetter(text.charAt(text.length() - 1))) {
            return null;
        }
        String small = text.toLowerCase(Locale.ROOT);
        for (String word : PERCENT) {
            if (small.length() == text.length() && small.endsWith(word)) {
                return word;
            }
        }
        return null;
    }
}
