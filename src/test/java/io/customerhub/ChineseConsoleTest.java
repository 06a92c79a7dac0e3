package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.console.PageWords;
import io.customerhub.console.PlainBrowser;
import io.customerhub.warehouse.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person who reads Chinese walks through the console of a hub in which much is the matter, from link to link, and meets no
 * English sentence: refused records and files, a refused configuration, a paused stream, alerts, plans, tests and mending.
 */
final class ChineseConsoleTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              status: {from: state, as: code, map: {A: active, B: blocked}, onInvalid: reject}
              birth_date: {from: born, as: date, order: year-month-day, onInvalid: reject}
            """;

    private static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-customers
            name: CRM customers
            version: 1.0.0
            status: active
            schema:
              - name: customers
                logicalType: object
                properties:
                  - {name: id, logicalType: string, required: true, primaryKey: true}
                  - {name: name, logicalType: string, required: true, logicalTypeOptions: {maxLength: 12}}
                  - {name: state, logicalType: string}
                  - {name: born, logicalType: string}
            """;

    private static final String RECORDS =
            """
            id,name,state,born
            1,王小明,X-A,1987-05-06
            2,李雷,X-A,1987-05-06
            3,,A,1987-05-06
            4,这个姓名实在是太长了太长了太长了,A,1987-05-06
            ,韩梅梅,A,1987-05-06
            5,张伟,A,1987-13-46
            6,赵敏,A
            7,"孙悟空,A,1987-05-06
            8,周芷若,A,1987-05-06
            9,陈家洛,B,1987-05-06
            """;

    /** So many pages of one kind are enough. */
    private static final int ALIKE = 6;

    @TempDir
    Path folder;

    private final String url = TestDatabase.fresh();
    private final List<String> english = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private PlainBrowser browser;

    @Test
    void nobodyWhoReadsChineseMeetsAnEnglishSentence() throws Exception {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", MAPPING)
                .write("routes/crm/customers.contract.yaml", CONTRACT)
                .system(
                        "erp",
                        MAPPING.replace("region: CN", "regoin: CN").replace("as: person-name", "as: persn-name"));
        project.drop("crm", "morning.csv", RECORDS)
                .drop("crm", "columns.csv", "id,id,name\n1,2,3\n")
                .drop("crm", "charset.csv", "id,name,state,born\n10,\uFFFD,A,1987-05-06\n");
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.hub().awaitFirstPass();
            RunningHub.await(
                    () -> RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter WHERE state = 'open'").stream()
                            .noneMatch(count -> Integer.parseInt(count) < 6));
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            signIn(console);
            planThatStops();
            pauseAndRefuse();
            Files.move(project.inbox("crm"), project.root().resolve("gone"));
            HubAlerts alerts = Objects.requireNonNull(hub.hub().alerts());
            RunningHub.await(() -> {
                alerts.look();
                return RunningHub.rows(url, "SELECT DISTINCT kind FROM hub.alert")
                        .containsAll(List.of("new-group", "configuration", "plan-stopped"));
            });
            walk();
        }
        assertThat(seen).as("pages that were read").hasSizeGreaterThan(60);
        assertThat(english).isEmpty();
    }

    private void signIn(HubConsole console) {
        browser = new PlainBrowser(console.address());
        String link = console.demoLink();
        browser.post("/sign-in/link", "/sign-in/link", Map.of("code", link.substring(link.indexOf('#') + 1)));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    /** The cause is not mended, so each of the letters fails again. */
    private void planThatStops() throws Exception {
        String group = RunningHub.rows(
                        url,
                        "SELECT fingerprint FROM hub.dead_letter WHERE code = 'HUB-VAL-001' AND field = 'state' LIMIT 1")
                .get(0);
        String form = "/dead-letters/plan?group=" + group + "&upto=1000000";
        String made = submit(form, "/dead-letters/plans", Map.of("stop-share", "0", "canary", "yes"));
        assertThat(made).contains("/dead-letters/plans/");
        RunningHub.await(
                () -> RunningHub.rows(url, "SELECT state FROM hub.replay_plan").contains("stopped"));
        check("test", browser.getInChinese("/dead-letters/test?group=" + group + "&upto=1000000"));
        check("mend", browser.getInChinese("/dead-letters/mend?group=" + group + "&upto=1000000"));
    }

    private void pauseAndRefuse() {
        submit("/streams/crm/customers/pause", "/streams/crm/customers/pause", Map.of("reason", "来源正在升级"));
        for (String path : List.of(
                "/dead-letters/letters/4711",
                "/dead-letters/groups/none",
                "/dead-letters/plans/4711",
                "/streams/no/such",
                "/configuration/no/such",
                "/operations/4711",
                "/alerts/4711",
                "/customers/0199b2a0-0000-7000-8000-000000000000",
                "/dead-letters/letters?state=odd",
                "/audit?from=odd",
                "/operations?state=odd",
                "/no/such/page")) {
            check(path, browser.getInChinese(path));
        }
        submit("/streams/crm/customers/pause", "/streams/crm/customers/run-now", Map.of("reason", "试一试"));
        submit("/streams/crm/customers/pause", "/streams/crm/customers/backfill", Map.of("reason", "试", "from", "odd"));
    }

    /** From link to link, until there is no other kind of page. */
    private void walk() {
        Deque<String> open = new ArrayDeque<>(List.of("/", "/rights", "/audit/verify", "/dead-letters/plans"));
        Set<String> known = new LinkedHashSet<>(open);
        Map<String, Integer> kinds = new HashMap<>();
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            String kind = path.replaceAll("[0-9a-f]{16}|[0-9a-f]{8}-[0-9a-f-]+|\\d+|=[^&]*", "#");
            if (kinds.merge(kind, 1, Integer::sum) > ALIKE) {
                continue;
            }
            HttpResponse<String> page = browser.getInChinese(path);
            check(path, page);
            PageWords.links(page.body()).stream().filter(known::add).forEach(open::add);
        }
    }

    private void check(String path, HttpResponse<String> page) {
        seen.add(path);
        if (page.statusCode() >= 300 && page.statusCode() < 400) {
            return;
        }
        assertThat(page.statusCode()).as(path).isLessThan(500);
        assertThat(page.body()).as(path).contains("lang=\"zh-Hans\"");
        for (String words : PageWords.of(page.body())) {
            if (!EnglishSentence.in(words).isEmpty()) {
                english.add(path + ": " + words);
            }
        }
    }

    /** Sends the form of that page with what stands in it hidden and these fields; gives where it leads. */
    private String submit(String page, String action, Map<String, String> fields) {
        String html = browser.getInChinese(page).body();
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(html);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        HttpResponse<String> answer = browser.send(browser.request(action)
                .header("Accept-Language", "zh-CN")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(PlainBrowser.form(all)))
                .build());
        if (answer.statusCode() == 303) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            check(location, browser.getInChinese(location));
            return location;
        }
        check(action, answer);
        return "";
    }
}
