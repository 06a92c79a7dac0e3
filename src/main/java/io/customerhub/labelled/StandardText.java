package io.customerhub.labelled;

import io.customerhub.match.table.MatchKind;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.Trial;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes standard texts of values by the hub's standardizers; what they cannot read keeps its text. */
final class StandardText {

    private final Map<MatchKind, Trial> trials = new EnumMap<>(MatchKind.class);
    private final Trial wholeNames;

    /**
     * @param region where the people live, or null
     * @param order in which dates are written, or null
     * @throws IllegalArgumentException when region or order cannot be used
     */
    StandardText(@Nullable String region, @Nullable String order) {
        Standardizers standardizers = new Standardizers();
        Map<String, Object> dates = order == null ? Map.of() : Map.of("order", order);
        trials.put(MatchKind.BIRTH_DATE, trial(standardizers, "date", dates, region));
        trials.put(MatchKind.EMAIL, trial(standardizers, "email", Map.of(), region));
        trials.put(MatchKind.PHONE, trial(standardizers, "phone", Map.of(), region));
        trials.put(MatchKind.GIVEN_NAME, trial(standardizers, "person-name", Map.of("part", "given"), region));
        trials.put(MatchKind.FAMILY_NAME, trial(standardizers, "person-name", Map.of("part", "family"), region));
        wholeNames = trial(standardizers, "person-name", Map.of(), region);
    }

    private static Trial trial(
            Standardizers standardizers, String type, Map<String, Object> options, @Nullable String region) {
        return new Trial(new Trial.Settings(type, options, region, null), standardizers);
    }

    /** The standard text; null when there is none, such as for a placeholder. */
    @Nullable
    String of(MatchKind kind, String text) {
        Trial trial = trials.get(kind);
        if (trial == null) {
            return text;
        }
        StandardValue standard = trial.of(text).standard();
        if (standard.validity() == Validity.MISSING) {
            return null;
        }
        return standard.value() == null ? text : standard.value().toString();
    }

    /** Given and family name of a whole name; where it cannot be told, the last word is the family name. */
    Map<MatchKind, String> names(String text) {
        Map<MatchKind, String> names = new HashMap<>();
        StandardValue standard = wholeNames.of(text).standard();
        if (standard.validity() == Validity.MISSING) {
            return names;
        }
        Object given = standard.parts().get("given_name");
        Object family = standard.parts().get("family_name");
        if (given != null || family != null) {
            put(names, MatchKind.GIVEN_NAME, given);
            put(names, MatchKind.FAMILY_NAME, family);
            return names;
        }
        int space = text.lastIndexOf(' ');
        put(names, MatchKind.GIVEN_NAME, space < 0 ? null : text.substring(0, space));
        put(names, MatchKind.FAMILY_NAME, text.substring(space + 1));
        return names;
    }

    private static void put(Map<MatchKind, String> names, MatchKind kind, @Nullable Object name) {
        if (name != null) {
            names.put(kind, name.toString());
        }
    }
}
