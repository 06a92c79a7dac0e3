package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds and bytes per value on what clean sources send, one thread. Each operation standardizes 16 values. Run the
 * main method with the test classpath.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StandardizersBenchmark {

    private static final int VALUES = 16;

    private final RecordContext context = CaseTable.context("CN", "day-month-year");
    private final Standardizer names = create("person-name");
    private final Standardizer emails = create("email");
    private final Standardizer dates = create("date");
    private final Standardizer times = create("datetime");
    private final Standardizer countries = create("country");
    private final Standardizer texts = create("text");
    private final Standardizer phones = create("phone");
    private final Standardizer amounts = create("amount");

    private final String[] name =
            cycle("John Smith", "王小明", "Maria de la Cruz", "ANNE-MARIE MÜLLER", "欧阳娜娜", "Peter K. Martin");
    private final String[] email =
            cycle("anna.smith@example.com", "13800138000@qq.com", "Bob@Example.ORG", "info@shop.example.cn");
    private final String[] date = cycle("1987-06-05", "05/06/1987", "19870605", "5.6.1987", "1987年6月5日");
    private final String[] time = cycle("2024-03-05T08:30:00Z", "2024-03-05 08:30:00", "2024-03-05T08:30:00.123+08:00");
    private final String[] country = cycle("CN", "China", "中国", "Germany", "united states");
    private final String[] phone = cycle("13800138000", "+86 139-0013-9000", "010-62345678");
    private final String[] amount = cycle("12.50", "1234", "￥1,234.50", "88.00 USD");

    private static Standardizer create(String type) {
        return CaseTable.STANDARDIZERS.create(Mappings.field("x", type), Mappings.stream("CN", "day-month-year"));
    }

    private static String[] cycle(String... texts) {
        String[] all = new String[VALUES];
        for (int i = 0; i < VALUES; i++) {
            all[i] = new String(texts[i % texts.length].toCharArray());
        }
        return all;
    }

    private void run(Standardizer standardizer, String[] inputs, Blackhole blackhole) {
        for (String text : inputs) {
            StandardValue value = standardizer.standardize(text, context);
            blackhole.consume(value);
        }
    }

    @Benchmark
    public void names(Blackhole blackhole) {
        run(names, name, blackhole);
    }

    @Benchmark
    public void emails(Blackhole blackhole) {
        run(emails, email, blackhole);
    }

    @Benchmark
    public void dates(Blackhole blackhole) {
        run(dates, date, blackhole);
    }

    @Benchmark
    public void times(Blackhole blackhole) {
        run(times, time, blackhole);
    }

    @Benchmark
    public void countries(Blackhole blackhole) {
        run(countries, country, blackhole);
    }

    @Benchmark
    public void texts(Blackhole blackhole) {
        run(texts, name, blackhole);
    }

    @Benchmark
    public void phones(Blackhole blackhole) {
        run(phones, phone, blackhole);
    }

    @Benchmark
    public void amounts(Blackhole blackhole) {
        run(amounts, amount, blackhole);
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(StandardizersBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
