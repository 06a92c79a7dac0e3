package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessCommandsTest {

    private final ObjectMapper json = new ObjectMapper();
    private final String url = TestDatabase.fresh();

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(Map.of("HUB_HOME", home.toString(), "HUB_WAREHOUSE_URL", url, "USER", "root"));
    }

    @Test
    void usersAreAddedChangedAndListed() throws Exception {
        Shell.Result added =
                shell.hub("user", "add", "wang.li", "--role", "operator", "--role", "steward", "--shown-name", "王丽");
        assertThat(added.exit()).isZero();
        assertThat(added.out().strip()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(added.err())
                .contains("wang.li sets the password with this code")
                .doesNotContain(added.out().strip());

        assertThat(shell.hub("user", "roles", "wang.li", "auditor").exit()).isZero();
        assertThat(shell.hub("user", "disable", "wang.li").err()).contains("may not sign in any more");
        Shell.Result listed = shell.hub("user", "list");
        assertThat(listed.out())
                .contains("wang.li", "王丽", "auditor", "disabled")
                .doesNotContain("steward");
        JsonNode user = json.readTree(shell.hub("user", "list", "--json").out())
                .path("users")
                .path(0);
        assertThat(user.path("state").asText()).isEqualTo("disabled");
        assertThat(user.path("roles").path(0).asText()).isEqualTo("auditor");

        assertThat(shell.hub("user", "enable", "wang.li").exit()).isZero();
        assertThat(shell.hub("user", "reset", "wang.li").out().strip()).hasSize(29);
    }

    @Test
    void whatCannotBeDoneSaysWhyWithItsCode() {
        Shell.Result unknown = shell.hub("user", "disable", "nobody");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("HUB-USER-007");
        assertThat(shell.hub("user", "add", "wang", "--role", "root").err())
                .contains("HUB-USER-016", "privacy-officer");
        assertThat(shell.hub("user", "add", "wang").exit()).isEqualTo(2);
        assertThat(shell.hub("audit", "new-key", "--reason", " ").exit()).isEqualTo(2);
    }

    @Test
    void aTokenIsPrintedOnceAndListedWithoutIt() throws Exception {
        shell.hub("user", "add", "wang.li", "--role", "operator");
        Shell.Result made = shell.hub(
                "token",
                "create",
                "--user",
                "wang.li",
                "--label",
                "nightly",
                "--scope",
                "hub:state:see",
                "--days",
                "30");
        assertThat(made.exit()).isZero();
        String token = made.out().strip();
        assertThat(token).matches("hub_[A-Za-z0-9_-]{43}");

        Shell.Result listed = shell.hub("token", "list", "--user", "wang.li", "--json");
        assertThat(listed.out()).doesNotContain(token);
        JsonNode first = json.readTree(listed.out()).path("tokens").path(0);
        assertThat(first.path("state").asText()).isEqualTo("works");
        assertThat(shell.hub(
                                "token",
                                "revoke",
                                "--user",
                                "wang.li",
                                first.path("id").asText())
                        .exit())
                .isZero();
        assertThat(shell.hub("token", "list", "--user", "wang.li").out()).contains("revoked", "nightly");
    }

    @Test
    void theAuditLogHasWhatTheShellDidAndVerifyFindsWhatWasChanged() throws Exception {
        shell.hub("user", "add", "wang.li", "--role", "operator");
        Shell.Result listed = shell.hub("audit", "list", "--action", "users.");
        assertThat(listed.out()).contains("root (shell)", "users.add", "user wang.li as operator", "asked", "done");
        JsonNode entry = json.readTree(shell.hub("audit", "list", "--json").out())
                .path("entries")
                .path(0);
        assertThat(entry.path("action").asText()).isEqualTo("audit.list");

        Shell.Result good = shell.hub("audit", "verify");
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("4 entries are as they were written");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");
            statement.execute("UPDATE hub.audit SET actor = 'mallory' WHERE sequence = 2");
        }
        Shell.Result bad = shell.hub("audit", "verify", "--json");
        assertThat(bad.exit()).isEqualTo(6);
        JsonNode document = json.readTree(bad.out());
        assertThat(document.path("findings").path(0).path("kind").asText()).isEqualTo("changed");
        assertThat(document.path("findings").path(0).path("sequence").asInt()).isEqualTo(2);
        assertThat(document.path("unguarded").toString()).contains("audit_append_only");
    }

    @Test
    void aHubWithoutTheKeyOfItsLogDoesNothingUntilThereIsANewOne() throws Exception {
        shell.hub("user", "add", "wang.li", "--role", "operator");
        Files.delete(home.resolve("data/keys/audit.key"));

        Shell.Result refused = shell.hub("user", "disable", "wang.li");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("HUB-AUD-001", "audit.key");
        assertThat(shell.hub("audit", "new-key", "--reason", "the disk died").exit())
                .isZero();
        assertThat(shell.hub("user", "disable", "wang.li").exit()).isZero();
        assertThat(shell.hub("audit", "verify").out()).contains("key-missing");
    }
}
