package io.customerhub.config;

import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Descriptions of standardizers as a mapping meets them; one of each kind of option and result. */
final class SampleStandardizers {

    static final Map<String, StandardizerType> ALL = all();

    private SampleStandardizers() {}

    private static Map<String, StandardizerType> all() {
        Option order = new Option("order", "how day, month and year follow", Kind.TEXT, List.of(), false);
        Option region = new Option("region", "the region of numbers without a prefix", Kind.TEXT, List.of(), false);
        Option digits = new Option("digits", "how many digits stay", Kind.NUMBER, List.of(), false);
        Option strict = new Option("strict", "no assumptions", Kind.FLAG, List.of(), false);
        Option codes = new Option("codes", "the meaning of each code", Kind.MAP, List.of(), true);
        Option style = new Option("style", "which names come first", Kind.TEXT, List.of("western", "eastern"), false);
        Option except = new Option("except", "words that are no names", Kind.LIST, List.of(), false);
        Map<String, StandardizerType> types = new HashMap<>();
        put(types, "text", Yields.TEXT);
        put(types, "email", Yields.TEXT);
        put(types, "country", Yields.TEXT);
        put(types, "phone", Yields.TEXT, region, strict);
        put(types, "date", Yields.DATE, order);
        put(types, "datetime", Yields.TIMESTAMP, order);
        put(types, "number", Yields.NUMBER, digits);
        put(types, "code-map", Yields.TEXT, codes);
        put(types, "person-name", Yields.TEXT, style, except);
        put(types, "address", Yields.PARTS, region);
        return Map.copyOf(types);
    }

    private static void put(Map<String, StandardizerType> types, String name, Yields yields, Option... options) {
        types.put(name, new StandardizerType(name, "", "", List.of(options), List.of(), yields));
    }
}
