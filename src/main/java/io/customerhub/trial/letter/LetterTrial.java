package io.customerhub.trial.letter;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.mapping.DriftListener;
import io.customerhub.pipeline.ReplayBatches;
import io.customerhub.pipeline.StreamPlan;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.EntityType;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.Stage;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.letter.TriedLetter.Result;
import io.customerhub.trial.letter.TriedLetter.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tries letters under the configuration of today with the stages of the pipeline, and writes nothing. It may be asked by
 * several threads.
 */
public final class LetterTrial {

    private final Function<StreamName, @Nullable StreamConfiguration> configurations;
    private final Loaded loaded;
    private final Standardizers standardizers;

    /** Knows what is loaded. */
    @FunctionalInterface
    public interface Loaded {

        /** Nothing is loaded, so nothing would be superseded. */
        Loaded NOTHING = (stream, entity, keys) -> Map.of();

        /** What is loaded of these keys, by key; a key that is not loaded is not there. */
        Map<String, Identity> of(StreamName stream, EntityType entity, List<String> keys);
    }

    /**
     * A trial.
     *
     * @param configurations the configuration of a stream now; null when it has none that is sound
     */
    public LetterTrial(
            Function<StreamName, @Nullable StreamConfiguration> configurations,
            Loaded loaded,
            Standardizers standardizers) {
        this.configurations = configurations;
        this.loaded = loaded;
        this.standardizers = standardizers;
    }

    /** Tries a letter and tells it field by field with masked values. */
    public TriedLetter masked(OpenRecord letter) {
        return tried(letter, new RecordMask(configurations.apply(letter.stream())));
    }

    /** Tries a letter and tells it field by field with the values as they are: personal data. */
    public TriedLetter revealed(OpenRecord letter) {
        return tried(letter, null);
    }

    /** What would become of letters, in their order. The letters may be of several streams. */
    public List<Verdict> verdicts(List<OpenRecord> letters) {
        Map<StreamName, List<OpenRecord>> byStream = new HashMap<>();
        letters.forEach(letter -> byStream.computeIfAbsent(letter.stream(), none -> new ArrayList<>())
                .add(letter));
        Map<Long, Verdict> verdicts = new HashMap<>();
        byStream.forEach((stream, some) -> {
            StreamConfiguration configuration = configurations.apply(stream);
            if (configuration == null) {
                some.forEach(letter -> verdicts.put(letter.letter(), unconfigured(letter)));
            } else {
                new Pass(configuration).judge(some, verdicts);
            }
        });
        return letters.stream()
                .map(letter ->
                        verdicts.getOrDefault(letter.letter(), Verdict.of(letter.letter(), Result.WOULD_BE_LEFT_OUT)))
                .toList();
    }

    private TriedLetter tried(OpenRecord letter, @Nullable RecordMask mask) {
        Verdict verdict = verdicts(List.of(letter)).get(0);
        StreamConfiguration configuration = configurations.apply(letter.stream());
        if (configuration == null || verdict.result() == Result.CANNOT_BE_TRIED) {
            return new TriedLetter(verdict, List.of());
        }
        RecordBatch batch = ReplayBatches.of(List.of(letter));
        return new TriedLetter(verdict, new TriedFields(configuration, standardizers, mask).of(batch, verdict.field()));
    }

    private static Verdict unconfigured(OpenRecord letter) {
        return new Verdict(
                letter.letter(),
                Result.CANNOT_BE_TRIED,
                null,
                "HUB-PLAN-011",
                null,
                "the stream " + letter.stream() + " has no sound configuration now; run ./hub check to see why");
    }

    /** The stages of one stream. */
    private final class Pass {

        private final StreamConfiguration configuration;
        private final StreamPlan plan;

        private Pass(StreamConfiguration configuration) {
            this.configuration = configuration;
            this.plan = StreamPlan.compile(
                    configuration, 0, () -> {}, standardizers, LoadedVersions.NONE, DriftListener.NONE);
        }

        private void judge(List<OpenRecord> letters, Map<Long, Verdict> verdicts) {
            // a deleted record of unknown version is ordered by its own delivery alone, see ReplayBatches
            List<OpenRecord> together = new ArrayList<>();
            for (OpenRecord letter : letters) {
                if (!isRecord(letter)) {
                    verdicts.put(letter.letter(), unreadable(letter));
                } else if (letter.isDeleted()) {
                    pass(ReplayBatches.of(List.of(letter)), verdicts);
                } else {
                    together.add(letter);
                }
            }
            if (!together.isEmpty()) {
                pass(ReplayBatches.of(together), verdicts);
            }
        }

        private void pass(RecordBatch arrived, Map<Long, Verdict> verdicts) {
            RecordBatch batch = arrived;
            for (Stage stage : plan.stages().values()) {
                batch = stage.apply(batch);
            }
            for (Rejection failed : batch.rejections()) {
                verdicts.put(
                        failed.letter(),
                        new Verdict(
                                failed.letter(),
                                Result.WOULD_FAIL,
                                failed.stage(),
                                failed.code(),
                                failed.field(),
                                failed.message()));
            }
            List<String> keys = batch.records().stream()
                    .map(record -> record.requireIdentity().key())
                    .distinct()
                    .toList();
            Map<String, Identity> known = keys.isEmpty()
                    ? Map.of()
                    : loaded.of(arrived.stream(), configuration.mapping().entity(), keys);
            for (SourceRecord record : batch.records()) {
                Identity identity = record.requireIdentity();
                Identity there = known.get(identity.key());
                boolean isOld = there != null && there.version() > identity.version();
                verdicts.put(
                        record.letter(),
                        Verdict.of(record.letter(), isOld ? Result.WOULD_BE_SUPERSEDED : Result.WOULD_PASS));
            }
        }

        private boolean isRecord(OpenRecord letter) {
            try {
                ReplayBatches.of(List.of(letter));
                return true;
            } catch (UnreadableException noRecord) {
                return false;
            }
        }

        private Verdict unreadable(OpenRecord letter) {
            return new Verdict(
                    letter.letter(),
                    Result.CANNOT_BE_TRIED,
                    null,
                    "HUB-PLAN-012",
                    null,
                    "what arrived is no record; mend it at the source and deliver it again");
        }
    }
}
