package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatchEvaluateTest {

    private static final Path FEBRL = Path.of("src/test/resources/matching/febrl");
    private static final String PEOPLE =
            """
            id;who;first;last;mail
            1;x;Robert;Smith;rob@example.com
            2;x;Bob;Smith;rob@example.com
            3;y;Grace;Kelly;
            """;
    private static final String MAP =
            """
            record_id: id
            truth: {cluster: who}
            columns: {given_name: first, family_name: last, email: mail}
            """;

    private final Shell shell = new Shell(Map.of());

    @TempDir
    private Path folder;

    @Test
    void theFebrlSetsAreFoundWithoutAnyLabel() throws IOException {
        for (List<String> files : List.of(
                List.of("dataset1"), List.of("dataset2"), List.of("dataset3"), List.of("dataset4a", "dataset4b"))) {
            List<String> arguments = new ArrayList<>(List.of(
                    "match",
                    "evaluate",
                    "--json",
                    "--columns",
                    FEBRL.resolve("febrl.yaml").toString()));
            files.forEach(file -> arguments.addAll(
                    List.of("--labels", FEBRL.resolve(file + ".csv.gz").toString())));
            Shell.Result result = shell.hub(arguments.toArray(String[]::new));
            assertThat(result.exit()).as(result.err()).isZero();
            JsonNode document = new ObjectMapper().readTree(result.out());
            assertThat(document.at("/clustered/f1").asDouble()).as("%s", files).isGreaterThanOrEqualTo(0.995);
            assertThat(document.at("/clustered/precision").asDouble())
                    .as("%s", files)
                    .isGreaterThan(0.999);
            assertThat(document.at("/blockingRecall").asDouble()).isGreaterThan(0.99);
        }
    }

    @Test
    void aTableShowsTheHubBesidePlainConnectedComponents() throws IOException {
        Shell.Result result = evaluate(PEOPLE, MAP);
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("3 records, 1 known pairs, 1 candidate pairs that hold 1.0000 of them")
                .containsPattern("hub +1\\.0000 +1\\.0000 +1\\.0000")
                .contains("connected components", "CPU-seconds");
    }

    @Test
    void theReportOnTheRunIsWrittenBesideTheFigures() throws IOException {
        Path page = folder.resolve("report.html");
        Shell.Result result = evaluate(PEOPLE, MAP, "--report", page.toString());
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains(page.toString());
        assertThat(Files.readString(page))
                .contains("people.csv", "precision 1.0000, recall 1.0000, F1 1.0000", "for this report on 3 records")
                .doesNotContain("Kelly", "kelly", "rob@");
    }

    @Test
    void theTruthMayBeAFileOfPairs() throws IOException {
        Files.writeString(folder.resolve("pairs.csv"), "l,r,sure\n1,2,0.9\n1,3,0.1\n");
        Shell.Result result = evaluate(
                PEOPLE,
                MAP.replace("{cluster: who}", "{pairs: pairs.csv, left: l, right: r, score: sure, from: 0.5}"),
                "--json");
        JsonNode document = new ObjectMapper().readTree(result.out());
        assertThat(document.path("knownPairs").asInt()).isEqualTo(1);
        assertThat(document.at("/clustered/f1").asDouble()).isEqualTo(1);
        assertThat(document.at("/clustered").has("bcubed")).isFalse();
    }

    @Test
    void aWholeNameIsSplit() throws IOException {
        Shell.Result result = evaluate(
                "id,who,name,mail\n1,x,Robert Smith,rob@example.com\n2,x,\"Smith, Robert\",rob@example.com\n3,y,Kelly,\n",
                "record_id: id\ntruth: {cluster: who}\ncolumns: {full_name: name, email: mail}\n",
                "--passes");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("given_name & family_name +1 ");
    }

    @Test
    void wrongColumnMapsAreToldByPlaceCodeAndWhatToWrite() throws IOException {
        assertThat(evaluate(PEOPLE, MAP.replace("first,", "fisrt,")).err())
                .contains("map.yaml:3:23  HUB-MATCH-004", "'fisrt'", "write one of id, who, first, last, mail");
        assertThat(evaluate(PEOPLE, MAP.replace("given_name", "givenname")).err())
                .contains("map.yaml:3:11  HUB-MATCH-001", "givenname", "given_name");
        assertThat(evaluate(PEOPLE, MAP.replace("record_id: id", "")).err()).contains("HUB-MATCH-002", "record_id");
        assertThat(evaluate(PEOPLE, MAP.replace("email: mail", "email: {column: mail}"))
                        .err())
                .contains("HUB-MATCH-003", "write email: COLUMN");
        assertThat(evaluate(PEOPLE, MAP.replace("cluster: who", "cluster: who, pattern: x"))
                        .err())
                .contains("HUB-MATCH-005", "several of cluster, pattern and pairs");
        assertThat(evaluate(PEOPLE, MAP.replace("cluster: who", "pattern: '\\d'"))
                        .err())
                .contains("map.yaml:2:", "HUB-MATCH-006", "write it in brackets");
        assertThat(evaluate(PEOPLE.replace("2;x", "1;x"), MAP).err())
                .contains("people.csv:3:1  HUB-MATCH-007", "for the second time");
        assertThat(evaluate(PEOPLE.replace("2;x", "2;"), MAP).err()).contains("people.csv:3:1  HUB-MATCH-007");
        assertThat(evaluate(PEOPLE.replace("2;x;", "2;"), MAP).err()).contains("people.csv:3:1  HUB-MATCH-008");
        assertThat(evaluate(PEOPLE, MAP.replace("email: mail", "email: first")).err())
                .contains("HUB-MATCH-009", "'first' twice");
        Shell.Result missing = shell.hub("match", "evaluate", "--labels", "none.csv", "--columns", "none.yaml");
        assertThat(missing.err()).contains("HUB-MATCH-008", "none.yaml");
        assertThat(missing.exit()).isEqualTo(3);
    }

    @Test
    void helpShowsAWholeColumnMap() {
        assertThat(shell.hub("match", "evaluate", "--help").out())
                .contains("record_id: rec_id", "truth: {pattern:", "exclusive_identifier");
    }

    private Shell.Result evaluate(String people, String map, String... options) throws IOException {
        Path labels = Files.writeString(folder.resolve("people.csv"), people);
        Path columns = Files.writeString(folder.resolve("map.yaml"), map);
        List<String> arguments = new ArrayList<>(
                List.of("match", "evaluate", "--labels", labels.toString(), "--columns", columns.toString()));
        arguments.addAll(List.of(options));
        return shell.hub(arguments.toArray(String[]::new));
    }
}
