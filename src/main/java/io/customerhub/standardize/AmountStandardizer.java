package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.number.Currencies;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.number.NumberReading;
import io.customerhub.standardize.number.NumberRule;
import io.customerhub.standardize.number.NumberText;
import io.customerhub.standardize.number.Scales;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money: the number as {@link BigDecimal}, its currency as the part {@code currency} (ISO 4217). The
 * currency is the one in the text, on either side, else the declared one; when neither is there, the amount has no such
 * part.
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
    public StandardValue standardize(String given, RecordContext context) {
        String text = NumberText.plain(given);
        int first = firstOfNumber(text);
        int last = lastOfNumber(text);
        if (first < 0) {
            return IssueCode.NUMBER_SYNTAX.invalid();
        }
        if (first == 0 && last == text.length() - 1) {
            return withCurrency(text, declared, 0, given, context);
        }
        return readWithSymbol(text, first, last, given, context);
    }

    private StandardValue readWithSymbol(String text, int first, int last, String given, RecordContext context) {
        boolean bracketed = text.charAt(0) == '(' && text.charAt(text.length() - 1) == ')';
        int start = bracketed ? Math.max(first, 1) : first;
        int end = bracketed ? text.length() - 1 : text.length();
        String before = text.substring(bracketed ? 1 : 0, Math.max(first, bracketed ? 1 : 0))
                .strip();
        String after = last + 1 < end ? text.substring(last + 1, end).strip() : "";
        boolean negative = bracketed;
        if (before.startsWith("-") || before.endsWith("-")) {
            negative = true;
            before = (before.startsWith("-") ? before.substring(1) : before.substring(0, before.length() - 1)).strip();
        } else if (before.startsWith("+")) {
            before = before.substring(1).strip();
        }
        if (!negative && (after.endsWith("-") || after.startsWith("-"))) {
            negative = true;
            after = (after.endsWith("-") ? after.substring(0, after.length() - 1) : after.substring(1)).strip();
        }
        int signs = scaleSigns(after);
        int zeros = signs == 0 ? 0 : Scales.zeros(after.substring(0, signs));
        after = zeros == 0 ? after : after.substring(signs).strip();
        String number = (negative ? "-" : "") + text.substring(start, Math.min(last + 1, end));
        return before.isEmpty() && after.isEmpty()
                ? withCurrency(number, declared, zeros, given, context)
                : named(number, zeros, before, after, given, context);
    }

    private static int scaleSigns(String after) {
        int end = 0;
        while (end < after.length() && "千百十万萬亿億".indexOf(after.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private StandardValue named(
            String number, int zeros, String before, String after, String given, RecordContext context) {
        String one = before.isEmpty() ? null : find(before, context);
        String other = after.isEmpty() ? null : find(after, context);
        NumberReading reading = reader.read(number, context.region(), context.language());
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
                    : IssueCode.AMOUNT_CURRENCY_AMBIGUOUS.possible(
                            Scales.scaled(value, zeros, given, context.trace()), Map.of());
        }
        return withCurrency(number, currency, zeros, given, context);
    }

    /**
     * The amount in a currency. Where nothing tells whether 1.234 has thousands or decimals, the currency's own decimals
     * do: it has thousands when the currency has none (ISO 4217, minor unit), else it stays ambiguous.
     */
    private StandardValue withCurrency(
            String number, @Nullable String currency, int zeros, String given, RecordContext context) {
        NumberReading reading = reader.read(number, context.region(), context.language());
        BigDecimal value = reading.value();
        boolean minor = currency != null && given != number && Currencies.decimals(currency) < 3;
        boolean thousands = minor && zeros == 0 && hasOneGroup(number) && !reader.isDeclared();
        if (thousands && Currencies.decimals(Objects.requireNonNull(currency)) == 0) {
            value = reader.readGrouped(number);
        } else if (thousands && value != null && reader.isOpen(context.region(), context.language())) {
            return IssueCode.NUMBER_AMBIGUOUS.ambiguous();
        }
        if (value == null) {
            return NumberStandardizer.issue(reading.outcome());
        }
        return told(number, value, currency, zeros, given, context.trace());
    }

    private StandardValue told(
            String number, BigDecimal value, @Nullable String currency, int zeros, String given, RuleTrace trace) {
        boolean listens = trace != RuleTrace.NONE;
        boolean named = currency != null && !number.equals(NumberText.plain(given));
        if (listens && named) {
            trace.changed(NumberRule.CURRENCY, given, number + " " + currency);
        }
        if (listens) {
            NumberRule.tell(trace, named ? number : given, value);
        }
        BigDecimal whole = Scales.scaled(value, zeros, given, trace);
        if (currency == null) {
            return StandardValue.valid(whole);
        }
        return StandardValue.valid(whole, currency.equals(declared) ? declaredParts : Map.of("currency", currency));
    }

    /** One point or comma with three digits behind it and up to three before it. */
    private static boolean hasOneGroup(String number) {
        int at = Math.max(number.indexOf('.'), number.indexOf(','));
        int first = number.charAt(0) == '-' ? 1 : 0;
        return at == number.length() - 4
                && at - first >= 1
                && at - first <= 3
                && number.charAt(first) != '0'
                && number.indexOf('.') + number.indexOf(',') == at - 1;
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
        return c >= '0' && c <= '9';
    }
}
