package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.browser.TestBrowser;
import io.customerhub.console.browser.TestBrowser.Visitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser: readable by everybody, and nothing sticks out on a narrow screen. */
final class ConsoleLooksTest {

    private static final List<String> WORDS = List.of(
            "loyalty_status",
            "Customer data office",
            "contacts 2026-11",
            "anna.bauer",
            "wei.zhang",
            "The source sends codes of its old version; asked them to mend it by Friday",
            "olga",
            "after the mapping was mended",
            "王芳",
            "upgrade of the source until 18:00");

    @TempDir
    Path folder;

    @Test
    void everyPageIsAccessibleAndFitsIntoANarrowScreen() throws Exception {
        try (FilledConsole console = new FilledConsole(folder, WORDS);
                TestBrowser browser = TestBrowser.start()) {
            boolean all = Boolean.getBoolean("screenshots");
            List<String> pages = List.copyOf(console.pages(1));
            assertThat(pages.size()).isGreaterThan(25);
            for (String language : List.of("en", "zh-CN")) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    boolean isPlain = language.equals("en") == (scheme == ColorScheme.LIGHT);
                    if (!all && !isPlain) {
                        continue;
                    }
                    try (Visitor visitor = visitor(browser, console, language, scheme)) {
                        look(
                                visitor,
                                console,
                                pages,
                                language + "-" + scheme.name().toLowerCase(),
                                all);
                    }
                }
            }
        }
    }

    private static Visitor visitor(TestBrowser browser, FilledConsole console, String language, ColorScheme scheme) {
        Visitor visitor = browser.visitor(language, scheme, true);
        PlainBrowser signedIn = console.everybody();
        visitor.page()
                .context()
                .addCookies(List.of(new Cookie("hub", signedIn.cookie("hub")).setUrl(console.address())));
        return visitor;
    }

    private static void look(Visitor visitor, FilledConsole console, List<String> pages, String how, boolean all) {
        Page page = visitor.page();
        for (String path : pages) {
            page.setViewportSize(1280, 900);
            page.navigate(console.address() + path);
            // colours differ by theme, structure does not
            if (all || how.equals("en-light") || !path.contains("?")) {
                visitor.assertAccessible();
            }
            String name = "looks/" + how + path.replaceAll("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "_");
            if (all) {
                visitor.screenshot(name + "-1280");
                page.setViewportSize(768, 900);
                visitor.screenshot(name + "-768");
            }
            // 320 pixels wide is 400 percent zoom on a usual screen (WCAG 2.2, 1.4.10)
            page.setViewportSize(320, 640);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
            if (all) {
                visitor.screenshot(name + "-320");
            }
        }
        visitor.assertNoComplaints();
    }
}
