package io.customerhub.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real headless Chromium. Each {@link #visitor} is a person with cookies of their own; what a page logs as an error, or
 * asks of another host, fails the test. Screenshots are build output in {@code target/screenshots}.
 */
public final class TestBrowser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Starts Chromium; the test is skipped where there is none and the project's own script cannot install it. */
    public static TestBrowser start() throws IOException, InterruptedException {
        Path found = find();
        if (found == null) {
            Process install =
                    new ProcessBuilder(".ci/install-chromium").inheritIO().start();
            if (install.waitFor(5, TimeUnit.MINUTES)) {
                found = find();
            }
        }
        Assumptions.assumeTrue(found != null, "no Chromium here; .ci/install-chromium tells why");
        return new TestBrowser(found);
    }

    private static Path find() {
        String named = System.getenv("CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome",
                        "/usr/bin/chromium-browser")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /**
     * Somebody with a browser window of their own.
     *
     * @param language what the browser asks for, such as {@code en} or {@code zh-CN}
     */
    public Visitor visitor(String language) {
        return visitor(language, ColorScheme.LIGHT, true);
    }

    /** As above; in a colour scheme, and with or without JavaScript. */
    public Visitor visitor(String language, ColorScheme scheme, boolean javaScript) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(javaScript)
                .setViewportSize(1280, 900));
        return new Visitor(context);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One person's window. */
    public static final class Visitor implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Visitor(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.setDefaultTimeout(15_000);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")
                        && !message.text().contains("the server responded with a status of 4")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.onRequest(request -> {
                if (!request.url().startsWith("http://127.0.0.1:")
                        && !request.url().startsWith("data:")) {
                    complaints.add("asked another host: " + request.url());
                }
            });
        }

        /** The window. */
        public Page page() {
            return page;
        }

        /** Keeps the window as a picture. */
        public void screenshot(String name) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
        }

        /** Holds the page against WCAG 2.2 A and AA; each violation is named with the elements. */
        public void assertAccessible() {
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations())
                    .as("violations on %s", page.url())
                    .extracting(rule -> rule.getId() + ": "
                            + rule.getNodes().stream()
                                    .map(node -> node.getHtml())
                                    .toList())
                    .isEmpty();
        }

        /** Fails when a page had an error, broke its own security policy or asked another host. */
        public void assertNoComplaints() {
            assertThat(complaints).isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
