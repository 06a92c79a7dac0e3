package io.customerhub.standardize.number;

import io.customerhub.standardize.number.NumberReading.Outcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers: {@code 1234.5}, {@code 1,234.56}, {@code 1.234,56}, {@code 1 234,56}, {@code 1'234.56},
 * {@code 12,34,567}, {@code (12.00)}, {@code 12-}, {@code 1.5E3}. One separator with three digits behind it can mean
 * thousands or decimals: the declared decimal separator decides, else the region's. A point alone is also how machines
 * write decimals, so it means thousands only where that was declared.
 */
public final class NumberReader {

    /** Decimals are whatever text and region say. */
    public static final char UNDECLARED = 0;

    private static final int LONGEST = 40;
    private static final int LARGEST_EXPONENT = 30;

    private final char declared;

    /**
     * A reader.
     *
     * @param declared {@code '.'}, {@code ','} or {@link #UNDECLARED}
     */
    public NumberReader(char declared) {
        this.declared = declared;
    }

    /**
     * The number that a cleansed text is as a whole.
     *
     * @param region decides where a separator has two meanings, ISO 3166-1 alpha-2, or null
     * @param language decides where the region does not, ISO 639-1, or null
     */
    public NumberReading read(String text, @Nullable String region, @Nullable String language) {
        int length = text.length();
        if (length <= 18) {
            long value = 0;
            int i = 0;
            for (; i < length; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                value = value * 10 + digit;
            }
            if (i == length && length > 0) {
                return NumberReading.of(BigDecimal.valueOf(value));
            }
        }
        return length > LONGEST
                ? NumberReading.not(Outcome.NOT_A_NUMBER)
                : readSigned(NumberText.plain(text), region, language);
    }

    private NumberReading readSigned(String text, @Nullable String region, @Nullable String language) {
        int start = 0;
        int end = text.length();
        boolean negative = false;
        if (end > 2 && text.charAt(0) == '(' && text.charAt(end - 1) == ')') {
            negative = true;
            start++;
            end--;
        } else if (end > 1 && isMinus(text.charAt(end - 1)) && DigitRun.isDigit(text.charAt(end - 2))) {
            negative = true;
            end--;
        } else if (end > 0 && (isMinus(text.charAt(0)) || text.charAt(0) == '+')) {
            negative = text.charAt(0) != '+';
            start++;
        }
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        DigitRun run = DigitRun.read(text, start, end);
        if (run == null) {
            return readExponent(text, start, end, negative);
        }
        NumberReading reading = resolve(run, region, language);
        BigDecimal value = reading.value();
        return negative && value != null ? NumberReading.of(value.negate()) : reading;
    }

    private NumberReading resolve(DigitRun run, @Nullable String region, @Nullable String language) {
        if (run.lastSeparator() == 0) {
            return NumberReading.of(run.value(0));
        }
        if (run.kinds() > 1) {
            boolean contradicts = declared != UNDECLARED
                    && run.lastSeparator() != declared
                    && run.lastSeparator() != '٫'
                    && run.isPointOrComma();
            return contradicts || !run.isPointOrComma() ? grouped(run) : decimal(run);
        }
        if (run.separators() > 1) {
            return run.lastSeparator() == declared ? NumberReading.not(Outcome.GROUPS) : grouped(run);
        }
        if (!run.isPointOrComma()) {
            return grouped(run);
        }
        return resolveSingle(run, region, language);
    }

    /** One point or comma. */
    private NumberReading resolveSingle(DigitRun run, @Nullable String region, @Nullable String language) {
        char separator = run.lastSeparator();
        if (separator == '٫') {
            return decimal(run);
        }
        if (declared != UNDECLARED) {
            return separator == declared ? decimal(run) : grouped(run);
        }
        if (!run.couldBeGrouped()) {
            return decimal(run);
        }
        char usual = DecimalStyles.of(region, language);
        if (separator == '.') {
            return usual == ',' ? NumberReading.not(Outcome.AMBIGUOUS) : decimal(run);
        }
        return switch (usual) {
            case '.' -> grouped(run);
            case ',' -> decimal(run);
            default -> NumberReading.not(Outcome.AMBIGUOUS);
        };
    }

    /** True when nothing tells what a single separator means: no declaration, no region, no language. */
    public boolean isOpen(@Nullable String region, @Nullable String language) {
        return declared == UNDECLARED && DecimalStyles.of(region, language) == DecimalStyles.UNKNOWN;
    }

    /** The number when its one separator stands between thousands; null when it cannot. */
    public @Nullable BigDecimal readGrouped(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        DigitRun run = DigitRun.read(text, start, text.length());
        if (run == null || !run.couldBeGrouped()) {
            return null;
        }
        return start == 1 ? run.value(0).negate() : run.value(0);
    }

    /** True when the mapping says what stands before decimals. */
    public boolean isDeclared() {
        return declared != UNDECLARED;
    }

    private static NumberReading decimal(DigitRun run) {
        return run.groupsBeforeLast()
                ? NumberReading.of(run.value(run.digitsAfterLast()))
                : NumberReading.not(Outcome.GROUPS);
    }

    private static NumberReading grouped(DigitRun run) {
        return run.allGroups() ? NumberReading.of(run.value(0)) : NumberReading.not(Outcome.GROUPS);
    }

    /** What spreadsheets and programs make of large and small numbers. */
    private static NumberReading readExponent(String text, int start, int end, boolean negative) {
        int e = Math.max(text.indexOf('E', start), text.indexOf('e', start));
        if (e <= start || e >= end - 1) {
            return NumberReading.not(Outcome.NOT_A_NUMBER);
        }
        int sign = text.charAt(e + 1) == '-' ? -1 : 1;
        int from = text.charAt(e + 1) == '-' || text.charAt(e + 1) == '+' ? e + 2 : e + 1;
        DigitRun mantissa = DigitRun.read(text, start, e);
        if (mantissa == null || mantissa.separators() > 1 || from == end || end - from > 2) {
            return NumberReading.not(Outcome.NOT_A_NUMBER);
        }
        int exponent = 0;
        for (int i = from; i < end; i++) {
            if (!DigitRun.isDigit(text.charAt(i))) {
                return NumberReading.not(Outcome.NOT_A_NUMBER);
            }
            exponent = exponent * 10 + text.charAt(i) - '0';
        }
        if (exponent > LARGEST_EXPONENT || mantissa.separators() == 1 && mantissa.lastSeparator() != '.') {
            return NumberReading.not(Outcome.NOT_A_NUMBER);
        }
        BigDecimal value = mantissa.value(mantissa.digitsAfterLast()).scaleByPowerOfTen(sign * exponent);
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        return NumberReading.of(negative ? plain.negate() : plain);
    }

    private static boolean isMinus(char c) {
        return c == '-';
    }
}
