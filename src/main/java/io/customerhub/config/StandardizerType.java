package io.customerhub.config;

import io.customerhub.record.Rule;
import java.util.List;

/**
 * What the configuration may say of one standardizer: the one description from which checks, editor schemas and docs
 * come.
 *
 * @param name what a mapping writes after {@code as:}
 * @param description one sentence
 * @param example one input and what becomes of it
 * @param options its options
 * @param parts the parts that it may give, such as {@code given_name}
 * @param yields what its standard value is, so that a mapping can be refused when it does not fit the column
 * @param rules what it may do to a text, in the order in which it does
 */
public record StandardizerType(
        String name,
        String description,
        String example,
        List<Option> options,
        List<String> parts,
        Yields yields,
        List<Rule> rules) {

    /** A type that names no rules. */
    public StandardizerType(
            String name, String description, String example, List<Option> options, List<String> parts, Yields yields) {
        this(name, description, example, options, parts, yields, List.of());
    }

    /** What a standard value is. */
    public enum Yields {
        /** A {@code String}; parts may stand beside it. */
        TEXT,
        /** A {@code LocalDate}. */
        DATE,
        /** An {@code Instant}. */
        TIMESTAMP,
        /** A {@code Long} or {@code BigDecimal}; parts, such as a currency, may stand beside it. */
        NUMBER,
        /** No value of its own, only parts. */
        PARTS
    }

    /**
     * One option.
     *
     * @param name its name
     * @param description one sentence
     * @param kind what it holds
     * @param values the only texts allowed; empty when all are
     * @param required true when a mapping cannot do without it
     */
    public record Option(String name, String description, Kind kind, List<String> values, boolean required) {

        /** An option that a mapping can do without; with no values all texts are allowed. */
        public static Option optional(String name, String description, Kind kind, List<String> values) {
            return new Option(name, description, kind, values, false);
        }
    }

    /** What an option holds. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** true or false. */
        FLAG,
        /** A list of texts. */
        LIST,
        /** Texts by text. */
        MAP
    }
}
