package io.customerhub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    private static final CsvOptions STANDARD = CsvOptions.standard();

    @Test
    void eachRecordIsARowWithItsPhysicalLineAndItsPayload() throws IOException {
        Slice slice = read("id,name\r\n1,Ann\r\n\r\n2,\"Bob\nthe \"\"2nd\"\"\"\r\n3,\"\"", STANDARD);

        assertThat(rows(slice))
                .containsExactly(List.of("1", "Ann"), List.of("2", "Bob\nthe \"2nd\""), List.of("3", ""));
        assertThat(slice.records()).extracting(SourceRecord::row).containsExactly(2L, 4L, 6L);
        assertThat(new String(slice.records().get(1).payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"2\",\"name\":\"Bob\\nthe \\\"2nd\\\"\"}");
        assertThat(slice.rejections()).isEmpty();
    }

    @Test
    void rowsOfAFileShareTheirFieldNames() throws IOException {
        Slice slice = read("id\n1\n2\n", STANDARD);

        assertThat(((Content.Row) slice.records().get(0).content()).names())
                .isSameAs(((Content.Row) slice.records().get(1).content()).names());
    }

    @Test
    void tooFewAndTooManyColumnsAreRejectedWithTheirLineAndTheRestGoesOn() throws IOException {
        Slice slice = read("id,name\n1\n2,b,c\n3,d\n", STANDARD);

        assertThat(rows(slice)).containsExactly(List.of("3", "d"));
        assertThat(slice.rejections())
                .extracting(Rejection::row, Rejection::code, CsvReaderTest::payload)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "HUB-READ-021", "1"),
                        org.assertj.core.groups.Tuple.tuple(3L, "HUB-READ-022", "2,b,c"));
        assertThat(slice.rejections().get(0).message()).contains("expected 2 columns, found 1 in line 2");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() throws IOException {
        Slice slice = read("id,name\n1,\"Ann\n2,Bob\n3,Cy\n", STANDARD);

        assertThat(rows(slice)).containsExactly(List.of("2", "Bob"), List.of("3", "Cy"));
        assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-024");
        assertThat(slice.rejections()).extracting(CsvReaderTest::payload).containsExactly("1,\"Ann");
    }

    @Test
    void textAfterAClosingQuoteCostsTheLineOnWhichTheRecordBegan() throws IOException {
        Slice slice = read("id,name\n1,\"Ann\n2,\"Bob\"\n3,\"x\"y\n4,z\n", STANDARD);

        assertThat(rows(slice)).containsExactly(List.of("2", "Bob"), List.of("4", "z"));
        assertThat(slice.rejections()).extracting(Rejection::row).containsExactly(2L, 4L);
        assertThat(slice.rejections()).extracting(Rejection::code).containsOnly("HUB-READ-025");
    }

    @Test
    void aQuoteWithinAnUnquotedFieldIsACharacter() throws IOException {
        assertThat(rows(read("id,size\n1,5\" disk\n", STANDARD))).containsExactly(List.of("1", "5\" disk"));
    }

    @Test
    void afterAThousandRecordsWithoutEndTheFileIsUnreadable() {
        String text = "id,name\n" + "1,\"a\nb\"c\n".repeat(1200);

        assertThatThrownBy(() -> read(text, STANDARD))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("HUB-READ-006"));
    }

    @Test
    void aFieldOfAGigabyteIsStoppedAtTheLimitAndTheNextRowGoesOn() throws IOException {
        for (String quote : List.of("", "\"")) {
            long[] left = {1L << 30};
            InputStream endless = new InputStream() {
                private final byte[] start = ("id,name\n1," + quote).getBytes(StandardCharsets.UTF_8);
                private final byte[] end = (quote + "\n2,b\n").getBytes(StandardCharsets.UTF_8);
                private int at;

                @Override
                public int read() {
                    throw new AssertionError("read in bulk");
                }

                @Override
                public int read(byte[] bytes, int from, int length) {
                    if (at < start.length) {
                        bytes[from] = start[at++];
                        return 1;
                    }
                    if (left[0] > 0) {
                        int count = (int) Math.min(length, left[0]);
                        Arrays.fill(bytes, from, from + count, (byte) 'x');
                        left[0] -= count;
                        return count;
                    }
                    if (at < start.length + end.length) {
                        bytes[from] = end[at++ - start.length];
                        return 1;
                    }
                    return -1;
                }
            };
            Slice slice = new Slice(100);
            try (CsvReader reader = new CsvReader(endless, STANDARD)) {
                while (reader.read(slice)) {
                    // to the end
                }
            }
            assertThat(rows(slice)).containsExactly(List.of("2", "b"));
            assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-026");
            assertThat(slice.rejections().get(0).payload()).hasSize(4096);
            assertThat(slice.rejections().get(0).row()).isEqualTo(2);
        }
    }

    @Test
    void aRecordOverItsLimitIsRejectedWithItsFirstFourKilobytes() throws IOException {
        String longRow = "1" + ",abcdefghi".repeat(1000);
        Slice slice = read("id,name\n" + longRow + "\n2,b\n", STANDARD.limited(100, 5000));

        assertThat(rows(slice)).containsExactly(List.of("2", "b"));
        assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-027");
        assertThat(payload(slice.rejections().get(0))).isEqualTo(longRow.substring(0, 4096));
    }

    @Test
    void aMillionColumnsAreCountedAndNotKept() throws IOException {
        Slice slice = read("id,name\n" + ",".repeat(1_000_000) + "\n", STANDARD);

        assertThat(slice.rejections().get(0).message()).contains("found 1000001");
    }

    @Test
    void bytesOfAnotherCharsetAreRejectedAndGivenBackAsTheyWere() throws IOException {
        byte[] latin = "id,name\n1,J\u00fcrgen\n2,Ann\n".getBytes(StandardCharsets.ISO_8859_1);
        Slice slice = read(latin, STANDARD);

        assertThat(rows(slice)).containsExactly(List.of("2", "Ann"));
        assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-023");
        assertThat(slice.rejections().get(0).payload())
                .isEqualTo("1,J\u00fcrgen".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void nulAndReplacementCharactersAndEncodedSurrogatesAreRejected() throws IOException {
        byte[] surrogate = {'4', ',', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'};
        byte[] start = "id,name\n1,a\u0000b\n2,\uFFFD\n3,ok\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + surrogate.length);
        System.arraycopy(surrogate, 0, all, start.length, surrogate.length);
        Slice slice = read(all, STANDARD);

        assertThat(rows(slice)).containsExactly(List.of("3", "ok"));
        assertThat(slice.rejections()).extracting(Rejection::row).containsExactly(2L, 3L, 5L);
        assertThat(slice.rejections()).extracting(Rejection::code).containsOnly("HUB-READ-023");
    }

    @Test
    void everyCharsetIsReadWithAndWithoutByteOrderMark() throws IOException {
        String text = "编号,name\n1,张伟\n2,\uD842\uDFB7\n";
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "GB18030")) {
            for (String mark : List.of("", "\uFEFF")) {
                Slice slice =
                        read((mark + text).getBytes(Charset.forName(charset)), STANDARD.in(Charset.forName(charset)));
                assertThat(rows(slice)).as(charset).containsExactly(List.of("1", "张伟"), List.of("2", "\uD842\uDFB7"));
            }
        }
        Charset windows = Charset.forName("windows-1252");
        assertThat(rows(read("id\n€ œ\n".getBytes(windows), STANDARD.in(windows))))
                .containsExactly(List.of("€ œ"));
    }

    @Test
    void aByteOrderMarkWinsOverTheDeclaredCharset() throws IOException {
        byte[] utf16 = "\uFEFFid\n张\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] utf8 = "\uFEFFid\n张\n".getBytes(StandardCharsets.UTF_8);

        assertThat(rows(read(utf16, STANDARD))).containsExactly(List.of("张"));
        assertThat(rows(read(utf8, STANDARD.in(Charset.forName("GB18030"))))).containsExactly(List.of("张"));
    }

    @Test
    void aHeaderThatNamesNothingOrOneThingTwiceIsUnreadable() {
        for (String header :
                List.of("", "\n\n", "id,\n", "id,id\n", "id, id \n", "\"id\n1\n", "\"a\"b\n", "\uFFFD\n")) {
            assertThatThrownBy(() -> read(header, STANDARD)).as(header).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void aHeaderAloneHasNoRecords() throws IOException {
        assertThat(read("id,name\n", STANDARD).size()).isZero();
        assertThat(read("id,name", STANDARD).size()).isZero();
    }

    @Test
    void columnsAndMarksMayBeGiven() throws IOException {
        CsvOptions options = STANDARD.marked('\t', '\'').withColumns(List.of("id", "name"));

        assertThat(rows(read("1\t'a\tb'\n2\tc\n", options))).containsExactly(List.of("1", "a\tb"), List.of("2", "c"));
        assertThat(read("", options).size()).isZero();
    }

    @Test
    void optionsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> STANDARD.marked(',', ',')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> STANDARD.withColumns(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIoErrorPassesThrough() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> new CsvReader(broken, STANDARD))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }

    @Test
    void skippingGoesOverExactlyWhatReadingYields() throws IOException {
        Random random = new Random(5);
        for (int n = 0; n < 2000; n++) {
            byte[] bytes = noise(random, 200);
            Slice all = read(bytes, STANDARD.withColumns(List.of("a", "b")));
            for (int skip = 0; skip <= all.size(); skip++) {
                Slice rest = new Slice(1000);
                try (CsvReader reader =
                        new CsvReader(new ByteArrayInputStream(bytes), STANDARD.withColumns(List.of("a", "b")))) {
                    for (int i = 0; i < skip; i++) {
                        assertThat(reader.skip()).isTrue();
                    }
                    while (reader.read(rest)) {
                        // to the end
                    }
                }
                assertThat(rest.size()).isEqualTo(all.size() - skip);
            }
        }
    }

    @Test
    void whateverTheBytesEveryLineIsARecordOrARejectionAndNothingIsThrown() throws IOException {
        Random random = new Random(17);
        for (int n = 0; n < 20_000; n++) {
            byte[] bytes = noise(random, 300);
            Slice slice = read(bytes, STANDARD.withColumns(List.of("a", "b")).limited(20, 60));
            int accounted = 0;
            for (SourceRecord record : slice.records()) {
                Content.Row row = (Content.Row) record.content();
                accounted += row.values()[0].length() + row.values()[1].length();
            }
            for (Rejection rejection : slice.rejections()) {
                accounted += rejection.payload().length;
            }
            int marks = 0;
            for (byte b : bytes) {
                marks += b == ',' || b == '"' || b == '\n' || b == '\r' ? 1 : 0;
            }
            // every byte that is no mark is in a row or in a rejection, byte for byte
            assertThat(accounted).isGreaterThanOrEqualTo(bytes.length - marks);
            assertThat(accounted).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void wellFormedFilesReadAsFastCsvReadsThem() throws IOException {
        Random random = new Random(23);
        // no CR within values: FastCSV 4.1.0 then misses the LF that ends the record
        String alphabet = "ab,\"\n 张";
        for (int n = 0; n < 5000; n++) {
            StringBuilder text = new StringBuilder();
            for (int row = random.nextInt(6); row > 0; row--) {
                for (int column = 0; column < 3; column++) {
                    StringBuilder value = new StringBuilder();
                    for (int i = random.nextInt(5); i > 0; i--) {
                        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
                    }
                    text.append(column == 0 ? "" : ",")
                            .append('"')
                            .append(value.toString().replace("\"", "\"\""))
                            .append('"');
                }
                text.append(random.nextBoolean() ? "\n" : random.nextBoolean() ? "\r\n" : "\r");
            }
            List<List<String>> expected = new ArrayList<>();
            try (var oracle = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(text.toString())) {
                for (CsvRecord record : oracle) {
                    expected.add(record.getFields());
                }
            }
            assertThat(rows(read(text.toString(), STANDARD.withColumns(List.of("a", "b", "c")))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void recordsAreReadAcrossTheEdgesOfTheBuffer() throws IOException {
        StringBuilder text = new StringBuilder("id,name\r\n");
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            String name = "x".repeat(i % 37) + (i % 5 == 0 ? "\"\r\n" : "");
            text.append(i).append(",\"").append(name.replace("\"", "\"\"")).append("\"\r\n");
            expected.add(List.of(Integer.toString(i), name));
        }
        assertThat(rows(read(text.toString(), STANDARD))).isEqualTo(expected);
    }

    @Test
    void aFileThatEndsWithinARowIsCutOff() throws IOException {
        assertThat(isCutOff("id,name\n1,a\n2,b\n")).isFalse();
        assertThat(isCutOff("id,name\n1,a\n2,b")).isFalse();
        assertThat(isCutOff("id,name\n1,a\n2")).isTrue();
        assertThat(isCutOff("id,name\n1,a\n2,\"b")).isTrue();
        assertThat(isCutOff("id,name\n1,\"a\n2,b\n")).isFalse();
    }

    private static boolean isCutOff(String text) throws IOException {
        try (CsvReader reader =
                new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), STANDARD)) {
            while (reader.skip()) {
                // to the end
            }
            return reader.isCutOff();
        }
    }

    private static byte[] noise(Random random, int max) {
        byte[] bytes = new byte[random.nextInt(max)];
        for (int i = 0; i < bytes.length; i++) {
            int kind = random.nextInt(10);
            bytes[i] = (byte) (kind < 2 ? ',' : kind < 4 ? '"' : kind < 5 ? '\n' : kind < 6 ? '\r' : random.nextInt());
        }
        // a byte order mark would not be data
        if (bytes.length > 1 && (bytes[0] & 0xFF) >= 0xE0) {
            bytes[0] = 'a';
        }
        return bytes;
    }

    private static Slice read(String text, CsvOptions options) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private static Slice read(byte[] bytes, CsvOptions options) throws IOException {
        Slice slice = new Slice(1_000_000);
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), options)) {
            while (reader.read(slice)) {
                // to the end
            }
        }
        return slice;
    }

    private static List<List<String>> rows(Slice slice) {
        return slice.records().stream()
                .map(record -> (Content.Row) record.content())
                .map(row -> IntStream.range(0, row.names().size())
                        .mapToObj(row::value)
                        .toList())
                .toList();
    }

    private static String payload(Rejection rejection) {
        return new String(rejection.payload(), StandardCharsets.UTF_8);
    }
}
