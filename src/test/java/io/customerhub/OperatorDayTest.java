package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.customerhub.console.browser.TestBrowser;
import io.customerhub.console.browser.TestBrowser.Visitor;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days of people who work through dead letters, from what they see first to the last letter, in a real browser. */
final class OperatorDayTest {

    private static final int WRONG = 40;

    /** The source writes its codes with a prefix since this morning; the mapping does not know it. */
    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              status: {from: state, as: code, map: {A: active, B: blocked}, onInvalid: reject}
            """;

    @TempDir
    Path folder;

    private final String url = TestDatabase.fresh();
    private RunningHub hub;
    private TestBrowser browser;
    private String address;

    @BeforeEach
    void aFeedBreaks() throws Exception {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        StringBuilder file = new StringBuilder("id,name,state\n");
        for (int i = 0; i < 200; i++) {
            file.append(i)
                    .append(",王小明")
                    .append(i)
                    .append(',')
                    .append(i < WRONG ? "X-A" : "B")
                    .append('\n');
        }
        project.drop("crm", "morning.csv", file.toString());
        browser = TestBrowser.start();
        hub = RunningHub.start(project, url);
        hub.hub().awaitFirstPass();
        address = Objects.requireNonNull(hub.hub().openConsole()).address();
    }

    @AfterEach
    void close() {
        if (hub != null) {
            hub.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aBrokenFeedIsFoundByItsAlertMendedByARuleAndReplayedByStepsUntilNothingIsLeft() {
        try (Visitor visitor = signedIn("en", ColorScheme.LIGHT)) {
            Page page = visitor.page();
            // the watch looks every fifteen seconds
            waitFor(page, "/alerts", WRONG + " unfinished dead letters in crm/customers");
            visitor.assertAccessible();
            visitor.screenshot("day-1-alert");

            page.navigate(address + "/dead-letters");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("crm/customers");
            visitor.assertAccessible();
            visitor.screenshot("day-2-groups");
            page.locator("main table tbody a").first().click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Mend by rule");
            // it came by one delivery only
            PlaywrightAssertions.assertThat(page.locator("main")).not().containsText("Still failing");
            visitor.assertAccessible();
            String group = page.url();
            visitor.screenshot("day-3-group");

            click(page, AriaRole.LINK, "Test again");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("would fail");
            visitor.assertAccessible();
            page.navigate(group);

            click(page, AriaRole.LINK, "Mend by rule");
            visitor.assertAccessible();
            page.locator("input[name=rule-field]").fill("state");
            page.locator("input[name=rule][value=replace]").check();
            page.locator("input[name=pattern]").fill("^X-(.)$");
            page.locator("input[name=replacement]").fill("$1");
            page.locator("form[action='/dead-letters/mend/preview'] button").click();
            PlaywrightAssertions.assertThat(page.locator("main ins").first()).hasText("A");
            assertThat(page.locator("main ins").count()).isEqualTo(10);
            visitor.assertAccessible();
            visitor.screenshot("day-4-mend");
            page.locator("form[action='/dead-letters/mend'] button").click();

            PlaywrightAssertions.assertThat(page.locator("main")).containsText(WRONG + " letters");
            visitor.assertAccessible();
            page.locator("input[name=reason]").fill("the prefix is gone");
            page.locator("form[action='/dead-letters/plans'] button").click();
            PlaywrightAssertions.assertThat(page.locator("#plan .notice.good")).containsText("40 resolved");
            visitor.assertAccessible();
            visitor.screenshot("day-5-plan");

            page.navigate(address + "/dead-letters");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("There are no dead letters here");
            assertThat(RunningHub.rows(url, "SELECT status, count(*) FROM standard.customer GROUP BY 1 ORDER BY 1"))
                    .containsExactly("active 40", "blocked 160");
            page.navigate(address + "/operations");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("demo");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void oneLetterIsRevealedForAPurposeEditedAndReplayed() {
        try (Visitor visitor = signedIn("en", ColorScheme.DARK)) {
            Page page = visitor.page();
            page.navigate(address + "/dead-letters/letters");
            page.locator("main table tbody a").first().click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("failed here");
            assertThat(page.locator("main").textContent()).doesNotContain("王小明");
            visitor.assertAccessible();
            visitor.screenshot("letter-masked-dark");

            page.locator("select[name=why]").selectOption("failed-record");
            page.locator("form[action$='/reveal'] button").click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("王小明");
            assertThat(page.url()).doesNotContain("王");
            visitor.assertAccessible();
            assertThat(RunningHub.rows(
                            url, "SELECT action, purpose, result FROM hub.audit WHERE action = 'dead-letters.reveal'"))
                    .containsExactly("dead-letters.reveal failed-record done");

            page.navigate(page.url().replace("/reveal", "") + "/edit");
            visitor.assertAccessible();
            page.locator("[name='new:state']").fill("A");
            Locator replay = page.locator("input[name=replay]");
            if (replay.count() > 0) {
                replay.check();
            }
            page.locator("form[action$='/edit'] button[type=submit]").first().click();
            PlaywrightAssertions.assertThat(page.locator("#plan .notice.good")).containsText("1 resolved");
            visitor.screenshot("edited-and-replayed");
            assertThat(RunningHub.rows(
                            url,
                            "SELECT state, count(*) FROM hub.dead_letter WHERE state IN ('resolved', 'superseded')"
                                    + " GROUP BY 1 ORDER BY 1"))
                    .containsExactly("resolved 1", "superseded 1");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void theSameDayIsPossibleInChinese() {
        try (Visitor visitor = signedIn("zh-CN", ColorScheme.LIGHT)) {
            Page page = visitor.page();
            page.navigate(address + "/dead-letters");
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("死信");
            visitor.assertAccessible();
            visitor.screenshot("groups-zh");
            page.locator("main table tbody a").first().click();
            click(page, AriaRole.LINK, "按规则修复");
            page.locator("input[name=rule-field]").fill("state");
            page.locator("input[name=rule][value=map]").check();
            page.locator("textarea[name=values]").fill("X-A = A");
            page.locator("form[action='/dead-letters/mend/preview'] button").click();
            PlaywrightAssertions.assertThat(page.locator("main ins").first()).hasText("A");
            visitor.assertAccessible();
            page.locator("form[action='/dead-letters/mend'] button").click();
            page.locator("input[name=reason]").fill("前缀已去掉");
            page.locator("form[action='/dead-letters/plans'] button").click();
            PlaywrightAssertions.assertThat(page.locator("#plan .notice.good")).isVisible();
            visitor.assertAccessible();
            visitor.screenshot("plan-zh");
            for (String path :
                    List.of("/", "/customers", "/configuration", "/alerts", "/operations", "/audit", "/rights")) {
                page.navigate(address + path);
                assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo("zh-Hans");
                visitor.assertAccessible();
            }
            visitor.assertNoComplaints();
        }
    }

    private Visitor signedIn(String language, ColorScheme scheme) {
        Visitor visitor = browser.visitor(language, scheme, true);
        visitor.page().navigate(Objects.requireNonNull(hub.hub().openConsole()).demoLink());
        visitor.page().waitForURL(address + "/");
        return visitor;
    }

    private void waitFor(Page page, String path, String text) {
        for (int i = 0; i < 60 && !page.locator("main").textContent().contains(text); i++) {
            page.waitForTimeout(500);
            page.navigate(address + path);
        }
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(text);
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }
}
