package io.customerhub.pipeline;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.IdentifyStage;
import io.customerhub.mapping.MapStage;
import io.customerhub.quality.ValidateStage;
import io.customerhub.quality.frequency.FrequencyStage;
import io.customerhub.quality.frequency.FrequentValues;
import io.customerhub.quality.frequency.WatchedField;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.Stage;
import io.customerhub.record.VersionReader;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The stages of one stream, compiled from its configuration, in the order of the pipeline.
 *
 * @param configuration what they were compiled from
 * @param configurationId under which number the warehouse keeps that configuration
 * @param prepare learns what the warehouse holds of the stream, the first time; before the first stage
 * @param stages the stages by the name of their step, in order
 * @param frequent the values that are known to come too often, as they are now
 */
public record StreamPlan(
        StreamConfiguration configuration,
        int configurationId,
        Runnable prepare,
        Map<String, Stage> stages,
        Supplier<FrequentValues> frequent) {

    /** The names of the steps, in order. The last step, {@code load}, is no stage: it writes. */
    public static final List<String> STEPS = List.of("identify", "map", "cleanse", "standardize", "validate");

    /** True when some values of the stream are flagged because they come too often. */
    boolean flags() {
        return !frequent.get().isEmpty();
    }

    /** Compiles the stages of a stream of which no values are known to come too often. */
    public static StreamPlan compile(
            StreamConfiguration configuration,
            int configurationId,
            Runnable prepare,
            Standardizers standardizers,
            LoadedVersions loaded,
            DriftListener drift) {
        return compile(
                configuration, configurationId, prepare, standardizers, loaded, drift, () -> FrequentValues.NONE);
    }

    /**
     * Compiles the stages of a stream.
     *
     * @param frequent the values that are known to come too often; asked once for each batch
     */
    static StreamPlan compile(
            StreamConfiguration configuration,
            int configurationId,
            Runnable prepare,
            Standardizers standardizers,
            LoadedVersions loaded,
            DriftListener drift,
            Supplier<FrequentValues> frequent) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        VersionReader versions = Versions.reader(configuration.mapping(), standardizers);
        stages.put("identify", new IdentifyStage(configuration.mapping(), versions, loaded));
        stages.put("map", new MapStage(configuration.mapping(), configuration.contract(), drift));
        stages.put("cleanse", new CleanseStage(configuration.mapping()));
        stages.put("standardize", new StandardizeStage(configuration.mapping(), standardizers));
        Stage validate = new ValidateStage(configuration.mapping(), configuration.contract());
        Stage frequency = new FrequencyStage(WatchedField.of(configuration.mapping()), frequent);
        stages.put("validate", batch -> frequency.apply(validate.apply(batch)));
        Map<String, Stage> isolated = new LinkedHashMap<>();
        stages.forEach((name, stage) -> isolated.put(name, new IsolatedStage(name, stage)));
        return new StreamPlan(
                configuration, configurationId, prepare, java.util.Collections.unmodifiableMap(isolated), frequent);
    }
}
