package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that no map knows are listed, learnt, and put right in what is loaded already. */
final class ReprocessTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: state, as: code, map: {A: active, C: closed}}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void oneEditOfTheMapAndOneCommandPutTheCodesRightThatNoMapKnew() {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));

        Shell.Result unmapped = shell.hub("values", "unmapped");
        assertThat(unmapped.out().lines().skip(2).map(line -> line.replaceAll("\\s+", " ")))
                .containsExactly(
                        "crm/customers state status X 2 routes/crm/customers.mapping.yaml:6:3",
                        "crm/customers state status 归档 1 routes/crm/customers.mapping.yaml:6:3");
        assertThat(unmapped.exit()).isEqualTo(6);
        assertThat(shell.hub("values", "unmapped", "crm", "--json").out()).contains("\"records\" : 2");

        project.write("routes/crm/customers.mapping.yaml", MAPPING.replace("C: closed", "C: closed, X: suspended"));
        Shell.Result reprocessed = shell.hub("reprocess", "crm/customers", "--issue", "HUB-CODE-001");
        assertThat(reprocessed.exit()).as(reprocessed.err()).isZero();
        assertThat(reprocessed.err()).contains("3 read").contains("3 loaded anew");
        assertThat(RunningHub.rows(url, "SELECT key, status FROM standard.customer ORDER BY key"))
                .containsExactly("1 active", "2 suspended", "3 closed", "4 suspended", "5 null");
        assertThat(shell.hub("values", "unmapped").out()).contains("归档").doesNotContain(" X ");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void aMapInAFileIsEditedOnceForAllFieldsAndStreamsAndKeptWithTheRows() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .write("routes/crm/state.codes.yaml", "A: active\nC: closed\n")
                .system("crm", MAPPING.replace("map: {A: active, C: closed}", "map: state.codes.yaml"))
                .system("erp", MAPPING.replace("map: {A: active, C: closed}", "map: ../crm/state.codes.yaml"));
        for (String system : new String[] {"crm", "erp"}) {
            project.drop(system, "a.csv", "id,name,state\n1,Li Na,A\n2,Wei Li,X\n");
        }
        Shell shell = new Shell(project.environment(url));
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, "SELECT count(*) FROM standard.customer")
                    .contains("4"));
            hub.hub().watchProject();
            Shell.Result unmapped = shell.hub("values", "unmapped");
            assertThat(unmapped.out().lines().skip(2).map(line -> line.replaceAll("\\s+", " ")))
                    .containsExactly(
                            "crm/customers state status X 1 routes/crm/state.codes.yaml",
                            "erp/customers state status X 1 routes/crm/state.codes.yaml");
            assertThat(unmapped.err())
                    .contains("./hub reprocess crm/customers --issue HUB-CODE-001")
                    .contains("./hub reprocess erp/customers --issue HUB-CODE-001");

            project.write("routes/crm/state.codes.yaml", "A: active\nC: closed\nX: suspended\n");
            RunningHub.await(() -> RunningHub.rows(url, "SELECT count(*) FROM hub.configuration")
                    .contains("4"));
        }
        assertThat(shell.hub("reprocess", "crm", "--issue", "HUB-CODE-001").err())
                .contains("1 loaded anew");
        assertThat(shell.hub("reprocess", "erp", "--issue", "HUB-CODE-001,HUB-GENDER-002")
                        .err())
                .contains("1 loaded anew");
        assertThat(RunningHub.rows(url, "SELECT status FROM standard.customer WHERE key = '2'"))
                .containsExactly("suspended", "suspended");
        assertThat(shell.hub("values", "unmapped").exit()).isZero();

        project.write("routes/crm/state.codes.yaml", "A: open\n");
        assertThat(shell.hub("explain", "record", "erp/customers/2").out())
                .as("by the map that the row was made under")
                .contains("suspended  valid");
    }

    @Test
    void aGenderOrAFlagThatItsMapDoesNotKnowIsListedLikeAnyCode() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system(
                        "crm",
                        """
                        entity: customer
                        key: id
                        fields:
                          formatted_name: {from: name, as: person-name}
                          gender: {from: state, as: gender}
                        """);
        project.drop("crm", "a.csv", "id,name,state\n1,Li Na,M\n2,Wei Li,female\n3,Bo Li,company\n");
        Shell shell = new Shell(project.environment(url));
        shell.hub("run", "--once");
        Shell.Result unmapped = shell.hub("values", "unmapped", "--json");
        assertThat(unmapped.out()).contains("\"M\"", "\"company\"").doesNotContain("\"female\"");
        assertThat(shell.hub("values", "unmapped").err())
                .contains("./hub reprocess crm/customers --issue HUB-GENDER-001,HUB-GENDER-002");
    }

    @Test
    void reprocessingTwiceChangesNothingTheSecondTimeAndKeepsVersions() {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));
        String versions = "SELECT key, version FROM standard.customer ORDER BY key";
        var before = RunningHub.rows(url, versions);

        assertThat(shell.hub("reprocess", "crm").err()).contains("5 read").contains("5 as they were");
        project.write("routes/crm/customers.mapping.yaml", MAPPING + "# another text, so another configuration\n");
        assertThat(shell.hub("reprocess", "crm").err()).contains("5 loaded anew");
        assertThat(shell.hub("reprocess", "crm").err()).contains("5 as they were");

        assertThat(RunningHub.rows(url, versions)).isEqualTo(before);
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM raw.record")).containsExactly("5");
    }

    @Test
    void aRecordIsExplainedFromTheTextOfItsSourceToWhatIsStored() {
        Shell shell = new Shell(project().environment(url));

        Shell.Result told = shell.hub("explain", "record", "crm/customers/2");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("'WEI\u00a0 LI' -> 'WEI LI'");
        assertThat(told.out().lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .contains(
                        "formatted_name (person-name, routes/crm/customers.mapping.yaml:5:3)",
                        "stored formatted_name Wei Li",
                        "standard value Wei Li valid",
                        "state X",
                        "HUB-CODE-001 The code is not in the mapping's map.",
                        "standard value (none) invalid");
        assertThat(shell.hub("explain", "record", "crm/customers/2", "--json").out())
                .contains("\"rule\" : \"cleanse.space\"", "\"version\" : 1", "\"formatted_name\" : \"Wei Li\"");
        assertThat(shell.hub("explain", "record", "crm/customers/99").err()).contains("HUB-LIN-004");
        assertThat(shell.hub("explain", "record", "crm").err()).contains("HUB-LIN-003");
        assertThat(shell.hub("explain", "HUB-LIN-004").out()).contains("A record that is not loaded");
    }

    @Test
    void aStreamThatIsNotThereIsToldInBothCommands() {
        Shell shell = new Shell(project().environment(url));
        assertThat(shell.hub("values", "unmapped", "cmr").err()).contains("HUB-LIN-002");
        assertThat(shell.hub("reprocess", "cmr").err()).contains("HUB-RUN-006").contains("crm");
    }

    private ProjectInFolder project() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm", "a.csv", "id,name,state\n1,Li Na,A\n2,WEI\u00a0 LI,X\n3,Anna Berg,C\n4,Bo Li,X\n5,Ada Wu,归档\n");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, "SELECT count(*) FROM standard.customer")
                    .contains("5"));
            hub.awaitRead(project, "crm");
        }
        return project;
    }
}
