package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.console.PlainBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a source or a person writes is text: on every page in both languages, in every file, and in every address. */
final class HostileDataTest {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** Tags, and what stands in them; a script of ours comes from a file of ours. */
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>");

    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)");
    private static final Pattern FILE = Pattern.compile("href=\"(/[^\"]*[?&;]format=(?:csv|json)[^\"]*)\"");
    private static final Set<String> NEVER = Set.of("iframe", "object", "embed", "base", "style", "img");

    @TempDir
    Path folder;

    static List<String> strings() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/attacks/strings.txt")).stream()
                .map(line -> ESCAPED.matcher(line)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16)))))
                .toList();
    }

    @Test
    void whatSourcesAndPeopleWriteIsTextOnEveryPageAndInEveryFile() throws IOException {
        List<String> strings = strings();
        try (FilledConsole console = new FilledConsole(folder, strings)) {
            PlainBrowser browser = console.everybody();
            Set<String> pages = console.pages(2);
            pages.stream()
                    .filter(path -> path.matches("/dead-letters/letters/\\d+"))
                    .toList()
                    .forEach(path -> pages.add(path + "/edit"));
            assertThat(pages)
                    .as("each kind of page is among them")
                    .anyMatch(path -> path.matches("/dead-letters/groups/[0-9a-f]+"))
                    .anyMatch(path -> path.matches("/dead-letters/letters/\\d+"))
                    .anyMatch(path -> path.matches("/dead-letters/letters/\\d+/edit"))
                    .anyMatch(path -> path.startsWith("/dead-letters/mend?"))
                    .anyMatch(path -> path.startsWith("/dead-letters/test?"))
                    .anyMatch(path -> path.startsWith("/dead-letters/plan?"))
                    .anyMatch(path -> path.matches("/dead-letters/plans/\\d+"))
                    .anyMatch(path -> path.matches("/operations/\\d+"))
                    .anyMatch(path -> path.matches("/alerts/\\d+"))
                    .anyMatch(path -> path.matches("/configuration/crm/customers.*"))
                    .anyMatch(path -> path.equals("/streams/crm/customers"))
                    .contains("/", "/audit", "/alerts", "/operations", "/users", "/tokens", "/rights", "/customers");
            StringBuilder shown = new StringBuilder();
            Set<String> files = new TreeSet<>();
            for (String path : pages) {
                for (HttpResponse<String> answer : List.of(browser.get(path), browser.getInChinese(path))) {
                    assertThat(answer.statusCode()).as(path).isLessThan(500);
                    isOurs(path, answer.body());
                    shown.append(answer.body());
                    FILE.matcher(answer.body())
                            .results()
                            .forEach(link -> files.add(link.group(1).replace("&amp;", "&")));
                }
            }
            String customers = search(browser, "Wei Zhang").body();
            isOurs("the search", customers);
            String found = Pattern.compile("/customers/[0-9a-f-]{36}")
                    .matcher(customers)
                    .results()
                    .map(link -> link.group())
                    .findFirst()
                    .orElse("/customers");
            for (String part : List.of("values", "records", "history", "decisions")) {
                isOurs(part, browser.get(found + "?part=" + part).body());
            }
            isOurs("what was looked for", search(browser, strings.get(1)).body());
            for (String string : List.of("&lt;script>alert(1)&lt;/script>", "=cmd|", "{count, plural", "\u202eevil")) {
                assertThat(shown.toString()).as("is shown").containsAnyOf(string, string.replace(">", "&gt;"));
            }
            assertThat(files).hasSizeGreaterThan(15);
            files(browser, files);
        }
    }

    private static HttpResponse<String> search(PlainBrowser browser, String value) {
        return browser.post("/customers", "/customers", Map.of("by", "name", "value", value));
    }

    /** No tag, handler or address of a page comes from the data. */
    private static void isOurs(String path, String body) {
        Matcher tags = TAG.matcher(body);
        while (tags.find()) {
            String tag = tags.group(1);
            assertThat(NEVER).as("%s in %s", tags.group(), path).doesNotContain(tag);
            Matcher attributes = ATTRIBUTE.matcher(tags.group(2));
            boolean isScript = tag.equals("script");
            while (attributes.find()) {
                String name = attributes.group(1);
                String value = attributes.group(2).replaceAll("^[\"']|[\"']$", "");
                assertThat(name)
                        .as("%s in %s", tags.group(), path)
                        .doesNotStartWith("on")
                        .isNotEqualTo("style");
                if (Set.of("href", "src", "action", "formaction", "hx-get", "hx-post")
                        .contains(name)) {
                    assertThat(value).as("%s in %s", tags.group(), path).matches("(?s)(/(?!/)|[?#]).*");
                }
                isScript &= !name.equals("src");
            }
            assertThat(isScript)
                    .as("a script in the page: %s in %s", tags.group(), path)
                    .isFalse();
        }
        assertThat(body).as(path).doesNotContain("<script>alert", "<svg onload", "<!--\n<script");
    }

    private static void files(PlainBrowser browser, Set<String> files) throws IOException {
        int rows = 0;
        for (String path : files) {
            HttpResponse<String> file = browser.get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .as(path)
                    .matches("attachment; filename=\"[A-Za-z0-9._-]+\\.(csv|json)\"");
            if (path.contains("format=csv")) {
                for (String field : fields(file.body().substring(1))) {
                    assertThat(field).as(path).doesNotMatch("(?s)[=+@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*|-[^\\d].*");
                    rows++;
                }
            } else {
                JsonNode json = new ObjectMapper().readTree(file.body());
                assertThat(json.isArray()).as(path).isTrue();
                rows += json.size();
            }
        }
        assertThat(rows).isGreaterThan(1_000);
    }

    /** The fields of a CSV file, without their quotes (RFC 4180). */
    private static List<String> fields(String csv) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && isQuoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append(csv.charAt(++i));
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\r' || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }

    @Test
    void addressesLeadNowhereElse() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "the secret beside the project");
        Path project = Files.createDirectories(folder.resolve("project"));
        List<String> hostile = List.of(
                "..%2f..%2fsecret.txt",
                "%2e%2e%2f%2e%2e%2fsecret.txt",
                "..%5c..%5csecret.txt",
                "..%252f..%252fsecret.txt",
                "%00",
                "a%00.csv",
                "%0d%0aX-Injected:%201",
                "%2fetc%2fpasswd",
                "%ff%fe",
                "%27%20OR%201=1",
                "-1",
                "99999999999999999999",
                "a".repeat(3_000));
        try (FilledConsole console = new FilledConsole(project, List.of("code", "owner", "name", "anna", "olga"))) {
            PlainBrowser browser = console.everybody();
            List<String> addresses = new ArrayList<>();
            for (String string : hostile) {
                for (String path : List.of(
                        "/streams/crm/",
                        "/streams/",
                        "/configuration/crm/",
                        "/dead-letters/groups/",
                        "/dead-letters/letters/",
                        "/dead-letters/plans/",
                        "/customers/",
                        "/operations/",
                        "/alerts/",
                        "/static/",
                        "/")) {
                    addresses.add(path + string + (path.equals("/streams/") ? "/customers" : ""));
                }
                for (String query : List.of(
                        "/dead-letters?after=",
                        "/dead-letters?sort=",
                        "/dead-letters?stream=",
                        "/dead-letters?format=",
                        "/dead-letters?format=csv&table=",
                        "/dead-letters/letters?trail=",
                        "/dead-letters/letters?after=1&trail=",
                        "/dead-letters/letters?format=csv&stream=",
                        "/dead-letters/letters?format=json&origin=",
                        "/dead-letters/letters?key-of=",
                        "/dead-letters/letters?first-from=",
                        "/dead-letters/export?origin=",
                        "/dead-letters/export?as=json&group=",
                        "/dead-letters/plans?stream=",
                        "/dead-letters/test?letter=",
                        "/operations?action=",
                        "/audit?format=csv&about=",
                        "/audit?from=",
                        "/configuration/crm/customers?version=",
                        "/configuration/changes?system=",
                        "/alerts?kind=",
                        "/streams/crm/customers?format=csv&table=")) {
                    addresses.add(query + string);
                }
            }
            for (String address : addresses) {
                HttpResponse<String> answer = browser.get(address);
                assertThat(answer.statusCode()).as(address).isLessThan(500);
                assertThat(answer.body()).as(address).doesNotContain("the secret beside", "root:x:0:0");
                assertThat(answer.headers().firstValue("X-Injected"))
                        .as(address)
                        .isEmpty();
                answer.headers().firstValue("Content-Disposition").ifPresent(name -> assertThat(name)
                        .as(address)
                        .matches("attachment; filename=\"[A-Za-z0-9._-]{1,200}\"")
                        .doesNotContain(".."));
            }
        }
    }
}
