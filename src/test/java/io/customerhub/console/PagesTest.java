package io.customerhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Outcome;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.OperationStore;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.record.StreamName;
import io.customerhub.service.alert.AlertActions;
import io.customerhub.service.audit.AuditActions;
import io.customerhub.service.identity.IdentityActions;
import io.customerhub.service.state.StateActions;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages over real services and a real warehouse, as a browser without JavaScript gets them. */
final class PagesTest {

    /**
     * Strings that break pages and spreadsheets; after the Big List of Naughty Strings (Max Woolf, MIT licence,
     * https://github.com/minimaxir/big-list-of-naughty-strings) and OWASP's cheat sheets on XSS and CSV injection.
     */
    private static final List<String> NAUGHTY = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "javascript:alert(1)",
            "</title><svg onload=alert(1)>",
            "${7*7}{{7*7}}",
            "=cmd|' !A0",
            "@SUM(1+1)*cmd",
            "＝1+1",
            "\u202Etest\u202D",
            "Ω≈ç√∫˜µ≤≥÷ 田中さんにあげて下さい",
            "{count, plural, one {a}}",
            "It's {name}",
            "&lt;b&gt;");

    private static final List<String> PATHS = List.of(
            "/",
            "/operations",
            "/operations?state=done&actor=%3Cscript%3E",
            "/operations/1",
            "/audit",
            "/audit?about=%22%3E%3Cscript%3E",
            "/audit/verify",
            "/alerts",
            "/alerts?state=any",
            "/rights");

    @TempDir
    Path data;

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());

    private Gate gate() {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(data));
        OperationStore operations = new OperationStore(warehouse);
        List<Action<?, ?>> actions = new ArrayList<>(
                new StateActions(warehouse, Clock.systemUTC(), Set::of, (request, actor) -> List.of()).all());
        actions.addAll(new AuditActions(audit, new AuditVerifier(audit, data.resolve("heads")), operations).all());
        actions.addAll(new AlertActions(warehouse, Clock.systemUTC()).all());
        Sessions sessions = new Sessions(warehouse);
        actions.addAll(new IdentityActions(
                        new AccountStore(warehouse),
                        new SignIn(warehouse, sessions, audit),
                        sessions,
                        new Tokens(warehouse),
                        Clock.systemUTC())
                .all());
        StreamStateStore states = new StreamStateStore(warehouse);
        for (String naughty : NAUGHTY) {
            StreamName stream = new StreamName("naughty", naughty.replace('/', '|'));
            states.pause(stream, new StreamState.Pause("HUB-TABLE-006", naughty, Instant.now(), "c"));
            Caller caller = Caller.person(naughty, Set.of(Role.OPERATOR), naughty);
            long done = operations.begin(caller, "streams.pause", naughty, naughty);
            operations.done(done, Outcome.of("paused", 1));
            long failed = operations.begin(caller, naughty, naughty, naughty);
            operations.failed(failed, "HUB-RUN-020", naughty);
            audit.note(new AuditTrail.Entry(
                    caller, "streams.pause", naughty, naughty, AuditTrail.Result.DONE, done, naughty));
        }
        return new Gate(new ActionRegistry(actions), audit, operations);
    }

    private TestConsole console() {
        return TestConsole.of(gate(), ConsolePages.all(), List.of(), null);
    }

    @Test
    void whatOthersWroteIsTextOnEveryPageInBothLanguages() {
        try (TestConsole console = console()) {
            PlainBrowser all = console.as(Role.values());
            List<String> paths = new ArrayList<>(PATHS);
            String overview = all.get("/").body();
            for (int i = overview.indexOf("href=\"/streams/");
                    i >= 0;
                    i = overview.indexOf("href=\"/streams/", i + 1)) {
                String path = overview.substring(i + 6, overview.indexOf('"', i + 6));
                paths.add(path);
                paths.add(path + "/resume");
                paths.add(path + "/backfill");
            }
            assertThat(paths).hasSize(PATHS.size() + 3 * NAUGHTY.size());
            for (String path : paths) {
                for (HttpResponse<String> answer : List.of(all.get(path), all.getInChinese(path))) {
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    assertThat(answer.body())
                            .as(path)
                            .doesNotContain(
                                    "<script>alert",
                                    "<img src=x",
                                    "<svg onload",
                                    "href=\"javascript:",
                                    "\"><script>",
                                    "7*7}}</title><");
                    assertThat(answer.headers().firstValue("Content-Security-Policy"))
                            .contains(SecurityHeaders.POLICY);
                }
            }
        }
    }

    @Test
    void everyListIsAFileWithoutFormulas() {
        try (TestConsole console = console()) {
            PlainBrowser all = console.as(Role.values());
            for (String path : List.of("/", "/operations", "/audit", "/alerts", "/rights")) {
                String csv = all.get(path + "?format=csv").body();
                assertThat(csv.lines().count()).as(path).isPositive();
                // no field begins as a formula does
                assertThat(csv).as(path).doesNotContainPattern("(^|[\\r\\n,])\"?[=@＝]");
                assertThat(all.get(path + "?format=json").body()).as(path).startsWith("[");
            }
        }
    }

    @Test
    void aStreamIsPausedAndResumedByForms() {
        try (TestConsole console = console()) {
            PlainBrowser operator = console.as(Role.OPERATOR);
            String path = "/streams/naughty/javascript%3Aalert%281%29";
            HttpResponse<String> resumed =
                    operator.post(path + "/resume", path + "/resume", Map.of("reason", "mended"));
            assertThat(resumed.statusCode()).isEqualTo(303);
            String after = resumed.headers().firstValue("Location").orElseThrow();
            assertThat(operator.get(after).body()).contains("resume a stream", "Resumed: 1");
            assertThat(operator.getInChinese(after).body()).contains("恢复数据流");
            assertThat(operator.post(path + "/pause", path + "/pause", Map.of()).statusCode())
                    .isEqualTo(422);
            operator.post(path + "/pause", path + "/pause", Map.of("reason", "upgrade of the source"));
            assertThat(operator.get(path).body()).contains("upgrade of the source");
            assertThat(operator.get("/operations").body()).contains("upgrade of the source", "pause a stream");
        }
    }

    @Test
    void aReaderSeesAndCannotAct() {
        try (TestConsole console = console()) {
            PlainBrowser reader = console.as(Role.READER);
            String path = "/streams/naughty/javascript%3Aalert%281%29";
            assertThat(reader.get(path).body()).contains("hub:stream:control").doesNotContain(path + "/resume");
            assertThat(reader.post(path, path + "/resume", Map.of()).statusCode())
                    .isEqualTo(403);
            // one's own entries only
            assertThat(reader.get("/audit").body()).contains("Your own entries").doesNotContain("upgrade");
            assertThat(reader.get("/audit/verify").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whatDoesNotExistIsSaid() {
        try (TestConsole console = console()) {
            PlainBrowser all = console.as(Role.values());
            assertThat(all.get("/streams/no/such").statusCode()).isEqualTo(404);
            assertThat(all.get("/operations/4711").statusCode()).isEqualTo(404);
            assertThat(all.get("/operations/word").statusCode()).isEqualTo(404);
            assertThat(all.get("/alerts/4711").statusCode()).isEqualTo(404);
            assertThat(all.get("/operations?state=odd").statusCode()).isEqualTo(422);
            assertThat(all.get("/operations?after=odd").statusCode()).isEqualTo(422);
            assertThat(all.get("/audit?from=odd").statusCode()).isEqualTo(422);
        }
    }
}
