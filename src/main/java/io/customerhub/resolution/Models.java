package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.PartyType;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.ModelFile;
import io.customerhub.match.model.Thresholds;
import io.customerhub.warehouse.golden.GoldenStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The models by which the records of each party type are weighed today. */
final class Models {

    /** None. */
    static final Models NONE = new Models(Map.of(), Map.of());

    /** When there are so many times more records than trained the models, what is common and what is rare has changed. */
    private static final double OUTGROWN = 2;

    private final Map<PartyType, MatchModel> models;
    private final Map<PartyType, Integer> trainedOn;

    private Models(Map<PartyType, MatchModel> models, Map<PartyType, Integer> trainedOn) {
        this.models = models;
        this.trainedOn = trainedOn;
    }

    /** The stored models as far as they fit the rules: identifiers of other kinds need new ones. */
    static Models stored(GoldenStore store, MatchingRules rules) {
        Map<PartyType, MatchModel> models = new EnumMap<>(PartyType.class);
        Map<PartyType, Integer> trainedOn = new EnumMap<>(PartyType.class);
        for (PartyType type : PartyType.values()) {
            GoldenStore.Model stored = store.model(type);
            if (stored != null) {
                MatchModel model = ModelFile.read(stored.json());
                if (Features.isOf(rules, model.headings())) {
                    models.put(type, model);
                    trainedOn.put(type, stored.records());
                }
            }
        }
        return new Models(models, trainedOn);
    }

    /** What the rules say of zones. */
    static Thresholds thresholds(MatchingRules rules) {
        MatchingRules.Zones zones = rules.thresholds();
        return new Thresholds(zones.same(), zones.review(), zones.cohesion());
    }

    /** The same models with the zones of the rules. */
    Models within(MatchingRules rules) {
        Map<PartyType, MatchModel> moved = new EnumMap<>(PartyType.class);
        models.forEach((type, model) -> moved.put(type, model.withThresholds(thresholds(rules))));
        return new Models(moved, trainedOn);
    }

    /** True when so many records need new models. */
    boolean isOutgrownBy(long records) {
        long trained = trainedOn.values().stream().mapToLong(Integer::longValue).sum();
        return records > OUTGROWN * trained;
    }

    boolean has(PartyType type) {
        return models.containsKey(type);
    }

    /** How many records trained the model of a type that has one. */
    int trainedOn(PartyType type) {
        return Objects.requireNonNull(trainedOn.get(type));
    }

    /** The model of a type that has one. */
    MatchModel of(PartyType type) {
        return Objects.requireNonNull(models.get(type));
    }
}
