package io.customerhub.bench;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.StreamMapping;
import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.Slice;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import io.customerhub.sample.BenchmarkFile;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the whole standardization of one customer of ten fields costs on one core, in batches of 5,000 customers of seven
 * countries with the dirt of {@link BenchmarkFile}. Run it as {@link TypesBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CustomerBenchmark {

    private static final int ROWS = 5_000;

    private static final List<String> GENDERS = List.of("female", "男", "Male", "女", "");
    private static final List<String> LANGUAGES = List.of("zh", "en", "German", "中文", "es");

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: updated_at
            region: CN
            fields:
              name: {from: full_name, as: person-name}
              phone.mobile: {from: phone, as: phone}
              birth_date: {from: birth_date, as: date, order: day-month-year, past: true}
              email: {from: email, as: email}
              gender: {from: gender, as: gender}
              language: {from: language, as: language}
              address.street_address: {from: street}
              address.address_locality: {from: city}
              address.postal_code: {from: postal_code, as: postal-code}
              address.address_country: {from: country, as: country}
            """;

    private CleanseStage cleanse;
    private StandardizeStage standardize;
    private RecordBatch mapped;
    private RecordBatch cleansed;

    /** Reads and maps the customers. */
    @Setup
    public void prepare() throws IOException {
        Path folder = Files.createTempDirectory("customer-benchmark");
        Path routes = Files.createDirectories(folder.resolve("routes/bench"));
        Files.writeString(routes.resolve("customers.mapping.yaml"), MAPPING);
        StreamMapping mapping = new StreamConfigurationReader(Standardizers.types())
                .read(folder, routes)
                .streams()
                .get(0)
                .mapping();
        BatchOrigin origin = new BatchOrigin(mapping.stream(), "bench", "bench.csv", Instant.EPOCH, Instant.EPOCH);
        RecordBatch read = RecordBatch.read(origin, customers(folder).records(), List.of(), null);
        mapped = new MapStage(mapping, null, DriftListener.NONE).apply(read);
        cleanse = new CleanseStage(mapping);
        standardize = new StandardizeStage(mapping, new Standardizers());
        cleansed = cleanse.apply(mapped);
    }

    private static Slice customers(Path folder) throws IOException {
        Path csv = folder.resolve("customers.csv");
        BenchmarkFile.write(csv, ROWS, 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        lines.set(0, lines.get(0) + ",gender,language");
        for (int i = 1; i < lines.size(); i++) {
            lines.set(
                    i,
                    lines.get(i) + "," + GENDERS.get(i % GENDERS.size()) + "," + LANGUAGES.get(i % LANGUAGES.size()));
        }
        Files.write(csv, lines);
        Slice slice = new Slice(ROWS);
        try (CsvReader reader = new CsvReader(Files.newInputStream(csv), CsvOptions.standard())) {
            while (reader.read(slice)) {
                continue;
            }
        }
        return slice;
    }

    /** Cleansing alone. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RecordBatch cleanse() {
        return cleanse.apply(mapped);
    }

    /** Standardization alone. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RecordBatch standardize() {
        return standardize.apply(cleansed);
    }

    /** Both. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RecordBatch whole() {
        return standardize.apply(cleanse.apply(mapped));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include("\\b" + CustomerBenchmark.class.getSimpleName() + "\\b")
                        .build())
                .run();
    }
}
