package io.customerhub.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.Problem;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.SystemConfiguration;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.mapping.DriftListener;
import io.customerhub.pipeline.StreamPlan;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.record.Validity;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends the sample through the stages under the mapping that was drafted for it, before anything is written. */
final class TrialRun {

    private final StreamName stream;
    private final StreamPlan plan;

    private TrialRun(StreamName stream, StreamPlan plan) {
        this.stream = stream;
        this.plan = plan;
    }

    /**
     * A run under a mapping and contract.
     *
     * @throws DraftException when the hub itself would refuse them: a fault of the drafting
     */
    static TrialRun of(StreamName stream, String mapping, String contract) throws IOException {
        Path root = Files.createTempDirectory("hub-new");
        try {
            Path folder = Files.createDirectories(root.resolve("routes").resolve(stream.system()));
            Files.writeString(folder.resolve(stream.stream() + ".mapping.yaml"), mapping);
            Files.writeString(folder.resolve(stream.stream() + ".contract.yaml"), contract);
            SystemConfiguration read = new StreamConfigurationReader(Standardizers.types()).read(root, folder);
            if (!read.problems().isEmpty() || read.streams().size() != 1) {
                throw new DraftException(
                        "HUB-NEW-007  the draft would be refused, which is a fault of hub new; please report"
                                + " it with "
                                + read.problems().stream()
                                        .map(Problem::toString)
                                        .toList());
            }
            StreamConfiguration configuration = read.streams().get(0);
            return new TrialRun(
                    stream,
                    StreamPlan.compile(
                            configuration, 0, () -> {}, new Standardizers(), LoadedVersions.NONE, DriftListener.NONE));
        } finally {
            delete(root);
        }
    }

    private static void delete(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(root)) {
            all = new ArrayList<>(found.toList());
        }
        java.util.Collections.reverse(all);
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** What becomes of the records. */
    RecordBatch run(List<Content> contents) {
        PayloadCodec codec = new PayloadCodec();
        List<SourceRecord> records = new ArrayList<>();
        for (Content content : contents) {
            byte[] payload = content instanceof Content.Row row
                    ? codec.encode(row.names(), row.values())
                    : codec.encode(((Content.Tree) content).fields());
            records.add(SourceRecord.read(records.size() + 1L, content, payload));
        }
        Instant now = Instant.now();
        RecordBatch batch = RecordBatch.read(
                new BatchOrigin(stream, stream.system() + "-" + stream.stream(), "sample", now, now),
                records,
                List.of(),
                null);
        for (String step : StreamPlan.STEPS) {
            batch = java.util.Objects.requireNonNull(plan.stages().get(step)).apply(batch);
        }
        return batch;
    }

    /** The records of a batch as JSON lines, by the names that mappings use; only values that can be trusted. */
    static String lines(RecordBatch batch) {
        StringBuilder lines = new StringBuilder();
        ObjectMapper json = new ObjectMapper();
        for (SourceRecord record : batch.records()) {
            ObjectNode line =
                    json.createObjectNode().put("key", record.requireIdentity().key());
            List<String> names =
                    java.util.Objects.requireNonNull(batch.layout()).attributes();
            for (int i = 0; i < names.size(); i++) {
                add(
                        line,
                        batch.layout().entity(),
                        names.get(i),
                        record.attributes().get(i));
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    private static void add(ObjectNode line, EntityType entity, String name, AttributeValue value) {
        StandardValue standard = value.standard();
        if (standard == null || standard.validity() != Validity.VALID) {
            return;
        }
        if (standard.value() != null && !name.equals("name")) {
            put(line, name, standard.value());
        }
        // the parts have no order of their own, and the same sample gives the same draft
        for (Map.Entry<String, Object> part : new TreeMap<>(standard.parts()).entrySet()) {
            if (entity.column(part.getKey()) != null) {
                put(line, part.getKey(), part.getValue());
            }
        }
    }

    private static void put(ObjectNode line, String name, Object value) {
        if (value instanceof BigDecimal number) {
            line.put(name, number);
        } else if (value instanceof Long number) {
            line.put(name, number);
        } else {
            line.put(name, value.toString());
        }
    }
}
