package io.customerhub.bench;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.config.Breaker;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one value of each type costs on one core: cleansed and standardized as in the pipeline, with nobody listening, in a
 * mix of plain and dirty writings. The main method prints a line per type, nanoseconds a value and values a second.
 *
 * <pre>{@code
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp target/test-classes:target/classes:$(cat target/test.classpath) io.customerhub.bench.TypesBenchmark
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TypesBenchmark {

    private static final int VALUES = 60;

    private static final Map<String, List<String>> WRITTEN = Map.ofEntries(
            Map.entry("text", List.of("two  words", "Remark of a clerk", "备注：请周末送货")),
            Map.entry(
                    "person-name",
                    List.of("John Smith", "王小明", "Maria de la Cruz", "ANNE-MARIE MÜLLER", "欧阳娜娜", "Martin, Peter K.")),
            Map.entry(
                    "organization-name",
                    List.of("Muster GmbH & Co. KG", "ACME INC", "北京字节跳动科技有限公司", "Toyota Motor Corporation")),
            Map.entry("phone", List.of("13800138001", "+86 139-0013-9001", "010-62345678", "(021) 6234 5678")),
            Map.entry(
                    "email",
                    List.of(
                            "anna.smith@example.com",
                            "13800138001@qq.com",
                            "Bob@Example.ORG",
                            "li.lei@shop.example.cn")),
            Map.entry("date", List.of("1987-06-05", "05/06/1987", "19870605", "5.6.1987", "1987年6月5日", "5 Jun 1987")),
            Map.entry(
                    "datetime",
                    List.of("2024-03-05T08:30:00Z", "2024-03-05 08:30:00", "2024-03-05T08:30:00.123+08:00")),
            Map.entry("country", List.of("CN", "China", "中国", "Germany", "united states")),
            Map.entry("region", List.of("广东省", "北京", "CN-GD", "Zhejiang")),
            Map.entry("language", List.of("zh", "German", "中文", "en-US")),
            Map.entry("currency", List.of("CNY", "人民币", "EUR", "US dollar")),
            Map.entry("gender", List.of("female", "男", "Frau", "male")),
            Map.entry("boolean", List.of("true", "否", "Ja", "0")),
            Map.entry(
                    "address",
                    List.of(
                            "广东省深圳市南山区科技园路1号",
                            "123 N Main St Apt 4, Springfield, IL 62704, USA",
                            "Hauptstraße 5, 10115 Berlin, Germany",
                            "10 Downing Street, London SW1A 2AA, UK")),
            Map.entry("postal-code", List.of("518000", "100000", "310-000", "200 030")),
            Map.entry("number", List.of("1.234,50", "42", "-7.25")),
            Map.entry("amount", List.of("12.50", "1234", "￥1,234.50", "88.00 USD")),
            Map.entry("percent", List.of("12.5 %", "5‰", "0.4%")),
            Map.entry("identifier", List.of("ab-123 456", "AB123456", "77 88 99")),
            Map.entry("resident-id", List.of("11010119491001001X", "110101 194910 01001x")),
            Map.entry("credit-code", List.of("91110000802010444P", "9111 0000 8020 1044 4P")),
            Map.entry("national-id", List.of("A123456(3)", "a1234563")),
            Map.entry("vat-id", List.of("DE136695976", "ATU13585627", "FR83404833048")),
            Map.entry("iban", List.of("DE89370400440532013000", "gb82 west 1234 5698 7654 32")),
            Map.entry("bic", List.of("DEUTDEFF", "deut de ff 500")),
            Map.entry("url", List.of("https://www.example.com/Shop?id=7", "HTTP://Example.CN")));

    /** The type. */
    @Param({
        "text",
        "person-name",
        "organization-name",
        "phone",
        "email",
        "date",
        "datetime",
        "country",
        "region",
        "language",
        "currency",
        "gender",
        "boolean",
        "address",
        "postal-code",
        "number",
        "amount",
        "percent",
        "identifier",
        "resident-id",
        "credit-code",
        "national-id",
        "vat-id",
        "iban",
        "bic",
        "url"
    })
    public String type = "text";

    private CleanseStage cleanse;
    private StandardizeStage standardize;
    private RecordBatch mapped;

    /** Maps records of one field, each with a text of its own. */
    @Setup
    public void prepare() {
        Map<String, Object> options = type.equals("date") ? Map.of("order", "day-month-year", "past", true) : Map.of();
        StreamMapping mapping = mapping(options);
        cleanse = new CleanseStage(mapping);
        standardize = new StandardizeStage(mapping, new Standardizers());
        FieldNames names = FieldNames.of("value");
        List<String> written = WRITTEN.get(type);
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            String text = new String(written.get(i % written.size()).toCharArray());
            records.add(SourceRecord.read(i, new Content.Row(names, new String[] {text}), new byte[0]));
        }
        BatchOrigin origin = new BatchOrigin(mapping.stream(), "bench", "bench.csv", Instant.EPOCH, Instant.EPOCH);
        mapped = new MapStage(mapping, null, DriftListener.NONE)
                .apply(RecordBatch.read(origin, records, List.of(), null));
    }

    private StreamMapping mapping(Map<String, Object> options) {
        Place here = new Place("benchmark", 1, 1);
        FieldPath value = FieldPath.of("value");
        FieldMapping field = new FieldMapping("value", List.of(value), null, type, options, OnInvalid.KEEP, here);
        return new StreamMapping(
                new StreamName("bench", "values"),
                EntityType.CUSTOMER,
                List.of(value),
                null,
                type.equals("national-id") ? "HK" : "CN",
                null,
                ZoneOffset.UTC,
                List.of(field),
                null,
                List.of(),
                Breaker.DEFAULT,
                here);
    }

    /** Cleansed and standardized. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public RecordBatch values() {
        return standardize.apply(cleanse.apply(mapped));
    }

    /** Prints a line per type. */
    public static void main(String[] arguments) throws RunnerException {
        Map<String, Double> nanos = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include("\\b" + TypesBenchmark.class.getSimpleName() + "\\b")
                        .build())
                .run()) {
            nanos.put(
                    result.getParams().getParam("type"),
                    result.getPrimaryResult().getScore());
        }
        System.out.printf("%n%-18s %9s %14s%n", "type", "ns/value", "values/s");
        nanos.forEach((type, each) -> System.out.printf(Locale.ROOT, "%-18s %9.0f %,14.0f%n", type, each, 1e9 / each));
    }
}
