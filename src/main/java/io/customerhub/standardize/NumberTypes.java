package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.standardize.number.NumberRule;
import java.util.List;

/** The types of numbers in the catalog. */
final class NumberTypes {

    private static final Option DECIMAL = Option.optional(
            "decimal",
            "What stands before the decimals; without it the record's region decides where a text has two readings.",
            Kind.TEXT,
            List.of(".", ","));

    private NumberTypes() {}

    static StandardizerType number() {
        return new StandardizerType(
                "number",
                "A number with its decimals as written.",
                "'1.234,50' becomes 1234.50",
                List.of(DECIMAL),
                List.of(),
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.SCALE));
    }

    static StandardizerType amount() {
        return new StandardizerType(
                "amount",
                "An amount of money with its currency.",
                "'￥1.2万' in the region CN becomes 12000, currency CNY",
                List.of(
                        DECIMAL,
                        Option.optional(
                                "currency", "The currency of amounts that name none, ISO 4217.", Kind.TEXT, List.of())),
                List.of("currency"),
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.CURRENCY,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.SCALE));
    }

    static StandardizerType percent() {
        return new StandardizerType(
                "percent",
                "A percentage as number of percent; its part fraction is the same as a factor.",
                "'12,5 %' becomes 12.5, fraction 0.125; '5‰' becomes 0.5",
                List.of(
                        DECIMAL,
                        Option.optional(
                                "plain",
                                "What a number without a sign counts; without it percent, and up to 1 with an issue.",
                                Kind.TEXT,
                                List.of("percent", "fraction"))),
                List.of("fraction"),
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.PERCENT));
    }
}
