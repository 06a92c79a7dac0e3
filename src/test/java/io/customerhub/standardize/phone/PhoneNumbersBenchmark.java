package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@link PhoneNumbers} beside libphonenumber on the same numbers, nanoseconds a number:
 *
 * <pre>{@code
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp target/test-classes:target/classes:$(cat target/test.classpath) org.openjdk.jmh.Main PhoneNumbersBenchmark
 * }</pre>
 *
 * One kind of number only: {@code -p written=mixed} at its end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PhoneNumbersBenchmark {

    private static final int NUMBERS = 10_000;

    /** A template, in which each d is a random digit, and the region where it is written. */
    private record Template(String text, String region) {}

    private static final List<Template> CHINESE = List.of(
            new Template("138dddddddd", "CN"),
            new Template("139 dddd dddd", "CN"),
            new Template("+86 137 dddd dddd", "CN"),
            new Template("010-65dd dddd", "CN"),
            new Template("0086 138 dddd dddd", "CN"),
            new Template("(86)136dddddddd", "CN"),
            new Template("+86 (0)21 52dd dddd", "CN"));

    private static final List<Template> WESTERN = List.of(
            new Template("(650) 253-dddd", "US"),
            new Template("+1 212 555 dddd", "CA"),
            new Template("07400 12dddd", "GB"),
            new Template("+44 20 7946 dddd", "US"),
            new Template("030 1234dddd", "DE"),
            new Template("0151 2345dddd", "DE"),
            new Template("612 34 dd dd", "ES"),
            new Template("098765 4dddd", "IN"),
            new Template("(11) 96123-dddd", "BR"));

    private static final List<Template> MIXED = List.of(
            CHINESE.get(0),
            CHINESE.get(1),
            CHINESE.get(2),
            CHINESE.get(3),
            CHINESE.get(4),
            WESTERN.get(0),
            WESTERN.get(1),
            WESTERN.get(2),
            WESTERN.get(3),
            WESTERN.get(4),
            WESTERN.get(5),
            WESTERN.get(6),
            WESTERN.get(7),
            WESTERN.get(8),
            new Template("5555dddd", "CN"),
            new Template("n/a", "CN"));

    private static final List<Template> FULL_WIDTH =
            List.of(new Template("\uFF11\uFF13\uFF18dddddddd", "CN"), new Template("\uFF08010\uFF0965dddddd", "CN"));

    private static final List<Template> EXTENSION =
            List.of(new Template("(650) 253-dddd ext. 12", "US"), new Template("010-65dddddd x12", "CN"));

    /** How the numbers are written. */
    @Param({"mixed", "chinese", "western", "fullWidth", "extension"})
    public String written = "mixed";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final PhoneNumbers numbers = PhoneNumbers.create();
    private final String[] texts = new String[NUMBERS];
    private final String[] regions = new String[NUMBERS];

    /** Writes the numbers. */
    @Setup
    public void write() {
        List<Template> templates =
                switch (written) {
                    case "chinese" -> CHINESE;
                    case "western" -> WESTERN;
                    case "fullWidth" -> FULL_WIDTH;
                    case "extension" -> EXTENSION;
                    default -> MIXED;
                };
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NUMBERS; i++) {
            Template template = templates.get(random.nextInt(templates.size()));
            StringBuilder text = new StringBuilder(template.text());
            for (int at = 0; at < text.length(); at++) {
                if (text.charAt(at) == 'd') {
                    text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                }
            }
            texts[i] = text.toString();
            regions[i] = template.region();
        }
    }

    /** The numbers by automata. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void ours(Blackhole results) {
        for (int i = 0; i < NUMBERS; i++) {
            results.consume(numbers.e164(texts[i], regions[i]));
        }
    }

    /** The numbers by libphonenumber. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void libphonenumber(Blackhole results) {
        for (int i = 0; i < NUMBERS; i++) {
            results.consume(byLibphonenumber(texts[i], regions[i]));
        }
    }

    private String byLibphonenumber(String text, String region) {
        try {
            Phonenumber.PhoneNumber parsed = library.parse(text, region);
            return library.isValidNumber(parsed) ? library.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
