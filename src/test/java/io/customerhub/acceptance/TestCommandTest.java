package io.customerhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TestCommandTest {

    private static final String WRITTEN = "crm/customers/two good, one bad";

    @TempDir
    private Path folder;

    @Test
    void aGoodCasePassesAndBuiltInOnesComeByThemselves() {
        Shell.Result result = TestedProject.in(folder).test();

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out())
                .contains("crm/customers  two good, one bad")
                .contains("[empty]", "[twice]", "[header-only]", "[unknown-field]", "[bom]", "[crlf]", "[crash]")
                .doesNotContain("✗", "[wrong-credentials]");
        assertThat(result.err()).contains("8 cases", "8 passed");
    }

    @Test
    void aFailureShowsEachAttributeSideBySideWithChineseAligned() {
        TestedProject project = TestedProject.in(folder)
                .write(
                        "expected.jsonl",
                        """
                        {"key":"1","formatted_name":"王大明","phone.mobil":"+8613800138000"}
                        {"key":"9"}
                        """)
                .write(
                        "customers.test.yaml",
                        TestedProject.TESTS.replace("record: 4", "record: 3").replace("read: 3", "read: 4"));

        Shell.Result result = project.test(WRITTEN);

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out())
                .containsPattern("1 +formatted_name  王大明 {56}王小明\n")
                .containsPattern("  phone.mobil     \\+8613800138000 {48}did you mean 'phone.mobile'\\?")
                .containsPattern("9 +a record +\\(nothing\\)")
                .containsPattern("2 +\\(nothing\\) +a record")
                .containsPattern(
                        "dead letters +record: 3, stage: validate, code: HUB-VAL-001, field: status +\\(nothing\\)")
                .containsPattern("\\(nothing\\) +record: 4, stage: validate")
                .containsPattern("counts +read +4 +3");
    }

    @Test
    void aDeadLetterThatNobodyExpectsFailsTheCase() {
        TestedProject project = TestedProject.in(folder)
                .write(
                        "customers.test.yaml",
                        "cases:\n  - name: letters\n    given: {files: sample.csv}\n    expect: {records: expected.jsonl}\n");

        Shell.Result result = project.test("crm/customers/letters");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).contains("dead letters").doesNotContain("formatted_name");
    }

    @Test
    void updateWritesTheExpectedRecordsWithTheNamedAttributesOnly() {
        TestedProject project =
                TestedProject.in(folder).write("expected.jsonl", "{\"key\":\"1\",\"formatted_name\":\"王大明\"}\n");

        Shell.Result result = project.test("--update");

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("王大明", "王小明", "wrote expected.jsonl");
        assertThat(project.read("expected.jsonl").lines())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("{\"key\":\"1\",\"formatted_name\":\"王小明\"}"),
                        second -> assertThat(second).contains("\"key\":\"2\"", "\"status\":\"active\""));
        assertThat(project.test(WRITTEN).exit()).isZero();
    }

    @Test
    void theFirstFailureEndsItAllWhenAskedTo() {
        TestedProject project = TestedProject.in(folder).write("expected.jsonl", "{\"key\":\"9\"}\n");

        Shell.Result result = project.test("-x");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("1 cases");
    }

    @Test
    void theJunitReportIsXmlThatCountsTheFailures() throws Exception {
        TestedProject project = TestedProject.in(folder)
                .write("expected.jsonl", "{\"key\":\"1\",\"formatted_name\":\"<&]]>\\u0001\"}\n")
                .write("customers.test.yaml", TestedProject.TESTS + "skip: {crash: takes too long here}\n");
        Path report = folder.resolve("reports/junit.xml");

        project.test("--junit", report.toString());

        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = (Element) xml.getDocumentElement().getFirstChild();
        assertThat(suite.getAttribute("name")).isEqualTo("crm/customers");
        assertThat(suite.getAttribute("tests")).isEqualTo("8");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        Element failed = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failed.getTextContent()).contains("formatted_name  expected '<&]]>\uFFFD', found '王小明'");
        Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
        assertThat(skipped.getAttribute("message")).isEqualTo("takes too long here");
    }

    @Test
    void aCaseGoesOnWithTheWarehouseOfAnother() {
        TestedProject project = TestedProject.in(folder)
                .write("later.csv", "id,version,name,phone,status\n1,2,王大明,,A\n2,0,Old Ann,,A\n")
                .write(
                        "customers.test.yaml",
                        TestedProject.TESTS
                                + """
                                  - name: a newer and an older version
                                    given: {files: later.csv, after: "two good, one bad"}
                                    expect:
                                      records: [{key: 1, formatted_name: 王大明}, {key: 2, formatted_name: Ann Miller}]
                                      letters: [{code: HUB-VAL-001}]
                                      counts: {read: 2, loaded: 1, superseded: 1}
                                """);

        Shell.Result result = project.test("crm/customers/a newer and an older version");

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.err()).contains("1 cases");
    }

    @Test
    void theFilesOfTheProjectAndItsInboxAreNotTouched() throws Exception {
        TestedProject project = TestedProject.in(folder);
        project.project().drop("crm", "real.csv", TestedProject.SAMPLE);

        project.test(WRITTEN);

        assertThat(project.project().files("crm", ".")).containsExactly("real.csv");
        try (var left = Files.list(TestDatabase.folder("hub-test").resolve("test"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("postgres");
        }
    }

    @Test
    void aMistypedSelectionSaysSo() {
        Shell.Result none = TestedProject.in(folder).test("crm/customer");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("HUB-RUN-008", "crm/customer");

        Shell.Result unknown = TestedProject.in(folder.resolve("other")).test("crm/customers/two god");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("HUB-RUN-009", "two god");
    }
}
