package io.customerhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.record.RuleTrace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MojibakeTest {

    /** windows-1252 for the bytes 0x80 to 0x9F as browsers read it. */
    private static final String HIGH =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    @Test
    void utf8ThatWasReadAsAnotherEncodingIsReadAgain() {
        assertThat(Mojibake.repaired("MÃ¼ller")).isEqualTo("Müller");
        assertThat(Mojibake.repaired("JosÃ© NuÃ±ez")).isEqualTo("José Nuñez");
        assertThat(Mojibake.repaired("FranÃ§ois LefÃ¨vre")).isEqualTo("François Lefèvre");
        assertThat(Mojibake.repaired("Oâ€™Brien")).isEqualTo("O’Brien");
        assertThat(Mojibake.repaired("å¼\u00A0ä¸‰")).isEqualTo("张三");
        assertThat(Mojibake.repaired("寮犱笁")).isEqualTo("张三");
        assertThat(Mojibake.repaired(misread("Мария"))).isEqualTo("Мария");
    }

    @Test
    void whatWasReadWronglySeveralTimesIsReadAsOften() {
        assertThat(Mojibake.repaired(misread(misread("Müller")))).isEqualTo("Müller");
        assertThat(Mojibake.repaired(misread(misread(misread("Zoë Ångström"))))).isEqualTo("Zoë Ångström");
    }

    @Test
    void aTextThatCouldBeRightIsNeverTouched() {
        for (String text : List.of(
                "CAFÉ»",
                "GRÖ“",
                "AMANHÃ”",
                "NÃO",
                "BLÅ»",
                "IRMÃ’S",
                "Ä",
                "25 °C",
                "São Paulo",
                "Ãlvaro",
                "猫",
                "涓涓",
                "淇县",
                "浜田",
                "鏉",
                "Łódź",
                "Đorđe",
                "naïve",
                "Ã la carte",
                "½ ©",
                "Â",
                "ÂGE»")) {
            assertThat(Mojibake.repaired(text)).as(text).isSameAs(text);
        }
    }

    @Test
    void noNameAndNoCaseOfTheReferenceSuitesIsTouched() throws IOException {
        for (String text : honestTexts()) {
            assertThat(Mojibake.repaired(text)).as(text).isEqualTo(text);
        }
    }

    @Test
    void aMisreadNameComesBackAsItWasOrStaysAsItIs() throws IOException {
        int western = 0;
        int repaired = 0;
        for (String text : honestTexts()) {
            String misread = misread(text);
            String again = Mojibake.repaired(misread);
            assertThat(again).as(text).isIn(text, misread);
            if (!misread.equals(text)) {
                western++;
                repaired += again.equals(text) ? 1 : 0;
            }
        }
        System.out.printf(
                "mojibake of windows-1252: %d of %d texts repaired, none changed otherwise%n", repaired, western);
        assertThat(repaired).isGreaterThan(western * 8 / 10);
    }

    @Test
    void misreadChineseComesBackAsItWasOrStaysAsItIs() throws IOException {
        Charset gbk = Charset.forName("GBK");
        int repaired = 0;
        for (String text : honestTexts()) {
            String misread = new String(text.getBytes(StandardCharsets.UTF_8), gbk);
            String again = Mojibake.repaired(misread);
            assertThat(again).as(text).isIn(text, misread);
            repaired += again.equals(text) && !misread.equals(text) ? 1 : 0;
        }
        System.out.printf("mojibake of GBK: %d texts repaired, none changed otherwise%n", repaired);
        assertThat(repaired).isPositive();
    }

    @Test
    void theRepairIsToldAsARuleOfItsOwn() {
        List<String> told = new ArrayList<>();
        RuleTrace trace = (rule, before, after) -> told.add(rule.code() + " " + after);
        assertThat(TextCleanser.cleanse(" M\u200BÃ¼ller\u202E\u0007", trace)).isEqualTo("Müller");
        assertThat(told)
                .containsExactly(
                        "cleanse.control  M\u200BÃ¼ller\u202E",
                        "cleanse.invisible  MÃ¼ller\u202E",
                        "cleanse.direction  MÃ¼ller",
                        "cleanse.space MÃ¼ller",
                        "cleanse.encoding Müller");
    }

    /** The text as a program shows it that takes its UTF-8 for windows-1252. */
    private static String misread(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 0xFF;
            out.append(value >= 0x80 && value < 0xA0 ? HIGH.charAt(value - 0x80) : (char) value);
        }
        return out.toString();
    }

    /** Names of countries and regions in all languages and the inputs of all reference suites. */
    private static List<String> honestTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        Path lists = Path.of("src/main/resources/io/customerhub/standardize");
        for (String line : Files.readAllLines(lists.resolve("country/names.tsv"))) {
            if (!line.startsWith("#")) {
                texts.add(line.split("\t")[1]);
            }
        }
        for (String line : Files.readAllLines(lists.resolve("language/names.tsv"))) {
            if (!line.startsWith("#")) {
                texts.add(line.split("\t")[1]);
            }
        }
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> suites = Files.walk(Path.of("src/test/resources/reference-cases"))) {
            for (Path suite :
                    suites.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(suite)) {
                    texts.add(json.readTree(line).path("input").asText());
                }
            }
        }
        return texts;
    }
}
