package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage whose own faults cost one record, not the batch. Stages do not throw for bad records; should one do so all
 * the same, the batch is halved until the culprit stands alone and becomes a rejection, and the others go on.
 */
final class IsolatedStage implements Stage {

    private static final String OWN = "io.customerhub.";

    private final String name;
    private final Stage stage;

    IsolatedStage(String name, Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        try {
            return stage.apply(batch);
        } catch (SchemaDriftException drift) {
            throw drift;
        } catch (RuntimeException | StackOverflowError fault) {
            return isolate(batch, fault);
        }
    }

    private RecordBatch isolate(RecordBatch batch, Throwable fault) {
        List<SourceRecord> records = batch.records();
        if (records.size() <= 1) {
            return batch.after(
                    List.of(),
                    records.stream().map(record -> rejection(record, fault)).toList());
        }
        int middle = records.size() / 2;
        return joined(
                batch,
                apply(part(batch, records.subList(0, middle))),
                apply(part(batch, records.subList(middle, records.size()))));
    }

    /** A batch of these records only; what had left the whole batch before is added again by {@link #joined}. */
    private static RecordBatch part(RecordBatch whole, List<SourceRecord> records) {
        return RecordBatch.read(whole.origin(), records, List.of(), whole.position())
                .mapped(whole.layout(), records, List.of());
    }

    private static RecordBatch joined(RecordBatch whole, RecordBatch first, RecordBatch second) {
        List<SourceRecord> kept = new ArrayList<>(first.records());
        kept.addAll(second.records());
        List<Rejection> refused = new ArrayList<>(first.rejections());
        refused.addAll(second.rejections());
        RecordBatch.Tally tally = whole.tally().plus(first.tally()).plus(second.tally());
        return new RecordBatch(
                whole.origin(),
                whole.read(),
                kept,
                first.layout() != null ? first.layout() : second.layout(),
                RecordBatch.joined(whole.rejections(), refused),
                tally.unchanged(),
                tally.skipped(),
                whole.judgement().plus(first.judgement()).plus(second.judgement()),
                whole.position());
    }

    /** Names the kind of fault only: its message may hold what stood in the record. */
    private Rejection rejection(SourceRecord record, Throwable fault) {
        StackTraceElement frame = firstOwn(fault);
        String place = frame == null
                ? ""
                : " at " + frame.getClassName().substring(OWN.length()) + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber();
        String message = "the step '" + name + "' failed on this record with "
                + fault.getClass().getSimpleName() + place
                + "; this is a fault of the hub or of its configuration, please report it";
        // without the line, so that letters of one fault stay together from one version of the hub to the next
        return Rejection.of(record, name, "HUB-BUG-001", null, message)
                .at(frame == null ? null : frame.getClassName().substring(OWN.length()) + "." + frame.getMethodName());
    }

    private static @Nullable StackTraceElement firstOwn(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                return frame;
            }
        }
        return null;
    }
}
