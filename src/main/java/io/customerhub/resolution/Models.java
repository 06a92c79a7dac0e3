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
import org.jspecify.annotations.Nullable;

/** The models by which the records of each party type are weighed today. */
final class Models {

    /** None. */
    static final Models NONE = new Models(Map.of(), Map.of(), false);

    /** When there are so many times more records than trained the models, what is common and what is rare has changed. */
    private static final double OUTGROWN = 2;

    /** Of a type that few records are of, a few more are not worth matching all records again. */
    private static final double WORTH_TRAINING = 0.01;

    private final Map<PartyType, MatchModel> models;
    private final Map<PartyType, Integer> trainedOn;
    private final boolean lacksOne;

    private Models(Map<PartyType, MatchModel> models, Map<PartyType, Integer> trainedOn, boolean lacksOne) {
        this.models = models;
        this.trainedOn = trainedOn;
        this.lacksOne = lacksOne;
    }

    /** The stored models as far as they fit the rules: identifiers of other kinds need new ones. */
    static Models stored(GoldenStore store, MatchingRules rules) {
        Map<PartyType, MatchModel> models = new EnumMap<>(PartyType.class);
        Map<PartyType, Integer> trainedOn = new EnumMap<>(PartyType.class);
        boolean lacksOne = false;
        for (PartyType type : PartyType.values()) {
            GoldenStore.Model stored = store.model(type);
            if (stored != null) {
                MatchModel model = read(stored.json());
                if (model != null && Features.isOf(rules, model.headings())) {
                    models.put(type, model);
                    trainedOn.put(type, stored.records());
                } else {
                    lacksOne = true;
                }
            }
        }
        return new Models(models, trainedOn, lacksOne);
    }

    /** The model of a file; null when it is of a version that this hub does not know: then a new one is trained. */
    private static @Nullable MatchModel read(String json) {
        return ModelFile.isOfThisVersion(json) ? ModelFile.read(json) : null;
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
        return new Models(moved, trainedOn, lacksOne);
    }

    /** True when so many records of each type need new models. */
    boolean isOutgrownBy(Map<PartyType, Long> records) {
        long all = records.values().stream().mapToLong(Long::longValue).sum();
        return records.entrySet().stream().anyMatch(type -> {
            long trained = trainedOn.getOrDefault(type.getKey(), 0);
            long count = type.getValue();
            return count > OUTGROWN * trained && count >= 2 && count - trained >= all * WORTH_TRAINING;
        });
    }

    /** True when a model is stored that this hub cannot use. */
    boolean lacksOne() {
        return lacksOne;
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
