package io.customerhub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What identify and map cost per row of a table with ten columns, in batches of 5,000 different rows. The goal is below
 * 500 ns for both together, without the reading of a version's text, which belongs to the standardizers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IdentifyAndMapBenchmark {

    private static final int ROWS = 5_000;

    private IdentifyStage identify;
    private MapStage map;
    private RecordBatch batch;

    /** Makes the batch. */
    @Setup
    public void prepare() {
        FieldNames names = FieldNames.of(
                "id", "changed", "name", "mobile", "mail", "born", "province", "city", "street", "country");
        List<FieldMapping> fields = List.of(
                Samples.field("name", "name"),
                Samples.field("phone.mobile", "mobile"),
                Samples.field("email", "mail"),
                Samples.field("birth_date", "born"),
                Samples.field("address.home", "province", "city", "street"),
                Samples.field("nationality", "country"));
        StreamMapping mapping = Samples.mapping(EntityType.CUSTOMER, List.of("id"), "changed", fields, null);
        identify = new IdentifyStage(mapping, text -> OptionalLong.of(text.length()), LoadedVersions.NONE);
        map = new MapStage(mapping, null, DriftListener.NONE);
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String[] values = {
                "C" + i,
                "2026-01-01T00:00:00Z",
                "Wang Wei " + i,
                "+86 138 0013 " + i,
                "wang.wei." + i + "@example.com",
                "1980-01-02",
                "Guangdong",
                "Shenzhen",
                "Nanshan Road " + i,
                "CN"
            };
            String payload = "{\"row\":\"" + String.join("\",\"", values) + "\"}";
            records.add(SourceRecord.read(i, new Content.Row(names, values), payload.getBytes(UTF_8)));
        }
        batch = Samples.batch(records);
    }

    /** One batch through both stages. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RecordBatch identifyAndMap() {
        return map.apply(identify.apply(batch));
    }
}
