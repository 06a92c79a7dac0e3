package io.customerhub.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.access.Action;
import io.customerhub.access.Role;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.TestConsole;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.letter.LetterActions;
import io.customerhub.service.letter.ProjectStreams;
import io.customerhub.service.plan.PlanActions;
import io.customerhub.service.plan.TrialActions;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.warehouse.LoadedIdentities;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters over real HTTP as people finish them: links and forms only, no script runs here. */
final class LetterPagesTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              status: {from: state, as: code, map: {A: active, B: blocked}, onInvalid: reject}
            """;

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern GROUP = Pattern.compile("href=\"(/dead-letters/groups/[0-9a-f]+)\"");
    private static final Pattern LETTER = Pattern.compile("href=\"/dead-letters/letters/(\\d+)\"");
    private static final String PERSONAL = "Wei Zhang|Anna Bauer|alert\\(1\\)";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private Warehouse warehouse;
    private TestConsole console;
    private PlainBrowser browser;

    @BeforeEach
    void failRecords() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                """
                id,name,state
                1,Wei Zhang,X-A
                2,Anna Bauer,X-B
                3,<script>alert(1)</script>,X-A
                4,Otto Gut,A
                """);
        Shell.Result run = new Shell(project.environment(url)).hub("run", "--once");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(6);
        warehouse = Warehouse.open(url);
        ProjectFolder files = new ProjectFolder(project.root());
        RevealLimit limit = new RevealLimit(warehouse, InstantSource.system());
        LetterTrial trial = new LetterTrial(
                new ProjectStreams(files, Clock.systemUTC())::of,
                new LoadedIdentities(warehouse)::of,
                new Standardizers());
        List<Action<?, ?>> actions =
                new ArrayList<>(new LetterActions(warehouse, files, limit, checked -> List.of(), trial).all());
        actions.addAll(new PlanActions(new PlanStore(warehouse), true).all());
        actions.addAll(new TrialActions(new LetterRecords(warehouse), trial, limit).all());
        console = TestConsole.of(
                actions, new GroupsPage(), new LettersPage(), new DecisionsPage(), new MendPage(), new PlansPage());
        browser = console.as(Role.OPERATOR);
    }

    @AfterEach
    void close() {
        console.close();
        warehouse.close();
    }

    private String group() {
        return first(GROUP, browser.get("/dead-letters").body());
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    /** The link on a page whose address begins so. */
    private static String link(String body, String path) {
        return first(Pattern.compile("href=\"(" + Pattern.quote(path) + "\\?[^\"]*)\""), body)
                .replace("&amp;", "&");
    }

    /** The hidden fields of the form that goes to that path, beside its token. */
    private static Map<String, String> hidden(String body, String action) {
        int from = body.indexOf("action=\"" + action + "\"");
        assertThat(from).as("a form to " + action).isPositive();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(body.substring(from, body.indexOf("</form>", from)));
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replace("&#39;", "'").replace("&#34;", "\""));
        }
        fields.remove("form-token");
        return fields;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void anOperatorFindsTheCauseMendsItByARuleAndPlansTheReplayWithoutJavaScript() {
        HttpResponse<String> groups = browser.get("/dead-letters");
        assertThat(groups.statusCode()).isEqualTo(200);
        assertThat(groups.body()).contains("crm/customers", "state", "Still failing");
        assertThat(browser.get("/dead-letters?still-failing=yes").body())
                .as("nothing came after the cause was known")
                .contains("There are no dead letters here");
        String group = browser.get(group()).body();
        assertThat(group).contains("How this group is made", "Mend by rule").doesNotContainPattern(PERSONAL);

        String tested = browser.get(link(group, "/dead-letters/test")).body();
        assertThat(tested).contains("would fail", "Nothing was written").doesNotContainPattern(PERSONAL);

        String mendPath = link(group, "/dead-letters/mend");
        String form = browser.get(mendPath).body();
        assertThat(form).contains("3 letters.");
        Map<String, String> rule = hidden(form, "/dead-letters/mend/preview");
        rule.putAll(Map.of("rule", "replace", "rule-field", "state", "pattern", "^X-(.)$"));
        rule.put("replacement", "$1");
        HttpResponse<String> preview = browser.post(mendPath, "/dead-letters/mend/preview", rule);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("What the rule would do", "<del>", "<ins>")
                .doesNotContainPattern(PERSONAL);

        String planForm =
                location(browser.post(mendPath, "/dead-letters/mend", hidden(preview.body(), "/dead-letters/mend")));
        String offered = browser.get(planForm).body();
        assertThat(offered).contains("Done: mend dead letters by rule", "3 letters.");
        assertThat(browser.get(link(group, "/dead-letters/test").replaceAll("up-to=\\d+", "up-to=999"))
                        .body())
                .contains("would pass")
                .doesNotContain("would fail</td>");

        Map<String, String> plan = hidden(offered, "/dead-letters/plans");
        plan.put("reason", "the codes are mended");
        String planPath = location(browser.post(planForm, "/dead-letters/plans", plan));
        String made = browser.get(planPath).body();
        assertThat(made).contains("waits for a second person", "You made this plan", "the codes are mended");
        assertThat(RunningHub.rows(url, "SELECT state, count(*) FROM hub.dead_letter GROUP BY 1 ORDER BY 1"))
                .containsExactly("planned 3", "superseded 3");
        assertThat(browser.get("/dead-letters/plans").body()).contains("waits for a second person");
        String cancelled = location(
                browser.post(planPath.replaceAll("\\?.*", ""), planPath.replaceAll("\\?.*", "") + "/cancel", Map.of()));
        assertThat(browser.get(cancelled).body()).contains("cancelled");
    }

    @Test
    void aLetterIsEditedIntoANewVersionAndReplayedByOneForm() {
        String letter =
                "/dead-letters/letters/" + first(LETTER, browser.get(group()).body());
        HttpResponse<String> page = browser.get(letter);
        assertThat(page.body())
                .contains("failed here", "Its way", "refused here", "Nobody has tried it again", "Replayed now:")
                .doesNotContainPattern(PERSONAL)
                .doesNotContain("<script>alert");
        String edit = letter + "/edit";
        assertThat(browser.post(edit, edit, Map.of("edition", "1")).statusCode())
                .isEqualTo(422);
        String plan = location(browser.post(edit, edit, Map.of("edition", "1", "new:state", "A", "replay", "yes")));
        assertThat(plan).startsWith("/dead-letters/plans/");
        assertThat(browser.get(plan).body()).contains("With edited payload");
        assertThat(browser.get(letter).body()).contains("superseded", "Version 2");
        // somebody else edits the same version a moment later
        assertThat(browser.post(letter, edit, Map.of("edition", "1", "new:state", "B"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void lettersAreDismissedForAReasonRestoredAssignedAndNoted() {
        String group = group();
        String body = browser.get(group).body();
        String dismiss = link(body, "/dead-letters/dismiss");
        Map<String, String> fields = hidden(browser.get(dismiss).body(), "/dead-letters/dismiss");
        assertThat(browser.post(dismiss, "/dead-letters/dismiss", fields).statusCode())
                .isEqualTo(422);
        fields.put("reason", "test data");
        String back = location(browser.post(dismiss, "/dead-letters/dismiss", fields));
        assertThat(browser.get(back).body()).contains("Done: dismiss dead letters", "dismissed: 3");
        assertThat(browser.get("/dead-letters").body()).contains("There are no dead letters here");
        String list = browser.get("/dead-letters/letters?state=dismissed").body();
        assertThat(list).contains("dismissed");
        String ids = LETTER.matcher(list)
                .results()
                .map(found -> found.group(1))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        location(browser.post("/dead-letters/restore?letter=" + ids, "/dead-letters/restore", Map.of("letter", ids)));
        assertThat(browser.get(group).body()).contains("open");

        String assign = link(browser.get(group).body(), "/dead-letters/assign");
        Map<String, String> care = hidden(browser.get(assign).body(), "/dead-letters/assign");
        care.put("to", "olga");
        location(browser.post(assign, "/dead-letters/assign", care));
        Map<String, String> note = hidden(browser.get(group).body(), "/dead-letters/note");
        note.put("note", "asked <b>the owner</b>");
        location(browser.post(group, "/dead-letters/note", note));
        assertThat(browser.get(group).body())
                .contains("olga", "asked &lt;b&gt;the owner")
                .doesNotContain("<b>the owner");
    }

    @Test
    void valuesOfALetterAreRevealedForAPurposeAndExportsAreMasked() {
        String letter = "/dead-letters/letters/"
                + first(LETTER, browser.get("/dead-letters/letters").body());
        assertThat(browser.post(letter, letter + "/reveal", Map.of()).statusCode())
                .isEqualTo(422);
        HttpResponse<String> revealed = browser.post(letter, letter + "/reveal", Map.of("why", "failed-record"));
        assertThat(revealed.body())
                .contains("X-A", "&lt;script&gt;", "delay:60s")
                .doesNotContain("<script>alert");
        assertThat(location(browser.get(letter + "/reveal"))).isEqualTo(letter);
        for (String path : List.of(
                "/dead-letters/export",
                "/dead-letters/export?as=json",
                "/dead-letters/letters?format=csv",
                "/dead-letters?format=csv")) {
            HttpResponse<String> file = browser.get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.body()).as(path).contains("crm").doesNotContainPattern(PERSONAL);
        }
    }

    @Test
    void pagesAreCompleteInChineseAndFiltersLiveInTheAddress() {
        assertThat(browser.getInChinese("/dead-letters").body()).contains("死信").doesNotContain("Unfinished");
        assertThat(browser.getInChinese(group()).body()).contains("按规则修复", "该分组如何形成");
        assertThat(browser.get("/dead-letters/letters?code=HUB-NONE-001").body())
                .contains("No letter is like that");
        assertThat(browser.get("/dead-letters/letters?system=crm&stream=customers&state=open")
                        .body())
                .contains("value=\"crm\"");
        assertThat(browser.get("/dead-letters/letters?state=strange").statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/dead-letters/letters/999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/dead-letters/plans/999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/dead-letters/groups/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/dead-letters/plans").body()).contains("There is no replay plan");
    }

    @Test
    void anEngineerMakesATestOfALetterAndSavesARuleIntoTheMapping() {
        PlainBrowser engineer = console.as(Role.ENGINEER, Role.OPERATOR);
        String group = group();
        String letter =
                "/dead-letters/letters/" + first(LETTER, engineer.get(group).body());
        HttpResponse<String> made = engineer.post(letter, letter + "/make-test", Map.of());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.body())
                .contains("Written into the project", "routes/crm/tests/")
                .doesNotContainPattern(PERSONAL);

        String mend = link(engineer.get(group).body(), "/dead-letters/mend");
        Map<String, String> rule = hidden(engineer.get(mend).body(), "/dead-letters/mend/preview");
        rule.putAll(Map.of("rule", "map", "rule-field", "state", "values", "X-A = A"));
        String preview = engineer.post(mend, "/dead-letters/mend/preview", rule).body();
        Map<String, String> form = hidden(preview, "/dead-letters/mend/save");
        HttpResponse<String> saved = engineer.post(mend, "/dead-letters/mend/save", form);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(saved.body()).contains("<h1>", "customers.mapping.yaml");
        assertThat(browser.post(mend, "/dead-letters/mend/save", form).statusCode())
                .isEqualTo(403);
    }

    @Test
    void rolesThatMayNotSeeNoLettersAndMayNotActOnThem() {
        PlainBrowser reader = console.as(Role.READER);
        assertThat(reader.get("/dead-letters").statusCode()).isEqualTo(200);
        assertThat(reader.get(group()).body()).contains("needs the permission");
        assertThat(reader.get("/dead-letters/letters").statusCode()).isEqualTo(403);
        assertThat(reader.post("/dead-letters", "/dead-letters/plans", Map.of("letter", "1"))
                        .statusCode())
                .isEqualTo(403);
        PlainBrowser engineer = console.as(Role.ENGINEER);
        assertThat(engineer.post(
                                "/dead-letters",
                                "/dead-letters/mend",
                                Map.of("letter", "1", "rule", "trim", "rule-field", "state"))
                        .statusCode())
                .isEqualTo(403);
    }
}
