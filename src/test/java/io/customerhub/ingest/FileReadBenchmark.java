package io.customerhub.ingest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.FieldNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading costs for each row of ten columns and some 140 bytes: decoding, fields, payload and batch, against FastCSV
 * alone, which yields only fields. Run with {@code java -cp ... org.openjdk.jmh.Main FileReadBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class FileReadBenchmark {

    private static final int ROWS = 20_000;
    private static final int COLUMNS = 10;

    private final byte[] csv = csv();
    private final byte[] lines = lines();
    private final FieldNames names = FieldNames.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    private final String[] row = new String(csv, StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .split(",");
    private final PayloadCodec codec = new PayloadCodec();

    /** Rows of a CSV file as records in slices of 5000. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long csvToRecords() throws IOException {
        return read(new CsvReader(new ByteArrayInputStream(csv), CsvOptions.standard()));
    }

    /** The same rows, gone over as after a crash. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long csvSkipped() throws IOException {
        long count = 0;
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(csv), CsvOptions.standard())) {
            while (reader.skip()) {
                count++;
            }
        }
        return count;
    }

    /** The floor: FastCSV, fields only. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long fastCsvFieldsOnly() throws IOException {
        long count = 0;
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(csv))) {
            for (var record : reader) {
                count += record.getFieldCount();
            }
        }
        return count;
    }

    /** JSON lines of the same fields. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long jsonLinesToRecords() throws IOException {
        return read(new JsonReader(new ByteArrayInputStream(lines), JsonOptions.standard()));
    }

    /** The payload of one row. */
    @Benchmark
    public byte[] payloadOfARow() {
        return codec.encode(names, row);
    }

    /** The digest of as many bytes as the rows have. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long digest() {
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        hash.putBytes(csv, 0, csv.length);
        return hash.get().getLeastSignificantBits();
    }

    private static long read(RecordReader all) throws IOException {
        long count = 0;
        try (RecordReader reader = all) {
            boolean more = true;
            while (more) {
                Slice slice = new Slice(5000);
                while (more && !slice.isFull()) {
                    more = reader.read(slice);
                }
                count += slice.size();
            }
        }
        return count;
    }

    private static byte[] csv() {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < COLUMNS; column++) {
            text.append(column == 0 ? "" : ",").append('c').append(column);
        }
        for (int i = 0; i < ROWS; i++) {
            for (int column = 0; column < COLUMNS; column++) {
                text.append(column == 0 ? '\n' : ',').append("value ").append(1_000_000 + i * 31 + column);
            }
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            for (int column = 0; column < COLUMNS; column++) {
                text.append(column == 0 ? "{" : ",")
                        .append("\"c")
                        .append(column)
                        .append("\":\"value ")
                        .append(1_000_000 + i * 31 + column)
                        .append('"');
            }
            text.append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
