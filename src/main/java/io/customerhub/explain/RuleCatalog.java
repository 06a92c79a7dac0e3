package io.customerhub.explain;

import io.customerhub.cleanse.CleansingRule;
import io.customerhub.config.NearestName;
import io.customerhub.config.StandardizerType;
import io.customerhub.record.Rule;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.crossfield.CrossFieldRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rules that cleansing, whole records and the types have, by code. */
public final class RuleCatalog {

    private final Map<String, KnownRule> rules = new LinkedHashMap<>();

    /** Collects the rules of cleansing and of whole records, then those of each type, in the order in which docs list them. */
    public RuleCatalog() {
        for (Rule rule : CleansingRule.values()) {
            rules.put(rule.code(), new KnownRule(rule, List.of()));
        }
        Map<Rule, List<String>> types = new LinkedHashMap<>();
        for (StandardizerType type : Standardizers.types().values()) {
            type.rules().forEach(rule -> types.computeIfAbsent(rule, first -> new ArrayList<>())
                    .add(type.name()));
        }
        for (Rule rule : CrossFieldRule.values()) {
            rules.put(rule.code(), new KnownRule(rule, List.of()));
        }
        types.forEach((rule, names) -> rules.put(rule.code(), new KnownRule(rule, List.copyOf(names))));
    }

    /** All of them: first those of cleansing and of whole records, then in the order of the types. */
    public List<KnownRule> all() {
        return List.copyOf(rules.values());
    }

    /** The rule of a code, such as {@code name.case}; case counts nothing. */
    public Optional<KnownRule> of(String code) {
        return Optional.ofNullable(rules.get(code.strip().toLowerCase(Locale.ROOT)));
    }

    /** The rules of a family: {@code name} or {@code name.*} are all that start with {@code name.}; may be empty. */
    public List<KnownRule> family(String name) {
        String prefix = name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.?\\*?$", "") + ".";
        return rules.values().stream()
                .filter(known -> known.rule().code().startsWith(prefix))
                .toList();
    }

    /** The rule or type whose name looks most like an unknown one, or null. */
    public @Nullable String nearest(String name) {
        boolean isRule = name.indexOf('.') >= 0;
        return NearestName.of(
                name, isRule ? rules.keySet() : Standardizers.types().keySet());
    }
}
