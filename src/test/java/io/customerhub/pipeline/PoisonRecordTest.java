package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PoisonRecordTest {

    private static final StreamName STREAM = new StreamName("crm", "customers");
    private static final FieldPath NAME = FieldPath.of("name");

    @TempDir
    private Path folder;

    /** Throws on one name and overflows the stack on another. */
    private static RecordBatch touch(RecordBatch batch) {
        for (SourceRecord record : batch.records()) {
            String name = Objects.requireNonNull(record.content().text(NAME));
            if (name.equals("Poison")) {
                throw new IllegalStateException("found " + name);
            }
            if (name.equals("Abyss")) {
                descend(0);
            }
        }
        return batch;
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int descend(int depth) {
        return descend(depth + 1) + 1;
    }

    @Test
    void aRecordOnWhichAStageBreaksLeavesAloneAndTheOthersGoOnInOrder() {
        List<SourceRecord> records = new ArrayList<>();
        for (int row = 1; row <= 100; row++) {
            records.add(record(row, row == 13 ? "Poison" : row == 77 ? "Abyss" : "Name " + row));
        }
        BatchOrigin origin = new BatchOrigin(STREAM, "r", "a.csv", Instant.EPOCH, Instant.EPOCH);
        RecordBatch after = new IsolatedStage("cleanse", PoisonRecordTest::touch)
                .apply(RecordBatch.read(origin, records, List.of(), null));

        assertThat(after.read()).isEqualTo(100);
        assertThat(after.records()).hasSize(98).isSortedAccordingTo(java.util.Comparator.comparing(SourceRecord::row));
        assertThat(after.rejections()).extracting(Rejection::row).containsExactly(13L, 77L);
        assertThat(after.rejections()).extracting(Rejection::code).containsOnly("HUB-BUG-001");
        assertThat(after.rejections()).extracting(Rejection::stage).containsOnly("cleanse");
        assertThat(after.rejections().get(0).message())
                .contains("IllegalStateException", "pipeline.PoisonRecordTest.touch")
                .doesNotContain("found Poison");
        assertThat(after.rejections().get(1).message()).contains("StackOverflowError");
    }

    @Test
    void whatConcernsTheWholeStreamIsNotTakenForAPoisonRecord() {
        SchemaDriftException drift = new SchemaDriftException("HUB-DRIFT-001", "id", "the key is gone");
        Stage drifting = batch -> {
            throw drift;
        };
        BatchOrigin origin = new BatchOrigin(STREAM, "r", "a.csv", Instant.EPOCH, Instant.EPOCH);
        RecordBatch batch = RecordBatch.read(origin, List.of(record(1, "a"), record(2, "b")), List.of(), null);
        assertThatThrownBy(() -> new IsolatedStage("map", drifting).apply(batch))
                .isSameAs(drift);
    }

    @Test
    void throughThePipelineAPoisonRecordBecomesADeadLetterAndTheOthersLoad() {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name, as: person-name}\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            poison(Objects.requireNonNull(running.hub().pipeline()).plans());
            StringBuilder csv = new StringBuilder("id,name\n");
            for (int row = 1; row <= 600; row++) {
                csv.append(row).append(row == 13 ? ",Poison\n" : row == 400 ? ",Abyss\n" : ",Wang Wei\n");
            }
            project.drop("crm", "a.csv", csv.toString());
            running.awaitRead(project, "crm");
        }
        assertThat(RunningHub.account(url, "crm/customers")).isEqualTo("600 598 0 0 2 0");
        assertThat(RunningHub.rows(
                        url, "SELECT key, stage, code, payload_kind, state FROM hub.dead_letter ORDER BY row_number"))
                .containsExactly("13 cleanse HUB-BUG-001 record open", "400 cleanse HUB-BUG-001 record open");
    }

    /** Puts a stage that breaks on some records before the one that cleanses. */
    private static void poison(StreamPlans plans) {
        StreamPlan sound = plans.require(STREAM);
        Stage cleanse = Objects.requireNonNull(sound.stages().get("cleanse"));
        Map<String, Stage> stages = new LinkedHashMap<>(sound.stages());
        stages.put("cleanse", new IsolatedStage("cleanse", batch -> cleanse.apply(touch(batch))));
        plans.put(new StreamPlan(
                sound.configuration(), sound.configurationId(), sound.prepare(), stages, sound.frequent()));
    }

    private static SourceRecord record(long row, String name) {
        return SourceRecord.read(row, new Content.Row(FieldNames.of("name"), new String[] {name}), new byte[0]);
    }
}
