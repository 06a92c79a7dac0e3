package io.customerhub.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.customerhub.sample.BenchmarkFile.Summary;
import io.customerhub.sample.party.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkFileTest {
    @TempDir
    Path directory;

    /** Writes a file of so many rows in a JVM of its own; arguments: file, rows. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            BenchmarkFile.write(Path.of(arguments[0]), Long.parseLong(arguments[1]), 1);
        }
    }

    @Test
    void aSmallFileIsTheBeginningOfALargeOne() throws IOException {
        Path small = directory.resolve("small.csv");
        Path large = directory.resolve("large.csv");
        BenchmarkFile.write(small, 2_000, 5);
        BenchmarkFile.write(large, 5_000, 5);
        String few = Files.readString(small);
        assertThat(Files.readString(large)).startsWith(few).hasSizeGreaterThan(2 * few.length());
    }

    @Test
    void idsComeAgainWithinAThousandRowsAndLater() throws IOException {
        Path file = directory.resolve("customers.csv");
        Summary summary = BenchmarkFile.write(file, 100_000, 9);
        Map<String, Long> rows = new HashMap<>();
        Map<String, Instant> versions = new HashMap<>();
        long repeats = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            long row = -1;
            for (CsvRecord record : reader) {
                assertThat(record.getFieldCount()).isEqualTo(10);
                row++;
                if (row == 0) {
                    assertThat(String.join(",", record.getFields())).isEqualTo(BenchmarkFile.HEADER);
                    continue;
                }
                Instant version = Instant.parse(record.getField(9));
                Long earlier = rows.putIfAbsent(record.getField(0), row);
                Instant before = versions.put(record.getField(0), version);
                if (earlier != null && before != null) {
                    repeats++;
                    assertThat(row - earlier).isLessThanOrEqualTo(1_000);
                    assertThat(version).isAfter(before);
                }
            }
            assertThat(row).isEqualTo(100_000);
        }
        assertThat(repeats).isEqualTo(summary.repeats()).isBetween(400L, 600L);
        assertThat(summary.bytes()).isEqualTo(Files.size(file)).isBetween(12_500_000L, 16_000_000L);
    }

    @Test
    void threeInAHundredPhonesAreBadByConstructionAndNearlyAllOthersValid() throws IOException {
        Path file = directory.resolve("customers.csv");
        Summary summary = BenchmarkFile.write(file, 20_000, 11);
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        Map<String, String> regions = new HashMap<>();
        for (Country country : Country.values()) {
            country.spellings().forEach(spelling -> regions.put(spelling, country.name()));
        }
        long invalid = 0;
        Set<String> countries = new HashSet<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : reader) {
                String region = regions.getOrDefault(record.getField(8), "ZZ");
                countries.add(region);
                try {
                    invalid += phones.isValidNumber(phones.parse(record.getField(2), region)) ? 0 : 1;
                } catch (NumberParseException e) {
                    invalid++;
                }
            }
        }
        assertThat(countries).contains("CN", "US", "GB", "DE", "ES", "IN", "BR");
        assertThat(summary.badPhones()).isBetween(500L, 700L);
        assertThat(invalid - summary.badPhones()).isBetween(0L, 400L);
    }

    @Test
    void aFileOfManyTimesTheHeapIsWritten() throws Exception {
        Path file = directory.resolve("large.csv");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString(),
                        "600000")
                .inheritIO()
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.size(file)).isGreaterThan(80_000_000L);
    }
}
