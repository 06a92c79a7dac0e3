package io.customerhub.trial;

import io.customerhub.cleanse.Cleansed;
import io.customerhub.cleanse.FieldCleanser;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RuleSteps;
import io.customerhub.record.RuleSteps.Step;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.RecordContext;
import io.customerhub.standardize.Standardizer;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One type with its options, ready to be tried on values as a mapping would have it: cleansed, then standardized. */
public final class Trial {

    private static final Place COMMAND_LINE = new Place("the command line", 1, 1);

    private final Settings settings;
    private final FieldCleanser cleanser;
    private final Standardizer standardizer;

    /**
     * What is tried.
     *
     * @param type a name of {@link Standardizers#types()}
     * @param options the type's options, as a mapping would hold them
     * @param region the record's region, ISO 3166-1 alpha-2, or null
     * @param language the language of the texts, ISO 639-1, or null
     */
    public record Settings(
            String type, Map<String, Object> options, @Nullable String region, @Nullable String language) {}

    /**
     * What became of a value.
     *
     * @param steps the rules that changed something, in order
     */
    public record Result(StandardValue standard, List<Step> steps) {}

    /**
     * Prepares a trial.
     *
     * @throws IllegalArgumentException when there is no such type or an option cannot be used
     */
    public Trial(Settings settings, Standardizers standardizers) {
        this.settings = settings;
        FieldMapping field = new FieldMapping(
                "value",
                List.of(FieldPath.of("value")),
                null,
                settings.type(),
                settings.options(),
                OnInvalid.KEEP,
                COMMAND_LINE);
        cleanser = FieldCleanser.of(field);
        standardizer = standardizers.create(field, StreamMapping.ofOne(field, settings.region()));
    }

    /** What becomes of a text; {@code MISSING} when nothing is left of it, with an issue where a placeholder stood. */
    public Result of(String text) {
        RuleSteps steps = new RuleSteps();
        Cleansed cleansed = cleanser.cleansed(text, steps);
        String clean = cleansed.text();
        if (clean == null) {
            return new Result(Objects.requireNonNullElse(cleansed.missing(), StandardValue.MISSING), steps.list());
        }
        RecordContext context =
                new RecordContext(settings.region(), settings.language(), DateOrder.named(null), ZoneOffset.UTC, steps);
        StandardValue standard = standardizer.standardize(clean, context);
        return new Result(standard, steps.list());
    }
}
