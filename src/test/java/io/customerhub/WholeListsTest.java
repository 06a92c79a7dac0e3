package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.access.Role;
import io.customerhub.bench.console.LetterFill;
import io.customerhub.config.HubSettings;
import io.customerhub.console.ConsolePages;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.TestConsole;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists as files: whole whatever their length, noted with the number of their rows, and nothing more than what was asked. */
final class WholeListsTest {

    private static final int LETTERS = 25_000;

    private static final String EXPORTS =
            "SELECT result || ' ' || detail FROM hub.audit WHERE action = '%s' AND detail IS NOT NULL ORDER BY sequence";

    private static final List<StreamName> STREAMS = Stream.of(
                    "crm/contacts", "crm/accounts", "erp/customers", "shop/orders")
            .map(StreamName::parse)
            .toList();

    @TempDir
    Path data;

    private final String url = TestDatabase.fresh();
    private Warehouse warehouse;
    private HubActions actions;
    private TestConsole console;
    private PlainBrowser browser;

    @BeforeEach
    void start() {
        warehouse = Warehouse.open(url);
        actions = HubActions.over(HubSettings.from(Map.of("HUB_DATA", data.toString())), Map.of(), warehouse);
        console = TestConsole.of(actions.gate(), ConsolePages.all(), List.of(), null);
        browser = console.as(Role.values());
    }

    @AfterEach
    void stop() {
        console.close();
        actions.close();
        warehouse.close();
    }

    @Test
    void aListOf25000LettersIsExportedWholeAndTheLogTellsHowManyRowsLeft() throws IOException {
        new LetterFill(warehouse, STREAMS).fill(LETTERS, said -> {});

        HttpResponse<String> csv = browser.get("/dead-letters/letters?state=all&format=csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"dead-letters-\\d{8}T\\d{6}Z-all\\.csv\"");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(1 + LETTERS);
        Set<String> ids = new HashSet<>();
        lines.stream().skip(1).forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
        assertThat(ids).as("each letter once").hasSize(LETTERS);

        JsonNode json = new ObjectMapper()
                .readTree(browser.get("/dead-letters/letters?state=all&format=json")
                        .body());
        assertThat(json).hasSize(LETTERS);
        HttpResponse<String> payloads = browser.get("/dead-letters/export?state=all");
        assertThat(payloads.body().lines().count()).isEqualTo(1 + LETTERS);

        assertThat(RunningHub.rows(url, EXPORTS.formatted("dead-letters.list")))
                .containsExactly("asked as a file", "done rows=" + LETTERS, "asked as a file", "done rows=" + LETTERS);
        assertThat(RunningHub.rows(url, EXPORTS.formatted("dead-letters.export")))
                .containsExactly("asked as a file", "done rows=" + LETTERS);
    }

    @Test
    void whoStopsADownloadStopsItsReading() throws Exception {
        new LetterFill(warehouse, STREAMS).fill(LETTERS, said -> {});
        URI address = URI.create(console.address());
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream()
                    .write(("GET /dead-letters/export?state=all HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nCookie: hub=" + browser.cookie("hub") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(2_000)).hasSize(2_000);
        }
        RunningHub.await(() ->
                RunningHub.rows(url, EXPORTS.formatted("dead-letters.export")).size() == 2);
        String end =
                RunningHub.rows(url, EXPORTS.formatted("dead-letters.export")).get(1);
        assertThat(end).startsWith("failed rows=").endsWith("the download was stopped");
        assertThat(Integer.parseInt(end.replaceAll("\\D", ""))).isLessThan(LETTERS);
    }

    @Test
    void groupsOperationsAndTheAuditLogAreWholeToo() throws IOException {
        new LetterFill(warehouse, STREAMS).fill(3_000, said -> {});
        RunningHub.execute(
                url,
                "INSERT INTO hub.operation (actor_kind, actor, action, subject, purpose, holder, state)"
                        + " SELECT 'person', '=cmd', 'streams.pause', '@SUM(1)', '+1', 0, 'done'"
                        + " FROM generate_series(1, 1200)");
        for (String path : List.of("/dead-letters?state=all", "/operations?from=2020-01-01")) {
            List<String> csv = browser.get(path + "&format=csv").body().lines().toList();
            JsonNode json = new ObjectMapper()
                    .readTree(browser.get(path + "&format=json").body());
            assertThat(json).as(path).hasSize(csv.size() - 1);
            assertThat(csv).as("each row once").doesNotHaveDuplicates();
            assertThat(json.size()).as(path).isGreaterThan(path.startsWith("/op") ? 1_199 : 200);
        }
        List<String> seen = new ArrayList<>();
        String page = "/dead-letters?state=all&sort=last-seen";
        while (page != null) {
            String body = browser.get(page).body();
            matches("href=\"/dead-letters/groups/([0-9a-f]+)\"", body).forEach(seen::add);
            page = matches("href=\"([^\"]+)\" rel=\"next\"", body).stream()
                    .findFirst()
                    .map(next -> next.replace("&amp;", "&"))
                    .orElse(null);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    @Test
    void theWayBackThroughAListIsInItsAddress() {
        new LetterFill(warehouse, STREAMS).fill(400, said -> {});
        String first = "/dead-letters/letters?state=all";
        String second = link("next", first);
        String third = link("next", second);
        assertThat(link("prev", third)).isEqualTo(second);
        assertThat(link("prev", second)).isEqualTo(first);
        assertThat(browser.get(first).body()).doesNotContain("rel=\"prev\"");
    }

    private String link(String to, String from) {
        return matches("href=\"([^\"]+)\" rel=\"" + to + "\"", browser.get(from).body())
                .get(0)
                .replace("&amp;", "&");
    }

    /** What the group of an expression finds. */
    private static List<String> matches(String expression, String text) {
        return Pattern.compile(expression)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
