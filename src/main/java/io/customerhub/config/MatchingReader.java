package io.customerhub.config;

import io.customerhub.config.MatchingRules.GroupRule;
import io.customerhub.config.MatchingRules.IdentifierKind;
import io.customerhub.config.MatchingRules.Preference;
import io.customerhub.config.MatchingRules.Zones;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code matching.yaml}; all its mistakes are told at once. What the file does not say is as in the defaults. */
public final class MatchingReader {

    static final List<String> KEYS = List.of("thresholds", "identifiers", "sources", "halfLifeDays", "survivorship");
    static final List<String> THRESHOLDS = List.of("same", "review", "cohesion");
    static final List<String> GROUP_KEYS = List.of("prefer", "sources");

    /** The core keeps pairs from here on; a threshold below would find nothing more. */
    static final double LOWEST = -3;

    static final double HIGHEST = 40;

    private static final YamlFields.Codes CODES = new YamlFields.Codes(
            ProblemCode.MATCHING_UNKNOWN_KEY,
            ProblemCode.MATCHING_VALUE,
            ProblemCode.MATCHING_VALUE,
            ProblemCode.MATCHING_VALUE);

    private final Problems problems;

    private MatchingReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The rules of a project: those of its file, or the defaults when it has none.
     *
     * @param project the project folder
     */
    public static MatchingRules read(Path project, Problems problems) {
        Path file = project.resolve(MatchingRules.FILE);
        if (!Files.exists(file)) {
            return MatchingRules.DEFAULT;
        }
        try {
            return read(MatchingRules.FILE, Files.readAllBytes(file), problems);
        } catch (IOException unreadable) {
            problems.add(
                    new Place(MatchingRules.FILE, 1, 1),
                    ProblemCode.FILE_UNREADABLE,
                    "the file could not be read (" + unreadable.getClass().getSimpleName() + ")");
            return MatchingRules.DEFAULT;
        }
    }

    /** The rules of a text; where something is wrong, the defaults stand in for it. */
    public static MatchingRules read(String file, byte[] content, Problems problems) {
        YamlNode node = YamlFile.read(file, content, problems);
        YamlFields fields =
                node == null ? null : YamlFields.of(node, "matching rules", "halfLifeDays: 365", CODES, problems);
        return fields == null ? MatchingRules.DEFAULT : new MatchingReader(problems).rules(fields);
    }

    private MatchingRules rules(YamlFields fields) {
        fields.allowOnly(KEYS);
        MatchingRules usual = MatchingRules.DEFAULT;
        Map<String, IdentifierKind> identifiers = new HashMap<>(usual.identifiers());
        addIdentifiers(fields, identifiers);
        Map<SurvivingGroup, GroupRule> survivorship = new HashMap<>(usual.survivorship());
        addSurvivorship(fields, survivorship);
        return new MatchingRules(
                zones(fields),
                identifiers,
                sources(fields),
                number(fields, "halfLifeDays", 1, 36_500, usual.halfLifeDays()),
                survivorship);
    }

    private Zones zones(YamlFields fields) {
        YamlFields zones = below(fields, "thresholds", "same: 3");
        Zones usual = Zones.DEFAULT;
        if (zones == null) {
            return usual;
        }
        zones.allowOnly(THRESHOLDS);
        double same = number(zones, "same", LOWEST, HIGHEST, usual.same());
        double review = number(zones, "review", LOWEST, HIGHEST, Math.min(usual.review(), same));
        double cohesion = number(zones, "cohesion", -12, 12, usual.cohesion());
        if (review > same) {
            problems.add(
                    zones.placeOf("review"),
                    ProblemCode.MATCHING_THRESHOLDS,
                    "found review: " + review + " above same: " + same
                            + ", expected it below, for the pairs between the two are for a steward; write review: "
                            + usual.review());
            return usual;
        }
        return new Zones(same, review, cohesion);
    }

    private void addIdentifiers(YamlFields fields, Map<String, IdentifierKind> identifiers) {
        YamlFields kinds = below(fields, "identifiers", "loyalty-card: shared");
        for (YamlNode.Entry entry : entries(kinds)) {
            String text = entry.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            IdentifierKind kind = IdentifierKind.named(text);
            if (kind == null) {
                problems.add(
                        entry.value().place(),
                        ProblemCode.MATCHING_WORD,
                        "found " + entry.value().described() + " for '" + entry.key() + "', expected one of "
                                + String.join(", ", IdentifierKind.yamlNames())
                                + NearestName.hint(text, IdentifierKind.yamlNames()));
            } else {
                identifiers.put(entry.key(), kind);
            }
        }
    }

    private Map<String, Double> sources(YamlFields fields) {
        Map<String, Double> sources = new HashMap<>();
        YamlFields said = below(fields, "sources", "crm: 0.9");
        for (YamlNode.Entry entry : entries(said)) {
            sources.put(entry.key(), number(said, entry.key(), 0, 1, MatchingRules.USUAL_TRUST));
        }
        return sources;
    }

    private void addSurvivorship(YamlFields fields, Map<SurvivingGroup, GroupRule> survivorship) {
        YamlFields groups = below(fields, "survivorship", "birth_date: {prefer: most-frequent}");
        if (groups == null) {
            return;
        }
        groups.allowOnly(SurvivingGroup.yamlNames());
        for (YamlNode.Entry entry : groups.entries()) {
            SurvivingGroup group = SurvivingGroup.named(entry.key());
            YamlFields rule = group == null ? null : below(groups, entry.key(), "prefer: newest");
            if (group != null && rule != null) {
                rule.allowOnly(GROUP_KEYS);
                Preference usual = MatchingRules.DEFAULT.preference(group);
                survivorship.put(group, new GroupRule(preference(rule, usual), sources(rule)));
            }
        }
    }

    private Preference preference(YamlFields rule, Preference usual) {
        String text = rule.text("prefer", "newest");
        Preference preference = text == null ? usual : Preference.named(text);
        if (preference == null) {
            problems.add(
                    rule.placeOf("prefer"),
                    ProblemCode.MATCHING_WORD,
                    "found '" + text + "' for 'prefer', expected one of " + String.join(", ", Preference.yamlNames())
                            + NearestName.hint(text, Preference.yamlNames()));
            return usual;
        }
        return preference;
    }

    private double number(YamlFields fields, String key, double least, double most, double usual) {
        BigDecimal number = fields.number(key, Double.toString(usual));
        if (number == null) {
            return usual;
        }
        double value = number.doubleValue();
        if (value < least || value > most) {
            problems.add(
                    fields.placeOf(key),
                    ProblemCode.MATCHING_RANGE,
                    "found " + number.toPlainString() + " for '" + key + "', expected a number from " + least + " to "
                            + most + "; write " + key + ": " + usual);
            return usual;
        }
        return value;
    }

    private @Nullable YamlFields below(YamlFields fields, String key, String example) {
        YamlNode node = fields.get(key);
        return node == null ? null : YamlFields.of(node, "the " + key, example, CODES, problems);
    }

    private static List<YamlNode.Entry> entries(@Nullable YamlFields fields) {
        return fields == null ? List.of() : fields.entries();
    }
}
