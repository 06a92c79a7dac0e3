package io.customerhub.ingest.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SharedStringsTest {

    @Test
    void runsAreJoinedPhoneticTextIsLeftOutAndEscapesAreResolved() throws Exception {
        SharedStrings strings = read(
                "<sst><si><r><t>Jo</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">hn </t></r></si>"
                        + "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>"
                        + "<si><t>a_x000a_b_x005F_x0041_ _xD800_</t></si><si/></sst>",
                1 << 20);

        assertThat(strings.get(0)).isEqualTo("John ");
        assertThat(strings.get(1)).isEqualTo("東京");
        assertThat(strings.get(2)).isEqualTo("a\nb_x0041_ \uFFFD");
        assertThat(strings.get(3)).isEmpty();
        assertThat(strings.get(4)).isNull();
    }

    @Test
    void textsGoOverTheEdgeOfAPage() throws Exception {
        StringBuilder part = new StringBuilder("<sst>");
        for (int i = 0; i < 50; i++) {
            part.append("<si><t>")
                    .append(Integer.toString(i % 10).repeat(99_991))
                    .append("</t></si>");
        }
        SharedStrings strings = read(part.append("</sst>").toString(), 1L << 30);

        for (int i = 0; i < 50; i++) {
            assertThat(strings.get(i)).isEqualTo(Integer.toString(i % 10).repeat(99_991));
        }
    }

    @Test
    void textsThatWouldFillTheMemoryAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> read("<sst>" + "<si><t>0123456789</t></si>".repeat(1000) + "</sst>", 10_000))
                .hasMessageContaining("save the sheet as CSV");
        // empty texts cost memory, too
        assertThatThrownBy(() -> read("<sst>" + "<si/>".repeat(10_000) + "</sst>", 10_000))
                .hasMessageContaining("save the sheet as CSV");
    }

    private static SharedStrings read(String part, long limit) throws IOException {
        return SharedStrings.read(
                new XmlPart("sst", new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8))), limit);
    }
}
