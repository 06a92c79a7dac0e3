package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Request;
import io.customerhub.api.ApiJson;
import io.customerhub.console.PlainBrowser;
import io.customerhub.service.letter.DismissLetters;
import io.customerhub.service.letter.EditLetter;
import io.customerhub.service.letter.ExportFormat;
import io.customerhub.service.letter.ExportLetters;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.MakeTest;
import io.customerhub.service.letter.MendLetters;
import io.customerhub.service.letter.MendingRule;
import io.customerhub.service.letter.PreviewMending;
import io.customerhub.service.letter.RevealLetter;
import io.customerhub.service.letter.ShowLetter;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.service.plan.PlanRequests.ListPlans;
import io.customerhub.service.plan.TestLetters;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Invented persons, Western and Chinese, whose names, numbers and addresses are like nothing else, go through a hub that
 * really runs and fail at every stage; then everything that is not meant to show them is searched for them.
 */
final class CanaryLeakTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            region: CN
            breaker: {minimumRecords: 100000}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
              email: {from: email, as: email, onInvalid: reject}
              phone.mobile: {from: phone, as: phone, onInvalid: reject}
              birth_date: {from: born, as: date, order: year-month-day, onInvalid: reject}
            """;

    /** Each fails somewhere else: key, version, code, e-mail, phone, date, the database, too many cells; then two good ones. */
    private static final String ROWS =
            """
            id,version,name,status,email,phone,born
            ,1,Zebulon Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K2,Quarrelwick,Zebulon Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K3,1,Zebulon Quarrelwick,Statuskanari,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K4,1,欧阳霁鸢,状鸢金,ouyang.jiyuan@vogelhaus.example,13877419053,1972-10-11
            K5,1,欧阳霁鸢,A,ouyang.jiyuan@@vogelhaus,13877419053,1972-10-11
            K6,1,欧阳霁鸢,A,ouyang.jiyuan@vogelhaus.example,1387741905399999,1972-10-11
            K7,1,Zebulon Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,31.31.Quarrelwick
            K8,1,Ladebruch Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K9,1,Zebulon Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09,Quarrelwick,霁鸢
            Quarrelwick-霁鸢,1,Zebulon Quarrelwick,X,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K11,1,Zebulon Quarrelwick,A,zq.kanari@vogelhaus.example,+49 1579 8841207,1961-03-09
            K12,1,欧阳霁鸢,A,ouyang.jiyuan@vogelhaus.example,13877419053,1972-10-11
            """;

    private static final List<String> CANARIES = List.of(
            "Quarrelwick",
            "quarrelwick",
            "Zebulon",
            "zq.kanari",
            "1579 8841207",
            "15798841207",
            "霁鸢",
            "ouyang.jiyuan",
            "13877419053",
            "138 7741 9053",
            "1961-03-09",
            "1972-10-11",
            "Ladebruch",
            "Vossenkuil",
            "Ochsenreither",
            "翁孚斓",
            "Statuskanari",
            "状鸢金",
            "vogelhaus");

    /** What masks show by intent: the domain of an e-mail address, and values that the contract does not call personal. */
    private static final List<String> SHOWN = List.of("Statuskanari", "状鸢金", "vogelhaus");

    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|hx-get|hx-post|src)=\"([^\"]*)\"");
    private static final int MOST_PAGES = 60;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.customerhub");
    private final @Nullable Level before = ours.getLevel();
    private final List<Said> said = new ArrayList<>();
    private ProjectInFolder project;

    /**
     * What was said where.
     *
     * @param isAnswer it is a masked answer about a letter to somebody who may see masked letters
     */
    private record Said(String where, String text, boolean isAnswer) {
        private Said(String where, String text) {
            this(where, text, false);
        }
    }

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(log);
        ours.setLevel(before);
    }

    @Test
    void nobodyIsNamedWhereNobodyShallBeNamed() throws Exception {
        try (AlertReceivers receivers = new AlertReceivers()) {
            project = receivers.in(ProjectInFolder.in(folder).system("crm", MAPPING));
            Warehouse.open(url).close();
            RunningHub.execute(
                    url,
                    """
                    CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        IF NEW::text LIKE '%Ladebruch%' THEN
                            RAISE EXCEPTION 'cannot take %', NEW::text USING ERRCODE = '22000', DETAIL = NEW::text;
                        END IF;
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER refuse BEFORE INSERT ON standard.customer
                        FOR EACH ROW EXECUTE FUNCTION public.refuse()""");
            try (RunningHub hub = RunningHub.start(project, url);
                    Warehouse warehouse = Warehouse.open(url);
                    HubActions actions = HubActions.over(project.settings(url), project.environment(url), warehouse)) {
                // an alert goes to the targets that are known when it is raised
                RunningHub.await(() -> RunningHub.rows(url, "SELECT target FROM hub.alert_target")
                                .size()
                        == 2);
                project.drop("crm", "a.csv", ROWS);
                project.drop("crm", "b.csv", "id,version,name,status\n1,1,\"Quarrelwick 霁鸢");
                hub.awaitRead(project, "crm");
                // what the comparison rests on: there is a letter of every stage
                assertThat(RunningHub.rows(url, "SELECT DISTINCT stage FROM hub.dead_letter ORDER BY 1"))
                        .containsExactly("identify", "load", "read", "validate");
                assertThat(RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter"))
                        .containsExactly("11");
                hub.hub().alerts().look();
                act(actions.gate());
                RunningHub.await(() -> RunningHub.rows(url, "SELECT 1 FROM hub.replay_plan WHERE ended_at IS NULL")
                        .isEmpty());
                hub.hub().alerts().look();
                RunningHub.await(
                        () -> !receivers.posts.isEmpty() && !receivers.mails().isEmpty());
                commands();
                pages(hub);
                said.add(new Said("metrics", hub.get("/metrics").body()));
                said.add(new Said("health", hub.get("/health/ready").body()));
                hub.told.forEach(line -> said.add(new Said("told", line)));
            }
            receivers.posts.forEach(post -> said.add(new Said("alert", post)));
            receivers.mails().forEach(mail -> said.add(new Said("alert mail", mail)));
        }
        LoggerFactory.getLogger("io.customerhub.canary").trace("control");
        log.list.forEach(event -> said.add(new Said("log " + event.getLoggerName(), text(event))));
        tables();
        files();
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).contains("control");
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said.stream().flatMap(CanaryLeakTest::named)).isEmpty();
    }

    private static Stream<String> named(Said one) {
        return CANARIES.stream()
                .filter(canary -> one.text().contains(canary) && !(one.isAnswer() && SHOWN.contains(canary)))
                .map(canary -> canary + " in " + one.where() + ": "
                        + one.text()
                                .substring(
                                        Math.max(0, one.text().indexOf(canary) - 200),
                                        Math.min(one.text().length(), one.text().indexOf(canary) + 100)));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + event.getMDCPropertyMap() + " "
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    /** What people do with the letters. */
    private void act(Gate gate) throws Exception {
        LetterFilter all = LetterFilter.ALL;
        LetterChoice chosen = LetterChoice.of(all, 1_000_000);
        ask(gate, FindGroups.UNFINISHED);
        ask(gate, new ListLetters(all, null, 50));
        List<Long> letters = RunningHub.rows(url, "SELECT id FROM hub.dead_letter ORDER BY id").stream()
                .map(Long::valueOf)
                .toList();
        letters.forEach(letter -> ask(gate, new ShowLetter(letter)));
        ask(gate, new TestLetters(chosen, null, null));
        ask(gate, new ExportLetters(all, ExportFormat.CSV, 0, null));
        ask(gate, new ExportLetters(all, ExportFormat.JSON_LINES, 0, null));
        for (long letter : letters) {
            ask(gate, new TestLetters(LetterChoice.of(letter), null, null));
            ask(gate, new MakeTest(letter));
            // the answer is meant to show the values; what is written about it is not
            perform(gate, new RevealLetter(letter, null, "case 7"));
        }
        long letter = letterOf("K4");
        ask(gate, new EditLetter(letter, 1, "{\"name\": \"Perpetua Vossenkuil", Map.of(), false));
        ask(gate, new EditLetter(letter, 1, "[\"Perpetua Vossenkuil\"]", Map.of(), false));
        ask(gate, new EditLetter(letter, 1, null, Map.of("no.such.Vossenkuil", "Vossenkuil"), false));
        ask(gate, new EditLetter(letter, 1, null, Map.of("id", "Vossenkuil"), false));
        ask(gate, new EditLetter(letter, 1, null, Map.of("name", "Perpetua Vossenkuil", "email", "翁孚斓"), false));
        for (MendingRule rule : List.of(
                MendingRule.set("name", "Balthasar Ochsenreither"),
                MendingRule.map("status", Map.of("Statuskanari", "状鸢金")),
                MendingRule.replace("name", "Quarrelwick(", "Ochsenreither"),
                MendingRule.replace("name", "(Zebulon) Quarrelwick", "Ochsenreither $1"),
                MendingRule.date("born", "'Ochsenreither"),
                MendingRule.map("status", Map.of("X", "A", "Statuskanari", "A")))) {
            ask(gate, new PreviewMending(chosen, List.of(rule)));
            ask(gate, new MendLetters(chosen, List.of(rule), false));
        }
        ask(gate, new CreatePlan(LetterChoice.of(all, 1_000_000), null, "mended"));
        ask(gate, new CreatePlan(LetterChoice.of(all, 1_000_000), null, "again"));
        ask(gate, new ListPlans(null, false, null, null));
        ask(gate, new DismissLetters(LetterChoice.of(letterOf("K7")), "cannot be mended"));
    }

    private long letterOf(String key) {
        return Long.parseLong(RunningHub.rows(url, "SELECT max(id) FROM hub.dead_letter WHERE key = '" + key + "'")
                .get(0));
    }

    /** The answer of a request, or how it was refused, is searched. */
    private void ask(Gate gate, Request<?> request) {
        String where = request.getClass().getSimpleName();
        try {
            said.add(new Said(where, ApiJson.mapper().writeValueAsString(perform(gate, request)), true));
        } catch (IOException | RuntimeException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                said.add(new Said(where + " " + cause.getClass(), String.valueOf(cause.getMessage())));
            }
        }
    }

    private static Object perform(Gate gate, Request<?> request) {
        return gate.perform(Caller.shell("tester"), request);
    }

    private void commands() {
        Shell shell = new Shell(project.environment(url));
        for (String[] command : new String[][] {
            {"dead-letters", "groups"},
            {"dead-letters", "list"},
            {"dead-letters", "list", "--json"},
            {"dead-letters", "show", "3"},
            {"dead-letters", "test", "--all"},
            {"dead-letters", "plans"},
            {"operations"},
            {"audit", "list"},
            {"status"}
        }) {
            Shell.Result result = shell.hub(command);
            said.add(new Said("hub " + String.join(" ", command), result.out() + result.err(), true));
        }
    }

    /** Follows the links of the console; no address names anybody, nor does a page about letters. */
    private void pages(RunningHub hub) {
        HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
        String link = console.demoLink();
        PlainBrowser browser = new PlainBrowser(console.address());
        browser.post("/sign-in/link", "/sign-in/link", Map.of("code", link.substring(link.indexOf('#') + 1)));
        Deque<String> next = new ArrayDeque<>(List.of("/dead-letters", "/", "/operations", "/alerts"));
        Set<String> seen = new HashSet<>(next);
        for (int pages = 0; pages < MOST_PAGES && !next.isEmpty(); pages++) {
            String path = next.remove();
            HttpResponse<String> answer = browser.get(path);
            said.add(new Said("headers of " + path, answer.headers().map().toString()));
            if (path.startsWith("/dead-letters") || path.startsWith("/operations") || path.startsWith("/alerts")) {
                said.add(new Said("page " + path, answer.body(), true));
            }
            Matcher address = ADDRESS.matcher(answer.body());
            while (address.find()) {
                String found = address.group(1).replace("&amp;", "&");
                said.add(new Said("address on " + path, URLDecoder.decode(found, StandardCharsets.UTF_8)));
                if (found.startsWith("/") && !found.contains("sign-") && seen.add(found)) {
                    next.add(found);
                }
            }
        }
        assertThat(seen).anyMatch(path -> path.matches("/dead-letters/letters/\\d+"));
    }

    /** Every table of the hub, but for those that hold records and keys because that is what they are for. */
    private void tables() {
        List<String> tables = RunningHub.rows(
                url,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'hub' AND table_type = 'BASE TABLE'");
        assertThat(tables).contains("audit", "operation", "alert", "alert_delivery", "replay_plan", "run");
        for (String table : tables) {
            if (table.startsWith("match_") || table.startsWith("golden_")) {
                continue;
            }
            RunningHub.rows(url, "SELECT to_jsonb(t) - 'key' - 'payload' FROM hub." + table + " t LIMIT 10000")
                    .forEach(row -> said.add(new Said("table " + table, row)));
        }
    }

    /** The tests that were made of letters stand in files that are committed. */
    private void files() throws IOException {
        Path tests = project.root().resolve("routes/crm/tests");
        try (Stream<Path> made = Files.walk(tests)) {
            List<Path> files = made.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                said.add(new Said("file " + file.getFileName(), Files.readString(file), true));
            }
        }
    }
}
