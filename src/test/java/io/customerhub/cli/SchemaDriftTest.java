package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaDriftTest {

    private static final String MAPPING =
            "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name, as: person-name}\n";
    private static final String CONTRACT =
            """
            # agreed with the sales team
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-customers
            version: 1.0.0
            status: active
            schema:
              - name: customers
                properties:
                  - {name: id, required: true} # theirs
                  - {name: name}
            """;
    private static final String FILE = "routes/crm/customers.contract.yaml";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder).system("crm", MAPPING).write(FILE, CONTRACT);
    }

    private Shell read(ProjectInFolder project, String... lines) {
        project.drop("crm", "a.csv", String.join("\n", lines) + "\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        return new Shell(project.environment(url));
    }

    @Test
    void aNewFieldIsShownWithItsMappingLineUntilItIsAccepted() {
        ProjectInFolder project = project();
        Shell shell = read(project, "id,name,email,loyalty_tier", "1,Wang Wei,a@example.com,gold");

        Shell.Result diff = shell.hub("schema", "diff", "crm/customers");
        assertThat(diff.exit()).isEqualTo(6);
        assertThat(diff.out())
                .contains(
                        "crm/customers  " + FILE + " 1.0.0",
                        "+ loyalty_tier  new since ",
                        "mapping:  # <attribute>: {from: loyalty_tier}",
                        "mapping:  email: {from: email, as: email}")
                .doesNotContain("gold", "a@example.com");

        Shell.Result accepted = shell.hub("schema", "accept", "crm/customers", "--field", "email");
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        assertThat(accepted.out()).isEqualTo(FILE + "  1.1.0  email\n");
        assertThat(project.read(FILE)).isEqualTo(CONTRACT.replace("1.0.0", "1.1.0") + "      - {name: email}\n");

        assertThat(shell.hub("schema", "diff", "--json").out())
                .contains("\"loyalty_tier\"", "\"version\" : \"1.1.0\"", "\"change\" : \"new\"")
                .doesNotContain("\"email\"");
        assertThat(shell.hub("schema", "accept", "crm/customers").exit()).isZero();
        assertThat(shell.hub("schema", "diff").exit()).isZero();
        assertThat(shell.hub("check").exit()).isZero();
        Shell.Result again = shell.hub("schema", "accept", "crm/customers");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("HUB-DRIFT-004");
    }

    @Test
    void whoAcceptedAFieldAndTakesItOutOfTheContractIsToldAgain() {
        ProjectInFolder project = project();
        Shell shell = read(project, "id,name,tier", "1,Wang Wei,gold");
        shell.hub("schema", "accept", "crm/customers");
        project.write(FILE, CONTRACT);
        read(project, "id,name,tier", "2,Li Na,gold");
        assertThat(shell.hub("schema", "diff").exit()).isEqualTo(6);
        assertThat(RunningHub.rows(url, "SELECT field, kind, state FROM hub.drift"))
                .containsExactly("tier new open");
    }

    @Test
    void aStreamWithoutAContractGetsOneThatNamesWhatItsMappingReads() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        Shell shell = read(project, "id,name,tier", "1,Wang Wei,gold");
        assertThat(shell.hub("schema", "diff").out()).contains("crm/customers  without a contract");
        assertThat(shell.hub("schema", "accept", "crm/customers").exit()).isZero();
        assertThat(project.read(FILE))
                .contains(
                        "version: 1.0.0",
                        "{name: id, required: true, primaryKey: true}",
                        "{name: name}",
                        "{name: tier}");
        assertThat(shell.hub("check").exit()).isZero();
    }

    @Test
    void aGoneKeyIsShownWithThePauseAndCannotBeAccepted() {
        ProjectInFolder project = project().drop("crm", "a.csv", "number,name\n1,Wang Wei\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitState("crm/customers", StreamState.PAUSED);
        }
        Shell shell = new Shell(project.environment(url));
        Shell.Result diff = shell.hub("schema", "diff", "crm");
        assertThat(diff.exit()).isEqualTo(6);
        assertThat(diff.out()).contains("- id  gone since ", "; the stream paused: HUB-DRIFT-001");
        Shell.Result refused = shell.hub("schema", "accept", "crm/customers", "--field", "id");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("HUB-DRIFT-005");
        assertThat(project.read(FILE)).isEqualTo(CONTRACT);
    }

    @Test
    void theLettersThatTheDriftCausedAreOfferedForReplay() {
        ProjectInFolder project = project().write(FILE, CONTRACT + "      - {name: city, required: true}\n");
        Shell shell = read(project, "id,name,citty", "1,Wang Wei,Paris", "2,Li Na,Rome");
        assertThat(shell.hub("schema", "diff").out())
                .contains("- city  gone since ", "renamed?  from: citty", "+ citty  new since ");
        String group = RunningHub.rows(url, "SELECT DISTINCT fingerprint FROM hub.dead_letter")
                .get(0);
        Shell.Result accepted = shell.hub("schema", "accept", "crm/customers");
        assertThat(accepted.exit()).isZero();
        assertThat(accepted.out()).contains("hub dead-letters replay --group " + group + "  # 2 letters, ", " city");
    }
}
