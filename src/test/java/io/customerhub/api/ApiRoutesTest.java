package io.customerhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.record.StreamName;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API over real HTTP, in front of a gate with two actions. */
final class ApiRoutesTest {

    private final List<AuditTrail.Entry> noted = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    /** What the test asks for. */
    record Count(StreamName stream, @Nullable Instant since, List<Long> ids, Reason reason)
            implements Request<Counted> {
        @Override
        public String subject() {
            return "stream " + stream;
        }
    }

    /** What is answered. */
    record Counted(StreamName stream, @Nullable Instant since, long ids, Reason reason) {}

    /** A change. */
    record Remove(long id) implements Request<Outcome> {
        @Override
        public String subject() {
            return "letter " + id;
        }
    }

    @BeforeEach
    void start() {
        ActionRegistry registry = new ActionRegistry(List.of(
                new Action<>(
                        "things.count",
                        Count.class,
                        Counted.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Counts things.",
                        (caller, request) -> new Counted(
                                request.stream(), request.since(), request.ids().size(), request.reason())),
                new Action<>(
                        "things.remove",
                        Remove.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Removes a thing.",
                        (caller, request) -> {
                            if (request.id() == 404) {
                                throw new RequestException(Reason.UNKNOWN, "HUB-DL-001", "there is no thing 404");
                            }
                            if (request.id() == 500) {
                                throw new IllegalStateException("王小明 was here");
                            }
                            return Outcome.of("removed", request.id());
                        })));
        Gate gate = new Gate(registry, noted::add, new NoOperations());
        ApiRoutes api = new ApiRoutes(gate, (token, address) -> switch (token) {
            case "hub_reader" -> Caller.person("reader", Set.of(Role.READER), address);
            case "hub_operator" -> Caller.person("operator", Set.of(Role.OPERATOR), address);
            default -> null;
        });
        server = Javalin.create(config -> api.addTo(config.routes)).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anActionAnswersWithItsRecordAsJson() throws Exception {
        HttpResponse<String> answer = post(
                "/things/count",
                "hub_reader",
                """
                {"stream": "crm/contacts", "since": "2026-11-22T10:00:00Z", "ids": [1, 2], "reason": "conflict"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                {"stream": "crm/contacts", "since": "2026-11-22T10:00:00Z", "ids": 2, "reason": "conflict"}"""));
    }

    @Test
    void whatMayBeMissingIsEmptyAndWhatMayNotIsNamed() throws Exception {
        assertThat(json(post("/things/count", "hub_reader", "{\"stream\": \"a/b\", \"reason\": \"invalid\"}"))
                        .path("ids")
                        .asLong())
                .isZero();

        HttpResponse<String> lacking = post("/things/count", "hub_reader", "{\"stream\": \"a/b\"}");
        assertThat(lacking.statusCode()).isEqualTo(400);
        assertThat(json(lacking).path("detail").asText()).contains("'reason'");
    }

    @Test
    void anUnknownFieldAndAWrongValueAreNamedWithoutTheValue() throws Exception {
        HttpResponse<String> unknown = post("/things/remove", "hub_operator", "{\"id\": 1, \"idd\": 2}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).path("detail").asText()).contains("'idd' is not known");

        HttpResponse<String> wrong =
                post("/things/count", "hub_reader", "{\"stream\": \"王小明\", \"reason\": \"invalid\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("'stream'").doesNotContain("王小明");
        assertThat(post("/things/remove", "hub_operator", "no json").body()).contains("line 1");
        assertThat(post("/things/remove", "hub_operator", "null").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutAValidTokenNothingIsDone() throws Exception {
        for (String token : new String[] {null, "hub_other", ""}) {
            HttpResponse<String> refused = post("/things/remove", token, "{\"id\": 1}");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(json(refused).path("code").asText()).isEqualTo("HUB-API-001");
        }
        assertThat(noted).isEmpty();
    }

    @Test
    void whoMayNotIsRefusedBeforeTheBodyIsRead() throws Exception {
        HttpResponse<String> refused = post("/things/remove", "hub_reader", "no json");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asText()).isEqualTo("HUB-PERM-001");
        assertThat(noted).singleElement().satisfies(entry -> {
            assertThat(entry.result()).isEqualTo(AuditTrail.Result.REFUSED);
            assertThat(entry.caller().name()).isEqualTo("reader");
        });
    }

    @Test
    void refusalsOfAServiceKeepTheirCodeAndFaultsTellNoValue() throws Exception {
        HttpResponse<String> unknown = post("/things/remove", "hub_operator", "{\"id\": 404}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(unknown).path("code").asText()).isEqualTo("HUB-DL-001");

        HttpResponse<String> fault = post("/things/remove", "hub_operator", "{\"id\": 500}");
        assertThat(fault.statusCode()).isEqualTo(503);
        assertThat(fault.body()).doesNotContain("王小明");
        assertThat(noted).noneMatch(entry -> entry.toString().contains("王小明"));
    }

    @Test
    void aChangeIsNotedBeforeAndAfter() throws Exception {
        assertThat(post("/things/remove", "hub_operator", "{\"id\": 7}").body())
                .isEqualTo("{\"figures\":{\"removed\":7}}");

        assertThat(noted)
                .extracting(AuditTrail.Entry::result)
                .containsExactly(AuditTrail.Result.ASKED, AuditTrail.Result.DONE);
    }

    @Test
    void onlyJsonIsRead() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(uri("/things/remove"))
                .header("Authorization", "Bearer hub_operator")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=1"))
                .build();

        assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void theDocumentTellsEveryActionWithItsBodies() throws Exception {
        JsonNode document = json(client.send(
                HttpRequest.newBuilder(uri("/openapi.json")).build(), HttpResponse.BodyHandlers.ofString()));

        JsonNode count = document.at("/paths/~1things~1count/post");
        assertThat(count.path("x-permission").asText()).isEqualTo("hub:state:see");
        JsonNode schema = schema(document, count.at("/requestBody/content/application~1json/schema"));
        assertThat(schema.at("/properties/stream/type").asText()).isEqualTo("string");
        assertThat(schema.at("/properties/since/format").asText()).isEqualTo("date-time");
        assertThat(schema.path("required")).extracting(JsonNode::asText).containsExactlyInAnyOrder("stream", "reason");
        assertThat(schema(document, schema.at("/properties/reason")).path("enum"))
                .extracting(JsonNode::asText)
                .contains("conflict");
    }

    private static JsonNode schema(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private HttpResponse<String> post(String path, @Nullable String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + ApiRoutes.ROOT + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    /** This test looks at the audit only. */
    private static final class NoOperations implements Operations {
        @Override
        public long begin(Caller caller, String action, String subject, String purpose) {
            return 1;
        }

        @Override
        public void done(long operation, Outcome outcome) {}

        @Override
        public void failed(long operation, String code, @Nullable String message) {}
    }
}
