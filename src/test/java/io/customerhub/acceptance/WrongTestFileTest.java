package io.customerhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake in a test file is told with its place and what to write, and no test is run. */
class WrongTestFileTest {

    private static final String FILE = "routes/crm/tests/customers.test.yaml";

    @TempDir
    private Path folder;

    @Test
    void allMistakesAreToldAtOnceWithTheirPlaces() {
        Shell.Result result = problems(
                """
                cases:
                  - name: a
                    givne: {files: sample.csv}
                  - name: b
                    given: {files: smaple.csv}
                    expect: {recods: expected.jsonl}
                  - name: b
                    given: {files: sample.csv, http: []}
                  - name: c
                    given: {files: sample.csv, clock: yesterday, after: d}
                    expect: {counts: {read: many}}
                skip: {crlv: never}
                """);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("No test was run");
        assertThat(result.out().lines())
                .containsExactlyInAnyOrder(
                        FILE
                                + ":3:5  HUB-TEST-001  found the unknown key 'givne' in a case, expected one of name, given,"
                                + " expect; did you mean 'given'?",
                        FILE + ":2:5  HUB-TEST-002  the key 'given' is missing in a case; write given: {files:"
                                + " customers.csv}",
                        FILE + ":5:20  HUB-TEST-005  there is no file 'smaple.csv' beside the test; did you mean"
                                + " 'sample.csv'?",
                        FILE
                                + ":6:14  HUB-TEST-001  found the unknown key 'recods' in what is expected, expected one of"
                                + " records, letters, counts, requests, waits, pauses; did you mean 'records'?",
                        FILE
                                + ":8:12  HUB-TEST-006  found files and http, expected exactly one of files, rows, http, posts; write"
                                + " given: {files: customers.csv}",
                        FILE
                                + ":10:39  HUB-TEST-008  found the time 'yesterday', expected one with its zone; write clock:"
                                + " 2026-11-21T02:00:00Z",
                        FILE
                                + ":9:5  HUB-TEST-005  found after: 'd', expected the name of a case that stands above this"
                                + " one; did you mean 'b'?",
                        FILE
                                + ":11:29  HUB-TEST-003  found the text 'many' for 'read', expected a number; write read: 2",
                        FILE + ":12:7  HUB-TEST-005  there is no built-in case 'crlv'; did you mean 'crlf'?; there are"
                                + " empty, twice, header-only, unknown-field, bom, crlf, crash, wrong-credentials,"
                                + " future-cursor");
    }

    @Test
    void expectedRecordsAreReadLineByLine() {
        TestedProject project = TestedProject.in(folder)
                .write("expected.jsonl", "{\"key\":\"1\"}\n{\"name\":\"no key\"}\n\n{\"key\":\n{\"key\":1}\n");

        Shell.Result result = project.test();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out())
                .contains("expected.jsonl:2:1  HUB-TEST-007  found a record without a key")
                .contains("expected.jsonl:4:1  HUB-TEST-007  found no JSON")
                .contains("expected.jsonl:5:1  HUB-TEST-007  found the key '1' a second time");
    }

    @Test
    void aSourceThatTheConnectorDoesNotReadIsRefused() {
        Shell.Result result = problems("cases:\n  - name: a\n    given: {rows: {t: [{id: 1}]}}\n");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains(FILE + ":3:19  HUB-TEST-006  found 'rows', but csv-file-source reads files");
    }

    @Test
    void aStreamThatNoRouteReadsIsRefused() {
        TestedProject project = TestedProject.in(folder);
        project.write("custmers.test.yaml", TestedProject.TESTS);

        Shell.Result result = project.test();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("custmers.test.yaml:1:1  HUB-TEST-004", "did you mean 'customers'?");
    }

    @Test
    void anAddressThatTheConnectorDoesNotMarkIsNeverCalled() {
        TestedProject project = TestedProject.in(folder);
        String route = project.project().read("routes/crm/crm.camel.yaml");
        project.project()
                .write("routes/crm/crm.camel.yaml", route.replace("quiet: 0s", "include: http://real.example.com/x"));

        Shell.Result result = project.test("crm/customers/two good, one bad");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).contains("HUB-TEST-009", "the option 'include' leads to another system");
    }

    private Shell.Result problems(String tests) {
        return TestedProject.in(folder).write("customers.test.yaml", tests).test();
    }
}
