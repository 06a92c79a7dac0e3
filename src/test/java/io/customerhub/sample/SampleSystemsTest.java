package io.customerhub.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.sample.SampleCounts.Flaw;
import io.customerhub.sample.SampleCounts.StreamCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSystemsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final long SEED = 7;

    @TempDir
    Path directory;

    @Test
    void erpFilesHoldExactlyWhatTheCountsSay() throws IOException {
        SampleSystems systems = SampleSystems.create(directory, SEED, 4_500);
        CsvTally customers = csv(systems.erp(), "customers-", ';', 17);
        assertThat(customers).isEqualTo(expected(systems.counts().of("erp", "customers")));
        CsvTally orders = csv(systems.erp(), "orders-", ',', 9);
        assertThat(orders).isEqualTo(expected(systems.counts().of("erp", "orders")));
        CsvTally lines = csv(systems.erp(), "order_lines-", ',', 9);
        assertThat(lines).isEqualTo(expected(systems.counts().of("erp", "order-lines")));
        assertThat(systems.counts().of("erp", "customers").broken())
                .containsOnlyKeys(Flaw.TOO_FEW_COLUMNS, Flaw.STRAY_QUOTE, Flaw.UNCLOSED_QUOTE, Flaw.EMPTY_KEY);
        assertThat(customers.repeats()).isPositive();
        assertThat(orders.keys()).contains("10248", "11077");
    }

    @Test
    void deskFilesHoldExactlyWhatTheCountsSay() throws IOException {
        SampleSystems systems = SampleSystems.create(directory, SEED, 4_500);
        for (String stream : List.of("requesters", "cases")) {
            StreamCount count = systems.counts().of("desk", stream);
            Set<String> keys = new HashSet<>();
            long broken = 0;
            for (String line : lines(systems.desk(), stream + "-", StandardCharsets.UTF_8)) {
                String key = jsonKey(line, stream.equals("cases") ? "number" : "requester_id");
                if (key.isEmpty()) {
                    broken++;
                } else {
                    assertThat(keys.add(key)).isTrue();
                }
            }
            assertThat((long) keys.size()).isEqualTo(count.rows()).isEqualTo(count.records());
            assertThat(broken).isEqualTo(count.brokenRows()).isPositive();
        }
    }

    @Test
    void theTruthNamesEveryCustomerRecordOnce() throws IOException {
        SampleSystems systems = SampleSystems.create(directory, SEED, 2_500);
        List<String> truth = Files.readAllLines(systems.truth(), StandardCharsets.UTF_8);
        assertThat(truth.get(0)).isEqualTo("system,stream,key,party");
        Set<String> records = new HashSet<>();
        for (String line : truth.subList(1, truth.size())) {
            records.add(line.substring(0, line.lastIndexOf(',')));
        }
        assertThat(records).hasSize(truth.size() - 1);
        Set<String> found = new HashSet<>();
        csv(systems.erp(), "customers-", ';', 17).keys().forEach(key -> found.add("erp,customers," + key));
        for (String line : lines(systems.desk(), "requesters-", StandardCharsets.UTF_8)) {
            String key = jsonKey(line, "requester_id");
            if (!key.isEmpty()) {
                found.add("desk,requesters," + key);
            }
        }
        assertThat(records).containsAll(found);
        SampleCounts counts = systems.counts();
        assertThat((long) records.size())
                .isEqualTo(found.size()
                        + counts.of("crm", "contacts").records()
                        + counts.of("crm", "accounts").records()
                        + counts.of("shop", "customers").records());
        assertThat(truth).contains("erp,customers,ALFKI,NW-ALFKI", "crm,accounts,40000000,NW-ALFKI");
    }

    @Test
    void theWorldOfTheDemoHasTheSizeThatItPromises() throws IOException {
        SampleCounts counts = SampleSystems.create(directory, SampleSystems.DEMO_SEED, SampleSystems.DEMO_PARTIES)
                .counts();
        assertThat(counts.of("crm", "contacts").records()
                        + counts.of("crm", "accounts").records())
                .isBetween(2_500L, 4_500L);
        assertThat(counts.of("erp", "customers").records()).isBetween(2_500L, 4_500L);
        assertThat(counts.of("shop", "customers").records()).isBetween(2_500L, 4_500L);
        assertThat(counts.of("desk", "requesters").records()).isBetween(2_500L, 4_500L);
        assertThat(counts.of("desk", "cases").records()).isBetween(1_800L, 2_400L);
    }

    @Test
    void theFilesOfASmallWorldAreTheBeginningOfThoseOfALargeOne() throws IOException {
        SampleSystems small = SampleSystems.create(directory.resolve("small"), SEED, 3_000);
        SampleSystems large = SampleSystems.create(directory.resolve("large"), SEED, 4_000);
        for (String name : List.of("customers-20100105.csv", "orders-20100105.csv", "order_lines-20100105.csv")) {
            String few = Files.readString(small.erp().resolve(name), GB18030);
            assertThat(Files.readString(large.erp().resolve(name), GB18030))
                    .startsWith(few)
                    .hasSizeGreaterThan(few.length());
        }
        String few = Files.readString(small.desk().resolve("cases-20100106.jsonl"));
        assertThat(Files.readString(large.desk().resolve("cases-20100106.jsonl")))
                .startsWith(few);
        assertThat(large.erp().resolve("customers-20100104.csv"))
                .hasSameBinaryContentAs(small.erp().resolve("customers-20100104.csv"));
    }

    @Test
    void filesThatAReaderHasTakenAreNotWrittenAgain() throws IOException {
        SampleSystems first = SampleSystems.create(directory, SEED, 500);
        Path taken = first.erp().resolve("customers-20100104.csv");
        Files.delete(taken);
        SampleSystems second = SampleSystems.create(directory, SEED, 500);
        assertThat(taken).doesNotExist();
        assertThat(second.counts()).isEqualTo(first.counts());
        SampleSystems.create(directory, SEED, 501);
        assertThat(taken).exists();
    }

    @Test
    void noHalfFilesAreLeft() throws IOException {
        SampleSystems.create(directory, SEED, 2_100);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private record CsvTally(long rows, long repeats, long broken, Set<String> keys) {
        @Override
        public boolean equals(Object other) {
            return other instanceof CsvTally tally
                    && rows == tally.rows
                    && repeats == tally.repeats
                    && broken == tally.broken;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(rows);
        }
    }

    private static CsvTally expected(StreamCount count) {
        return new CsvTally(count.rows(), count.rows() - count.records(), count.brokenRows(), Set.of());
    }

    /** An independent reading, strict as RFC 4180: every line is a row, for no cell has a line break. */
    private static CsvTally csv(Path folder, String prefix, char separator, int columns) throws IOException {
        Set<String> keys = new HashSet<>();
        long rows = 0;
        long repeats = 0;
        long broken = 0;
        for (String line : lines(folder, prefix, GB18030)) {
            List<String> cells = cells(line, separator);
            if (cells.size() != columns || cells.get(0).isEmpty() || line.contains("12.3.4") || line.contains(",1O,")) {
                broken++;
            } else {
                rows++;
                repeats += keys.add(cells.get(0)) ? 0 : 1;
            }
        }
        return new CsvTally(rows, repeats, broken, keys);
    }

    /** The cells; none if the quotes are wrong. */
    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                int close = line.indexOf('"', at + 1);
                while (close >= 0 && close + 1 < line.length() && line.charAt(close + 1) == '"') {
                    close = line.indexOf('"', close + 2);
                }
                if (close < 0 || (close + 1 < line.length() && line.charAt(close + 1) != separator)) {
                    return List.of();
                }
                cells.add(line.substring(at + 1, close));
                at = close + 2;
            } else {
                int end = line.indexOf(separator, at);
                end = end < 0 ? line.length() : end;
                cells.add(line.substring(at, end));
                at = end + 1;
            }
        }
        return cells;
    }

    /** The lines of all files that begin so, without headers, decoded strictly: a wrong byte fails the test. */
    private static List<String> lines(Path folder, String prefix, Charset charset) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            List<String> own = text.lines().toList();
            lines.addAll(charset.equals(GB18030) ? own.subList(1, own.size()) : own);
        }
        return lines;
    }

    private static String jsonKey(String line, String field) {
        try {
            JsonNode json = new ObjectMapper().readTree(line);
            return json.isObject() ? json.path(field).asText() : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
