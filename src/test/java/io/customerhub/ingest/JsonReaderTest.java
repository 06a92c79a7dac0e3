package io.customerhub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ingest.JsonOptions.Format;
import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    private static final JsonOptions STANDARD = JsonOptions.standard();

    @Test
    void eachLineIsARecordWithItsPhysicalLine() throws IOException {
        Slice slice = read("{\"id\":1, \"n\":1.10}\r\n\n  \n{\"id\":2}", STANDARD);

        assertThat(payloads(slice)).containsExactly("{\"id\":1,\"n\":1.10}", "{\"id\":2}");
        assertThat(slice.records()).extracting(SourceRecord::row).containsExactly(1L, 4L);
        assertThat(((Content.Tree) slice.records().get(0).content()).fields())
                .containsEntry("id", 1L)
                .containsEntry("n", new BigDecimal("1.10"));
    }

    @Test
    void aBrokenLineIsARejectionAndTheRestGoesOn() throws IOException {
        Slice slice = read(
                "{\"id\":1\n[2]\n{\"id\":3} x\n{\"id\":4,\"id\":5}\n{\"a\":\"\\u0000\"}\n{\"a\":\"\\ud800\"}\n{\"id\":7}\n",
                STANDARD);

        assertThat(payloads(slice)).containsExactly("{\"id\":7}");
        assertThat(slice.rejections())
                .extracting(Rejection::code)
                .containsExactly(
                        "HUB-READ-031", "HUB-READ-032", "HUB-READ-031", "HUB-READ-031", "HUB-READ-033", "HUB-READ-033");
        assertThat(slice.rejections()).extracting(Rejection::row).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(new String(slice.rejections().get(2).payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":3} x");
    }

    @Test
    void aLineOverTheLimitIsRejectedWithItsFirstFourKilobytes() throws IOException {
        String huge = "{\"a\":\"" + "x".repeat(400_000) + "\"}";
        Slice slice = read(huge + "\n{\"id\":2}\n", STANDARD.limited(10_000));

        assertThat(payloads(slice)).containsExactly("{\"id\":2}");
        assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-034");
        assertThat(new String(slice.rejections().get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo(huge.substring(0, 4096));
    }

    @Test
    void anArrayYieldsItsObjectsAndRejectsWhatIsNone() throws IOException {
        Slice slice = read(
                " [ {\"id\":1}, 7, [1,[2]], {\"id\":{\"b\":[1,{}]}}, {\"x\":1,\"x\":2}, {\"id\":3} ] \n", STANDARD);

        assertThat(payloads(slice)).containsExactly("{\"id\":1}", "{\"id\":{\"b\":[1,{}]}}", "{\"id\":3}");
        assertThat(slice.rejections()).extracting(Rejection::row).containsExactly(2L, 3L, 5L);
        assertThat(slice.rejections())
                .extracting(Rejection::code)
                .containsExactly("HUB-READ-032", "HUB-READ-032", "HUB-READ-031");
        assertThat(new String(slice.rejections().get(1).payload(), StandardCharsets.UTF_8))
                .isEqualTo("[1,[2]]");
    }

    @Test
    void anElementOverTheLimitIsRejectedAndTheNextIsRead() throws IOException {
        StringBuilder huge = new StringBuilder("{\"id\":1,\"inner\":{\"list\":[");
        huge.append("12345678,".repeat(20_000)).append("0]}}");
        Slice slice = read("[" + huge + ",{\"id\":2}]", STANDARD.limited(10_000));

        assertThat(payloads(slice)).containsExactly("{\"id\":2}");
        assertThat(slice.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-034");
    }

    @Test
    void recordsMayStandDeepInADocument() throws IOException {
        String text =
                "{\"meta\":{\"records\":[9]},\"data\":{\"n\":1,\"records\":[{\"id\":1},{\"id\":2}],\"z\":0},\"end\":[{}]}";

        assertThat(payloads(read(text, STANDARD.at("data.records")))).containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void aDocumentWithoutItsArrayIsUnreadable() {
        assertUnreadable("{\"data\":{}}", STANDARD.at("data.records"), "HUB-READ-009");
        assertUnreadable("{\"data\":7}", STANDARD.at("data.records"), "HUB-READ-009");
        assertUnreadable("{\"id\":1}", STANDARD.as(Format.DOCUMENT), "HUB-READ-009");
        assertUnreadable("[{}][{}]", STANDARD, "HUB-READ-008");
        assertUnreadable("{\"r\":[{}],\"r\":[{}]}", STANDARD.at("r"), "HUB-READ-008");
        assertUnreadable("nonsense", STANDARD.as(Format.DOCUMENT), "HUB-READ-008");
    }

    @Test
    void aBrokenArrayYieldsTheRecordsBeforeTheBreak() throws IOException {
        Slice slice = new Slice(100);
        try (JsonReader reader = open("[{\"id\":1},{\"id\":2},{\"id\":oops},{\"id\":4}]", STANDARD)) {
            assertThatThrownBy(() -> {
                        while (reader.read(slice)) {
                            // to the break
                        }
                    })
                    .isInstanceOfSatisfying(UnreadableException.class, e -> {
                        assertThat(e.code()).isEqualTo("HUB-READ-008");
                        assertThat(e.row()).isEqualTo(3);
                        assertThat(e).hasMessageNotContaining("oops");
                    });
            assertThat(reader.isCutOff()).isFalse();
        }
        assertThat(payloads(slice)).containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void aFileThatEndsWithinARecordIsCutOff() throws IOException {
        assertThat(isCutOff("{\"id\":1}\n{\"id\":2}", STANDARD)).isFalse();
        assertThat(isCutOff("{\"id\":1}\n{\"id\":2", STANDARD)).isTrue();
        assertThat(isCutOff("{\"id\":1\n{\"id\":2}\n", STANDARD)).isFalse();
        assertThat(isCutOff("[{\"id\":1},{\"id\":2}]", STANDARD)).isFalse();
        assertThat(isCutOff("[{\"id\":1},{\"id\":[2]", STANDARD)).isTrue();
        assertThat(isCutOff("[{\"id\":1},{\"id\":2}", STANDARD)).isTrue();
        assertThat(isCutOff("{\"r\":[{\"id\":1}]", STANDARD.at("r"))).isTrue();
        assertThat(isCutOff("{\"r", STANDARD.at("r"))).isTrue();
        assertThat(isCutOff("[{\"id\":oops}]", STANDARD)).isFalse();
    }

    @Test
    void otherCharsetsAndWrongBytesAreDealtWith() throws IOException {
        Charset gb = Charset.forName("GB18030");
        String text = "{\"n\":\"张伟\"}\n";
        assertThat(payloads(read(text.getBytes(gb), STANDARD.in(gb)))).containsExactly("{\"n\":\"张伟\"}");
        assertThat(payloads(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), STANDARD)))
                .containsExactly("{\"n\":\"张伟\"}");

        for (String form : List.of("%s", "[%s]")) {
            Slice wrong = read(form.formatted(text.strip()).getBytes(gb), STANDARD);
            assertThat(wrong.records()).isEmpty();
            assertThat(wrong.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-033");
        }
    }

    @Test
    void randomBytesNeverThrowAnythingButUnreadable() throws IOException {
        Random random = new Random(29);
        String alphabet = "{}[]\":,\\u1e-.tfn \n\r\u00e9a";
        for (int n = 0; n < 30_000; n++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "[{\"a\":" : "{\"a\":1}\n");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            try {
                Slice slice = read(bytes, STANDARD.limited(30));
                if (text.charAt(0) == '{') {
                    assertThat(slice.records()).isNotEmpty();
                }
            } catch (UnreadableException expected) {
                assertThat(text.charAt(0)).isEqualTo('[');
            }
        }
    }

    private static void assertUnreadable(String text, JsonOptions options, String code) {
        assertThatThrownBy(() -> read(text, options))
                .as(text)
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static boolean isCutOff(String text, JsonOptions options) throws IOException {
        try (JsonReader reader = open(text, options)) {
            while (reader.skip()) {
                // to the end
            }
            return reader.isCutOff();
        }
    }

    private static JsonReader open(String text, JsonOptions options) throws IOException {
        return new JsonReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
    }

    private static Slice read(String text, JsonOptions options) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private static Slice read(byte[] bytes, JsonOptions options) throws IOException {
        Slice slice = new Slice(1_000_000);
        try (JsonReader reader = new JsonReader(new ByteArrayInputStream(bytes), options)) {
            while (reader.read(slice)) {
                // to the end
            }
        }
        return slice;
    }

    private static List<String> payloads(Slice slice) {
        return slice.records().stream()
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }
}
