package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A hub that keeps in memory what the warehouse would keep: the records of each batch and the position that goes with
 * it, both at once. It runs a real Camel context with a connector from the {@code connectors} folder.
 */
final class HubInMemory implements Intake, AutoCloseable {

    static final StreamName STREAM = new StreamName("test", "rows");

    final CamelContext context = new DefaultCamelContext();
    final List<RecordBatch> batches = Collections.synchronizedList(new ArrayList<>());
    final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    final List<String> pauses = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger finished = new AtomicInteger();
    private volatile @Nullable Position position;
    private volatile boolean halted;
    private volatile Consumer<RecordBatch> onBatch = batch -> {};

    HubInMemory() {
        context.getRegistry().bind("intake", this);
    }

    /** Loads the Kamelet and a route that reads with these options, and starts both. */
    HubInMemory start(String connector, String options) throws Exception {
        String route =
                """
                - route:
                    id: test-rows
                    from:
                      uri: kamelet:%s-source
                      parameters: {system: test, stream: rows, %s}
                      steps:
                        - process: {ref: load}
                """
                        .formatted(connector, options);
        context.getRegistry().bind("load", (org.apache.camel.Processor)
                exchange -> commit(exchange.getMessage().getBody(RecordBatch.class)));
        Path kamelet = Path.of("connectors", connector, connector + "-source.kamelet.yaml");
        try (InputStream in = new FileInputStream(kamelet.toFile())) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromBytes(kamelet.getFileName().toString(), in.readAllBytes()));
        }
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.camel.yaml", route));
        context.start();
        return this;
    }

    private void commit(RecordBatch batch) {
        onBatch.accept(batch);
        batches.add(batch);
        if (batch.position() != null) {
            position = batch.position();
        }
    }

    /** Called with each batch before it is committed; what it throws makes the batch fail. */
    void onBatch(Consumer<RecordBatch> action) {
        onBatch = action;
    }

    void halt() {
        halted = true;
    }

    void resumeAt(@Nullable Position committed) {
        position = committed;
    }

    /** Waits until one more poll has been begun and finished after now. */
    void awaitPoll() {
        awaitPolls(2);
    }

    void awaitPolls(int count) {
        int before = finished.get();
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> finished.get() >= before + count);
    }

    void awaitFinished(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> finished.get() >= count);
    }

    String awaitFailure() {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> !failures.isEmpty());
        return failures.get(0);
    }

    /** The values of a field over all batches, in the order of arrival. */
    List<String> values(String field) {
        FieldPath path = FieldPath.of(field);
        return records().stream().map(record -> record.content().text(path)).toList();
    }

    List<SourceRecord> records() {
        return List.copyOf(batches).stream()
                .flatMap(batch -> batch.records().stream())
                .toList();
    }

    List<Content> contents() {
        return records().stream().map(SourceRecord::content).toList();
    }

    List<Rejection> rejections() {
        return List.copyOf(batches).stream()
                .flatMap(batch -> batch.rejections().stream())
                .toList();
    }

    @Override
    public @Nullable Position position(StreamName stream) {
        return position;
    }

    /** The position of the last batch that told one, without the mark of the source that a table's has. */
    String committed() {
        String text = Objects.requireNonNull(position).text();
        return text.replaceFirst(",?\"source\":\"[0-9a-f]{16}\"", "");
    }

    @Override
    public String route(StreamName stream) {
        return "test-rows";
    }

    @Override
    public String configuration(StreamName stream) {
        return "";
    }

    @Override
    public boolean isHalted(StreamName stream) {
        return halted;
    }

    @Override
    public void pollStarted(StreamName stream) {}

    @Override
    public void pollFinished(StreamName stream) {
        finished.incrementAndGet();
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
        return true;
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        failures.add(code + " " + message);
    }

    @Override
    public void pause(StreamName stream, String code, String message) {
        halted = true;
        pauses.add(code + " " + message);
    }

    @Override
    public void close() {
        context.stop();
    }
}
