package io.customerhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.Role;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageRoutes;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page forgets its form token, and no route does without. */
final class FormTokensTest {

    private static final Path TEMPLATES = Path.of("src/main/jte/console");
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final String FIELD = "name=\"form-token\" value=\"${page.formToken()}\"";

    @Test
    void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                Matcher form = FORM.matcher(Files.readString(file));
                while (form.find()) {
                    boolean isChange = form.group(1).contains("method=\"post\"");
                    assertThat(isChange
                                    || !form.group(1).contains("method=")
                                    || form.group(1).contains("\"get\""))
                            .as(file + form.group(1))
                            .isTrue();
                    assertThat(carriesToken(form.group(2)))
                            .as(file + form.group(1))
                            .isEqualTo(isChange);
                    seen += isChange ? 1 : 0;
                }
            }
        }
        assertThat(seen).isGreaterThan(30);
    }

    private static boolean carriesToken(String form) throws IOException {
        return form.contains(FIELD)
                || form.contains("@template.console.letters-hidden(")
                        && Files.readString(TEMPLATES.resolve("letters-hidden.jte"))
                                .contains(FIELD);
    }

    @Test
    void everyRouteThatChangesSomethingRefusesAFormWithoutTheToken() {
        Set<String> changing = new TreeSet<>(List.of(
                "/preferences",
                "/sign-in",
                "/sign-in/first",
                "/sign-in/link",
                "/sign-in/password",
                "/sign-in/openid",
                "/sign-out"));
        for (Page page : ConsolePages.all()) {
            page.routes(new Paths(changing));
        }
        assertThat(changing).hasSizeGreaterThan(30).contains("/users/disable", "/account/password");
        List<Page> pages = new ArrayList<>(ConsolePages.all());
        try (TestConsole console = TestConsole.of(TestConsole.gate(List.of()), pages, List.of(), null)) {
            PlainBrowser admin = console.as(Role.values());
            for (String path : changing) {
                int status = admin.send(admin.request(path.replaceAll("\\{[^}]+}", "1"))
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("name=boss"))
                                .build())
                        .statusCode();
                assertThat(status).as(path).isEqualTo(403);
            }
        }
    }

    /** Keeps the paths that change something. */
    private record Paths(Set<String> changing) implements PageRoutes {

        @Override
        public void get(String path, Handler handler) {}

        @Override
        public void post(String path, Handler handler) {
            changing.add(path);
        }

        @Override
        public void getForAll(String path, Handler handler) {}

        @Override
        public void postForAll(String path, Handler handler) {
            changing.add(path);
        }
    }
}
