package io.customerhub.standardize.number;

import io.customerhub.record.Rule;
import io.customerhub.record.RuleTrace;
import java.math.BigDecimal;

/** What is done to a text so that it becomes a number, an amount or a percentage. */
public enum NumberRule implements Rule {
    /** Width and scripts. */
    DIGITS("number.digits", "Digits and signs of other widths and scripts are those of ASCII (Unicode, Nd)."),
    /** Brackets. */
    SIGN("number.sign", "A number in brackets or with a minus behind it is negative, as bookkeepers write it."),
    /** Thousands and decimals. */
    SEPARATORS(
            "number.separators",
            "Separators of thousands go and a point stands before the decimals, as decimal, region or language say (Unicode CLDR 47)."),
    /** 1.5E3. */
    EXPONENT("number.exponent", "A power of ten is written out (IEEE 754, as spreadsheets write it)."),
    /** 万, 亿. */
    SCALE("number.scale", "万 is ten thousand, 亿 a hundred million; 千, 百万 and 千万 are read as well (GB/T 15835-2011)."),
    /** Currency. */
    CURRENCY(
            "amount.currency",
            "The sign, code or word beside the number names its currency (ISO 4217, Unicode CLDR 47)."),
    /** Percent signs. */
    PERCENT("percent.sign", "The value counts hundredths; ‰ counts tenths of them, ‱ hundredths of them.");

    private final String code;
    private final String reason;

    NumberRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }

    /** Tells what has been done to a text that became this number; nothing when it was written so. */
    public static void tell(RuleTrace trace, String text, BigDecimal value) {
        String plain = NumberText.plain(text);
        if (plain != text) {
            trace.changed(DIGITS, text, plain);
        }
        String after = value.toPlainString();
        if (plain.equals(after)) {
            return;
        }
        boolean sign = plain.charAt(0) == '(' || plain.charAt(0) == '+' || plain.endsWith("-");
        boolean exponent = plain.indexOf('E') > 0 || plain.indexOf('e') > 0;
        trace.changed(sign ? SIGN : exponent ? EXPONENT : SEPARATORS, plain, after);
    }
}
