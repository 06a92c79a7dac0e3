package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.customerhub.console.browser.TestBrowser;
import io.customerhub.console.browser.TestBrowser.Visitor;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a running hub in a real browser: signing in, looking around, pausing a stream. */
final class ConsoleInABrowserTest {

    private static final List<String> PATHS = List.of(
            "/",
            "/streams/erp/customers",
            "/streams/erp/customers/backfill",
            "/operations",
            "/audit",
            "/audit/verify",
            "/alerts",
            "/rights");

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void anOperatorSignsInWithTheLinkLooksAroundAndPausesAStream() throws Exception {
        HubProject project = HubProject.create(directory, 50);
        project.drop("customers", "one.csv", HubProject.customers(0, 60));
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE);
                TestBrowser browser = TestBrowser.start()) {
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            hub.hub().awaitFirstPass();
            try (Visitor visitor = browser.visitor("en")) {
                Page page = visitor.page();
                page.navigate(console.demoLink());
                page.waitForURL(console.address() + "/");
                assertThat(page.url()).as("the code is gone from the address").doesNotContain("#");
                page.locator("text=erp/customers").first().waitFor();
                look(visitor, console, PATHS);
                page.navigate(console.address() + "/streams/erp/customers");
                page.locator("a.button", new Page.LocatorOptions().setHasText("Pause"))
                        .click();
                page.getByLabel("Reason").fill("the source moves");
                page.locator("form.change button").click();
                page.locator("text=Done: pause a stream").waitFor();
                assertThat(page.locator("main").textContent()).contains("the source moves");
                // 320 pixels wide is 400 percent zoom on a usual screen (WCAG 2.2, 1.4.10)
                page.setViewportSize(320, 640);
                for (String path : PATHS) {
                    page.navigate(console.address() + path);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(path)
                            .isLessThanOrEqualTo(320);
                }
                visitor.assertNoComplaints();
            }
        }
    }

    @Test
    void inChineseAndInTheDarkWithoutJavaScriptEverythingIsThere() throws Exception {
        HubProject project = HubProject.create(directory, 50);
        project.drop("customers", "one.csv", HubProject.customers(0, 60));
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE);
                TestBrowser browser = TestBrowser.start()) {
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            hub.hub().awaitFirstPass();
            String link = console.demoLink();
            try (Visitor plain = browser.visitor("zh-CN", ColorScheme.DARK, false)) {
                plain.page().navigate(link);
                plain.page().locator("input[name=code]").fill(link.substring(link.indexOf('#') + 1));
                plain.page().locator("form.change button").click();
                plain.page()
                        .locator("h1", new Page.LocatorOptions().setHasText("总览"))
                        .waitFor();
                plain.page().locator("select[name=theme]").selectOption("light");
                plain.page().locator("form.preferences button").click();
                assertThat(plain.page().locator("html").getAttribute("data-theme"))
                        .isEqualTo("light");
                plain.screenshot("overview-zh");
            }
            try (Visitor visitor = browser.visitor("zh-CN", ColorScheme.DARK, true)) {
                visitor.page().navigate(console.demoLink());
                visitor.page()
                        .locator("h1", new Page.LocatorOptions().setHasText("总览"))
                        .waitFor();
                look(visitor, console, PATHS);
                visitor.assertNoComplaints();
            }
        }
    }

    private static void look(Visitor visitor, HubConsole console, List<String> paths) {
        for (String path : paths) {
            visitor.page().navigate(console.address() + path);
            visitor.assertAccessible();
        }
        visitor.page().navigate(console.address() + "/streams/erp/customers");
        visitor.page().locator("figure .uplot canvas").first().waitFor();
    }
}
