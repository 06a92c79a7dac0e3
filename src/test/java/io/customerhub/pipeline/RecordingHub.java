package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The other side of a connector, in memory: commits batches with their positions and remembers what it was told. */
final class RecordingHub implements Intake, UnreadableLetters {

    private final Map<StreamName, Position> positions = new ConcurrentHashMap<>();
    final List<RecordBatch> batches = new CopyOnWriteArrayList<>();
    final List<Rejection> letters = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    volatile int pollsStarted;
    volatile int pollsFinished;
    volatile boolean halted;
    volatile String configuration = "1";

    /** Reading is refused at places that end like this. */
    volatile String deadly = "nowhere";

    /** Takes a batch and its position, as one transaction would. */
    void commit(RecordBatch batch) {
        batches.add(batch);
        Position position = batch.position();
        if (position != null) {
            positions.put(batch.stream(), position);
        }
    }

    /** All committed records in the order of arrival, as the text of a field. */
    List<String> values(String field) {
        List<String> values = new ArrayList<>();
        for (RecordBatch batch : batches) {
            for (SourceRecord record : batch.records()) {
                values.add(record.content().text(io.customerhub.record.FieldPath.of(field)));
            }
        }
        return values;
    }

    List<Rejection> rejections() {
        return batches.stream().flatMap(batch -> batch.rejections().stream()).toList();
    }

    @Override
    public @Nullable Position position(StreamName stream) {
        return positions.get(stream);
    }

    @Override
    public String route(StreamName stream) {
        return stream.system() + "-" + stream.stream();
    }

    @Override
    public String configuration(StreamName stream) {
        return configuration;
    }

    @Override
    public boolean isHalted(StreamName stream) {
        return halted;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one poller
    public void pollStarted(StreamName stream) {
        pollsStarted++;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one poller
    public void pollFinished(StreamName stream) {
        pollsFinished++;
    }

    @Override
    public boolean isCommitted(StreamName stream, Position position) {
        return position.equals(position(stream));
    }

    @Override
    public boolean entersFinishedFiles() {
        return false;
    }

    @Override
    public boolean mayRead(StreamName stream, String place) {
        return !place.endsWith(deadly);
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        failures.add(code + " " + message);
    }

    @Override
    public void store(StreamName stream, String route, String place, Rejection rejection) {
        letters.add(rejection);
    }
}
