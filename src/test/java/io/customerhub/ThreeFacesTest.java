package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.console.PlainBrowser;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same question gets the same answer from the command line, the REST API and the console of one running hub. */
final class ThreeFacesTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              email: {from: email, as: email}
              status: {from: status, as: code, map: {A: active, S: suspended}, onInvalid: reject}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OPEN = "{\"filter\":{\"states\":[\"open\"]},\"stillFailing\":false,\"limit\":200}";

    @TempDir
    private static Path folder;

    private static final String URL = TestDatabase.fresh();

    private static RunningHub hub;
    private static Shell shell;
    private static PlainBrowser console;
    private static String address;
    private static String token;
    private static String customer;

    @BeforeAll
    static void startAHubWithLettersCustomersAndAPlan() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                "id,version,name,email,status\n"
                        + "100001,1,Wang Wei,wang.wei@example.org,A\n"
                        + "100002,1,Canaria Goldfeder,canaria@example.org,A\n"
                        + "100003,1,Zhang San,zhang.san@example.org,X\n"
                        + "100004,1,Li Si,li.si@example.org,X\n"
                        + "100005,1,Wang Wu,wang.wu@example.org,A\n");
        hub = RunningHub.start(project.settings(URL), Map.of(), WriteObserver.NONE);
        hub.awaitRead(project, "crm");
        shell = new Shell(project.environment(URL));
        done("match", "--all");
        done("dead-letters", "edit", "1", "--set", "status=S");
        done("dead-letters", "replay", "3", "--reason", "edited");
        customer = RunningHub.rows(URL, "SELECT customer_id FROM golden.crosswalk WHERE key = '100002'")
                .get(0);

        HubConsole open = Objects.requireNonNull(hub.hub().openConsole());
        address = open.address();
        console = new PlainBrowser(address);
        String link = open.demoLink();
        console.post("/sign-in/link", "/sign-in/link", Map.of("code", link.substring(link.indexOf('#') + 1)));
        done("user", "add", "kim", "--role", "operator");
        token = done(
                        "token",
                        "create",
                        "--user",
                        "kim",
                        "--label",
                        "faces",
                        "--days",
                        "1",
                        "--scope",
                        "hub:state:see",
                        "--scope",
                        "dead-letters:letter:see",
                        "--scope",
                        "customers:customer:see",
                        "--scope",
                        "personal:value:reveal")
                .strip();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String done(String... arguments) {
        Shell.Result result = shell.hub(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + ": " + result.err())
                .isZero();
        return result.out();
    }

    /** What the command line says, without the version that it puts on its documents. */
    private static JsonNode command(String... arguments) throws IOException {
        JsonNode document = JSON.readTree(done(arguments));
        ((ObjectNode) document).remove("schemaVersion");
        return document;
    }

    private static JsonNode api(String action, String body) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/" + action))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String page(String path) {
        HttpResponse<String> answer = console.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** When it was looked at differs from look to look. */
    private static JsonNode without(JsonNode answer, String... fields) {
        ((ObjectNode) answer).remove(List.of(fields));
        return answer;
    }

    @Test
    void theyTellTheSameGroups() throws Exception {
        JsonNode command = without(command("dead-letters", "groups", "--json"), "at");
        assertThat(command).isEqualTo(without(api("dead-letters/groups", OPEN), "at"));
        JsonNode group = command.at("/groups/0");
        assertThat(command.get("groups")).hasSize(1);
        assertThat(page("/dead-letters"))
                .contains(
                        group.get("group").asText(),
                        group.get("code").asText(),
                        group.get("field").asText());
        assertThat(page("/dead-letters/groups/" + group.get("group").asText()))
                .contains(group.get("code").asText());
    }

    @Test
    void theyShowTheSameLetterMasked() throws Exception {
        JsonNode command = command("dead-letters", "show", "2", "--json");
        assertThat(command).isEqualTo(api("dead-letters/show", "{\"letter\":2}"));
        String page = page("/dead-letters/letters/2");
        assertThat(page)
                .contains(
                        command.at("/letter/code").asText(),
                        command.at("/letter/group").asText())
                .doesNotContain("Li Si", "li.si@example.org");
        assertThat(command.toString()).doesNotContain("Li Si", "li.si@example.org");
        assertThat(command.get("fields")).isNotEmpty().allSatisfy(field -> assertThat(page)
                .contains(
                        escaped(field.get("path").asText()),
                        escaped(field.get("value").asText())));
    }

    @Test
    void theyShowTheSameCustomerMaskedAndAsItIs() throws Exception {
        JsonNode masked = command("customer", "show", customer, "--json");
        assertThat(masked).isEqualTo(api("customers/show", "{\"customer\":\"" + customer + "\"}"));
        assertThat(masked.toString()).doesNotContain("Goldfeder", "canaria@example.org");
        String page = page("/customers/" + customer);
        masked.get("values").forEach(value -> assertThat(page)
                .contains(escaped(value.get("value").asText())));
        assertThat(page).doesNotContain("Goldfeder", "canaria@example.org");

        JsonNode revealed = command("customer", "show", customer, "--json", "--reveal", "customer-request");
        JsonNode answer = api(
                "customers/reveal",
                "{\"customer\":\"" + customer + "\",\"why\":\"customer_request\",\"caseNumber\":\"\"}");
        assertThat(JSON.readTree(answer.get("row").asText())).isEqualTo(revealed.get("customer"));
        assertThat(without(revealed, "customer")).isEqualTo(without(answer, "row"));
        HttpResponse<String> shown = console.post(
                "/customers/" + customer,
                "/customers/" + customer + "/reveal",
                Map.of("why", "customer-request", "case", ""));
        revealed.get("values").forEach(value -> assertThat(shown.body())
                .contains(escaped(value.get("value").asText())));
        assertThat(RunningHub.rows(
                        URL,
                        "SELECT actor FROM hub.audit WHERE action = 'customers.reveal' AND subject = 'customer "
                                + customer + "' ORDER BY actor"))
                .containsExactlyInAnyOrder("demo", "kim", "tester");
    }

    @Test
    void theyTellTheSameResultOfAPlan() throws Exception {
        JsonNode command = command("dead-letters", "plan", "show", "1", "--json");
        assertThat(command).isEqualTo(api("plans/show", "{\"plan\":1}"));
        assertThat(command.at("/progress/resolved").asInt()).isEqualTo(1);
        assertThat(command.get("state").asText()).isEqualTo("done");
        assertThat(page("/dead-letters/plans/1")).contains("tester", "edited");
    }

    @Test
    void theyRefuseTheSameWithTheSameCode() throws Exception {
        String nobody = "0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b";
        Shell.Result refused = shell.hub("customer", "show", nobody);
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/customers/show"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"customer\":\"" + nobody + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode problem = JSON.readTree(answer.body());
        String code = problem.get("code").asText();
        assertThat(refused.err()).contains(code, problem.get("detail").asText());
        assertThat(console.get("/customers/" + nobody).body()).contains(code);
    }

    /** As a page writes it. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }
}
