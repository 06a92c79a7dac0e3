package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.standardize.currency.CurrencyRule;
import io.customerhub.standardize.language.LanguageRule;
import io.customerhub.standardize.word.WordRule;
import java.util.List;

/** The types of texts, words and codes in the catalog. */
final class WordTypes {

    private WordTypes() {}

    static StandardizerType text() {
        return new StandardizerType(
                "text",
                "Free text as it was cleansed.",
                "'  two   words ' becomes 'two words'",
                List.of(Option.optional(
                        "maxLength",
                        "The longest text in characters; more is cut with an issue.",
                        Kind.NUMBER,
                        List.of())),
                List.of(),
                Yields.TEXT);
    }

    static StandardizerType language() {
        return new StandardizerType(
                "language",
                "A language as BCP 47 tag, from its ISO 639 codes and names in many languages.",
                "'ger', 'German' and '德语' become 'de'; 'ZH_cn' becomes 'zh-CN'",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(LanguageRule.values()));
    }

    static StandardizerType currency() {
        return new StandardizerType(
                "currency",
                "A currency as ISO 4217 code, from its codes, signs and names in many languages.",
                "'人民币' becomes CNY, '$' in the region CA becomes CAD and without region is ambiguous",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(CurrencyRule.values()));
    }

    static StandardizerType gender() {
        return new StandardizerType(
                "gender",
                "A gender as male, female, other or unknown, from words of many languages; letters only by map.",
                "'女' and 'Frau' become 'female'; 'M' needs map {M: male, F: female}",
                List.of(Option.optional(
                        "map",
                        "The source's codes and what they mean, whatever their case; they go before the words.",
                        Kind.MAP,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.of(WordRule.values()));
    }

    static StandardizerType truth() {
        return new StandardizerType(
                "boolean",
                "Yes or no as true or false, from words of many languages.",
                "'是', 'Ja' and '1' become 'true'",
                List.of(Option.optional(
                        "map",
                        "The source's codes and what they mean, true or false; they go before the words.",
                        Kind.MAP,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.of(WordRule.values()));
    }

    static StandardizerType code() {
        return new StandardizerType(
                "code",
                "A code of the source as a code of ours; a code that is not in the map is invalid.",
                "'M' with map {M: male, F: female} becomes 'male'",
                List.of(new Option(
                        "map",
                        "The source's codes and what they mean, whatever their case.",
                        Kind.MAP,
                        List.of(),
                        true)),
                List.of(),
                Yields.TEXT);
    }
}
