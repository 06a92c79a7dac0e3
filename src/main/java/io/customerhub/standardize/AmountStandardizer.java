package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.number.Currencies;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.number.NumberReading;
import io.customerhub.standardize.text.HalfWidth;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money: the number as {@link BigDecimal}, its currency as the part {@code currency} (ISO 4217). The
 * currency is the one in the text, else the declared one; when neither is there, the amount has no such part.
 */
final class AmountStandardizer implements Standardizer {

    private final NumberReader reader;
    private final Currencies currencies;
    private final @Nullable String declared;
    private final Map<String, Object> declaredParts;

    /**
     * A standardizer of amounts.
     *
     * @param declared the currency of amounts that name none, or null
     */
    AmountStandardizer(NumberReader reader, Currencies currencies, @Nullable String declared) {
        this.reader = reader;
        this.currencies = currencies;
        this.declared = declared;
        this.declaredParts = declared == null ? Map.of() : Map.of("currency", declared);
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        int first = firstOfNumber(text);
        int last = lastOfNumber(text);
        if (first < 0) {
            return IssueCode.NUMBER_SYNTAX.invalid();
        }
        if (first == 0 && last == text.length() - 1) {
            return withParts(reader.read(text, context.region()), declaredParts, 0);
        }
        return readWithSymbol(HalfWidth.of(text), context, first, last);
    }

    private StandardValue readWithSymbol(String text, RecordContext context, int first, int last) {
        boolean bracketed = text.charAt(0) == '(' && text.charAt(text.length() - 1) == ')';
        int start = bracketed ? Math.max(first, 1) : first;
        int end = bracketed ? text.length() - 1 : text.length();
        String before = text.substring(bracketed ? 1 : 0, Math.max(first, bracketed ? 1 : 0))
                .strip();
        String after = last + 1 < end ? text.substring(last + 1, end).strip() : "";
        boolean negative = bracketed;
        if (before.startsWith("-") || before.startsWith("\u2212")) {
            negative = true;
            before = before.substring(1).strip();
        } else if (before.startsWith("+")) {
            before = before.substring(1).strip();
        }
        int zeros = zeros(after);
        after = zeros == 0 ? after : after.substring(1).strip();
        String number = (negative ? "-" : "") + text.substring(start, Math.min(last + 1, end));
        NumberReading reading = reader.read(number, context.region());
        if (before.isEmpty() && after.isEmpty()) {
            return withParts(reading, declaredParts, zeros);
        }
        return withCurrency(reading, zeros, before, after, context);
    }

    private StandardValue withCurrency(
            NumberReading reading, int zeros, String before, String after, RecordContext context) {
        String one = before.isEmpty() ? null : find(before, context);
        String other = after.isEmpty() ? null : find(after, context);
        if (one == null && !before.isEmpty() || other == null && !after.isEmpty()) {
            return reading.value() == null
                    ? NumberStandardizer.issue(reading.outcome())
                    : IssueCode.AMOUNT_CURRENCY_UNKNOWN.invalid();
        }
        String currency = agreed(one, other);
        if (currency == null) {
            return IssueCode.AMOUNT_CURRENCY_UNKNOWN.invalid();
        }
        if (currency.equals(Currencies.AMBIGUOUS)) {
            BigDecimal value = reading.value();
            return value == null
                    ? NumberStandardizer.issue(reading.outcome())
                    : IssueCode.AMOUNT_CURRENCY_AMBIGUOUS.possible(value.scaleByPowerOfTen(zeros), Map.of());
        }
        return withParts(reading, Map.of("currency", currency), zeros);
    }

    /** The currency of a sign, code or name; of two of them, as in {@code 元 CNY}, when they agree. */
    private @Nullable String find(String words, RecordContext context) {
        String whole = currencies.find(words, context.region(), declared);
        int space = words.lastIndexOf(' ');
        if (whole != null || space < 0) {
            return whole;
        }
        String first = currencies.find(words.substring(0, space).strip(), context.region(), declared);
        String second = currencies.find(words.substring(space + 1), context.region(), declared);
        return first == null || second == null ? null : agreed(first, second);
    }

    /** {@code US$ 5 USD} names one currency twice; {@code $5 EUR} contradicts itself unless the symbol is shared. */
    private static @Nullable String agreed(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return one == null ? other : one;
        }
        return one.isEmpty() ? other : other.isEmpty() ? one : null;
    }

    private static StandardValue withParts(NumberReading reading, Map<String, Object> parts, int zeros) {
        BigDecimal value = reading.value();
        if (value == null) {
            return NumberStandardizer.issue(reading.outcome());
        }
        if (zeros > 0) {
            BigDecimal scaled = value.scaleByPowerOfTen(zeros);
            value = scaled.scale() < 0 ? scaled.setScale(0) : scaled;
        }
        return parts.isEmpty() ? StandardValue.valid(value) : StandardValue.valid(value, parts);
    }

    /** 万 is ten thousand, 亿 a hundred million. */
    private static int zeros(String after) {
        if (after.isEmpty()) {
            return 0;
        }
        return switch (after.charAt(0)) {
            case '万', '萬' -> 4;
            case '亿', '億' -> 8;
            default -> 0;
        };
    }

    private static int firstOfNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return i > 0 && startsNumber(text, i - 1) ? i - 1 : i;
            }
        }
        return -1;
    }

    /** A sign or point that belongs to the digits after it. */
    private static boolean startsNumber(String text, int at) {
        char c = text.charAt(at);
        boolean sign = c == '-' || c == '+' || c == '(';
        return sign || (c == '.' || c == ',') && (at == 0 || text.charAt(at - 1) == ' ');
    }

    private static int lastOfNumber(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (isDigit(text.charAt(i))) {
                boolean closed = i + 1 < text.length() && (text.charAt(i + 1) == '-' || text.charAt(i + 1) == ')');
                return closed && i + 2 == text.length() ? i + 1 : i;
            }
        }
        return -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }
}
