package io.customerhub.cli;

import io.customerhub.config.StandardizerType;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.Explanations;
import io.customerhub.explain.KnownRule;
import io.customerhub.explain.RuleCatalog;
import io.customerhub.standardize.Standardizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what {@code hub explain} is asked for: codes, rules and types, one by one or by family. */
final class ExplainSearch {

    private final Explanations explanations;
    private final RuleCatalog rules;
    private final ExplainReport found = new ExplainReport(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    ExplainSearch(Explanations explanations, RuleCatalog rules) {
        this.explanations = explanations;
        this.rules = rules;
    }

    /** All that there is. */
    ExplainReport all() {
        return new ExplainReport(
                explanations.all(),
                rules.all(),
                List.copyOf(Standardizers.types().values()));
    }

    /** All that has been found so far. */
    ExplainReport found() {
        return found;
    }

    /**
     * Adds what bears a name. A type goes before a family of codes of the same name, as it tells them, too.
     *
     * @return true when it is a family
     * @throws CommandFailure when nothing bears it
     */
    boolean find(String name) {
        return !addOne(name) && addFamily(name);
    }

    /** Adds the type, rule or code that bears the name, if one does. */
    private boolean addOne(String name) {
        StandardizerType type = Standardizers.type(name);
        if (type != null) {
            return found.types().add(type);
        }
        return rules.of(name)
                .map(found.rules()::add)
                .or(() -> explanations.of(name).map(found.codes()::add))
                .orElse(false);
    }

    /** Adds the codes and rules of a family; a name that is none ends the command. */
    private boolean addFamily(String name) {
        List<Explanation> family = family(name);
        List<KnownRule> ruleFamily = rules.family(name);
        if (family.isEmpty() && ruleFamily.isEmpty()) {
            throw unknown(name);
        }
        found.codes().addAll(family);
        return found.rules().addAll(ruleFamily) || !family.isEmpty();
    }

    private List<Explanation> family(String name) {
        String prefix = name.strip().toUpperCase(Locale.ROOT).replaceFirst("-?\\*?$", "") + "-";
        String whole = prefix.startsWith("HUB-") ? prefix : "HUB-" + prefix;
        return prefix.matches(".*\\d-") || whole.equals("HUB-HUB-")
                ? List.of()
                : explanations.all().stream()
                        .filter(known -> known.code().startsWith(whole))
                        .toList();
    }

    /** Rules and types are written small, codes with a number. */
    private CommandFailure unknown(String name) {
        boolean isCode = name.indexOf('.') < 0 && (name.matches(".*\\d.*") || name.matches("(?i)hub.*"));
        String nearest = isCode ? explanations.nearest(name) : rules.nearest(name);
        if (nearest == null) {
            nearest = explanations.nearest(name);
        }
        return new CommandFailure(
                ExitCode.USAGE,
                "HUB-EXP-001  there is no code, rule or type '" + name + "'"
                        + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                        + "; hub explain alone lists all");
    }
}
