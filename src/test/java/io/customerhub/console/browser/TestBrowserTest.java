package io.customerhub.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.console.browser.TestBrowser.Visitor;
import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

/** The browser tests would notice what they are there to notice. */
final class TestBrowserTest {

    @Test
    void aPageWithAMistakeIsCaught() throws Exception {
        Javalin server = Javalin.create(config -> config.routes.get(
                        "/",
                        context -> context.html(
                                "<!doctype html><html><head><meta charset='utf-8'><title>t</title></head><body><main><h1>客户</h1><img src='data:,'>"
                                        + "<script>nobody()</script></main></body></html>")))
                .start("127.0.0.1", 0);
        try (TestBrowser browser = TestBrowser.start();
                Visitor visitor = browser.visitor("zh-CN")) {
            visitor.page().navigate("http://127.0.0.1:" + server.port() + "/");

            assertThat(visitor.page().locator("h1").textContent()).isEqualTo("客户");
            assertThatThrownBy(visitor::assertNoComplaints).hasMessageContaining("nobody");
            assertThatThrownBy(visitor::assertAccessible)
                    .hasMessageContaining("html-has-lang")
                    .hasMessageContaining("image-alt");
        } finally {
            server.stop();
        }
    }
}
