package io.customerhub.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.FilePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final String CHINESE = "编号,姓名,城市,备注\n1,王小明,北京,新客户\n2,张伟,上海,需要回电\n3,朱镕基,长沙,已验证\n";
    private static final String GERMAN = "Nr;Name;Straße\n1;Jürgen Müller;Schöne Straße 5\n2;Käthe Größe;Bäckerweg 3\n";

    @Test
    void aMarkAsciiAndUtf8AreTold() throws Exception {
        assertThat(detect("id,name\n1,Ann\n", "US-ASCII")).isEqualTo("UTF-8");
        assertThat(detect(CHINESE, "UTF-8")).isEqualTo("UTF-8");
        assertThat(detect(GERMAN, "UTF-8")).isEqualTo("UTF-8");
        assertThat(detect("\uFEFF" + GERMAN, "UTF-16LE")).isEqualTo("UTF-8"); // the reader goes by the mark
        assertThat(detect("", "UTF-8")).isEqualTo("UTF-8");
    }

    @Test
    void aBrokenRowDoesNotMakeAnotherCharsetOfUtf8() throws Exception {
        byte[] text = (CHINESE + "4,?,x,y\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 6] = (byte) 0xFF;
        assertThat(CharsetDetector.detect(part(text)).name()).isEqualTo("UTF-8");
    }

    @Test
    void chineseAndGermanFilesAreTold() throws Exception {
        assertThat(detect(CHINESE, "GB18030")).isEqualTo("GB18030");
        assertThat(detect(CHINESE.repeat(100), "GBK")).isEqualTo("GB18030");
        assertThat(detect(GERMAN, "windows-1252")).isEqualTo("windows-1252");
        assertThat(detect(GERMAN, "ISO-8859-1")).isEqualTo("windows-1252");
        assertThat(detect("id;name\n1;Ren\u00e9 O\u2019Neil \u2013 \u201cBob\u201d\u2026\n", "windows-1252"))
                .isEqualTo("windows-1252");
        assertThat(detect("price;note\n5;5 \u20ac\n", "windows-1252")).isEqualTo("windows-1252");
    }

    /** Whatever is answered must read the text as it was written: a doubt is a refusal. */
    @Test
    void whatIsNotSureIsRefusedAndNeverReadInTheWrongLetters() throws Exception {
        record Sample(String charset, String text) {}
        List<Sample> samples = List.of(
                new Sample("windows-1250", "id;jm\u00e9no\n1;Ji\u0159\u00ed Dvo\u0159\u00e1k\n2;Kov\u00e1\u010d\n"),
                new Sample("windows-1250", "id;nazwa\n1;\u0141ukasz \u017b\u00f3\u0142\u0107\n"),
                new Sample("windows-1250", "id;n\u00e9v\n1;Erd\u0151s P\u00e1l\n"),
                new Sample(
                        "windows-1251",
                        "id;\u0438\u043c\u044f\n1;\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432\n"),
                new Sample("windows-1251", "\u0418\u0412\u0410\u041d\u0410\u041d\u041d\u0410\u0410\u041d\u041d\u0410"),
                new Sample(
                        "windows-1253",
                        "id;\u03cc\u03bd\u03bf\u03bc\u03b1\n1;\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2\n"),
                new Sample("windows-1254", "id;ad\n1;\u0130brahim Y\u0131ld\u0131z\n2;\u015eahin\n"),
                new Sample("windows-1257", "id;v\u0101rds\n1;J\u0101nis B\u0113rzi\u0146\u0161\n"),
                new Sample("IBM850", "id;nom\n1;Ren\u00e9 M\u00fcller\n2;Bj\u00f6rn\n3;M\u00e1laga\n"),
                new Sample("x-MacRoman", "id;nom\n1;Ren\u00e9 M\u00fcller\n"),
                new Sample(
                        "Big5",
                        "\u7de8\u865f,\u59d3\u540d,\u57ce\u5e02\n1,\u738b\u5c0f\u660e,\u53f0\u5317\n2,\u5f35\u5049,\u9ad8\u96c4\n"),
                new Sample(
                        "Shift_JIS", "\u756a\u53f7,\u540d\u524d\n1,\u7530\u4e2d\u592a\u90ce\n2,\u3059\u305a\u304d\n"),
                new Sample(
                        "EUC-JP",
                        "\u756a\u53f7,\u540d\u524d,\u4f4f\u6240\n1,\u7530\u4e2d\u592a\u90ce,\u6771\u4eac\n2,\u3059\u305a\u304d,\u5927\u962a\n"),
                new Sample(
                        "EUC-KR",
                        "\ubc88\ud638,\uc774\ub984,\ub3c4\uc2dc\n1,\uae40\ucca0\uc218,\uc11c\uc6b8\n2,\ubc15\uc601\ud76c,\ubd80\uc0b0\n"),
                new Sample("windows-1252", "id;nom\n1;Fran\u00e7ois Lef\u00e8vre\n"),
                new Sample("GB18030", "id,name\n1,\u674e\u4f1f\n"));
        for (Sample sample : samples) {
            byte[] bytes = sample.text().getBytes(Charset.forName(sample.charset()));
            Charset answer;
            try {
                answer = CharsetDetector.detect(part(bytes));
            } catch (UnreadableException refused) {
                assertThat(refused.code()).isEqualTo("HUB-READ-052");
                assertThat(refused).hasMessageContaining("instead of detect, such as charset: GB18030");
                continue;
            }
            assertThat(new String(bytes, answer)).as(sample.toString()).isEqualTo(sample.text());
        }
    }

    @Test
    void utf16WithoutAMarkIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> detect("id,name\n1,Ann\n", "UTF-16LE")).hasMessageContaining("charset: UTF-16LE");
    }

    @Test
    void theDelimiterIsFoundFromTheFirstRecords() throws Exception {
        assertThat(delimiter("id,name\n1,\"a;b\"\n2,c\n")).isEqualTo(',');
        assertThat(delimiter("id;amount;name\n1;1,50;\"x, y\"\n2;2,75;z\n")).isEqualTo(';');
        assertThat(delimiter("id\tname\n1\tA, B; C\n")).isEqualTo('\t');
        assertThat(delimiter("id|name|city\n")).isEqualTo('|');
        assertThat(delimiter("id;name\n" + "1;x\n".repeat(50_000))).isEqualTo(';');
        assertThat(delimiter("id;name\n1\n" + "1;x\n".repeat(20))).isEqualTo(';');
    }

    @Test
    void aDelimiterThatIsNotSureIsRefused() {
        for (String text : List.of("id\n1\n2\n", "a,b;c,d\n1,2;3,4\n", "a;b\n1\n2\n3\n")) {
            assertThatThrownBy(() -> delimiter(text))
                    .isInstanceOfSatisfying(
                            UnreadableException.class, e -> assertThat(e.code()).isEqualTo("HUB-READ-054"))
                    .hasMessageContaining("delimiter: \";\"");
        }
    }

    private static String detect(String text, String charset) throws IOException {
        return CharsetDetector.detect(part(text.getBytes(Charset.forName(charset))))
                .name();
    }

    private static char delimiter(String text) throws IOException {
        return DelimiterDetector.detect(part(text.getBytes(StandardCharsets.UTF_8)), CsvOptions.standard())
                .delimiter();
    }

    private static FilePart part(byte[] bytes) {
        return new FilePart() {
            @Override
            public String name() {
                return "a.csv";
            }

            @Override
            public InputStream bytes() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
