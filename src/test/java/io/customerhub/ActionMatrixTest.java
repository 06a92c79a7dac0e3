package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.customerhub.access.Action;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.api.ApiRoutes;
import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every permission against every action, as the registry has them. {@code access/actions.txt} says who may do what; an
 * action that it does not have fails the build, so that nobody adds one without deciding.
 */
final class ActionMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/access/actions.txt");

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private Warehouse warehouse;
    private HubActions actions;
    private Gate gate;
    private Javalin server;

    @BeforeEach
    void start() {
        warehouse = Warehouse.open(TestDatabase.fresh());
        actions = HubActions.over(HubSettings.from(Map.of("HUB_DATA", data.toString())), Map.of(), warehouse);
        gate = actions.gate();
        ApiRoutes api = new ApiRoutes(
                gate,
                (token, address) -> token.equals("hub_nobody")
                        ? Caller.person("nobody", Set.of(), address)
                        : Caller.person("someone", Set.of(Role.named(token.substring("hub_".length()))), address));
        server = Javalin.create(config -> api.addTo(config.routes)).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        actions.close();
        warehouse.close();
    }

    @Test
    void everyActionHasARuleInTheMatrixAndTheMatrixIsTrue() throws IOException {
        String now = gate.registry().all().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(ActionMatrixTest::line)
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(MATRIX.getParent());
            Files.writeString(MATRIX, now);
        }
        assertThat(now)
                .as("who may do what; decide, then run with -Dgolden.update=true and read the difference")
                .isEqualTo(Files.readString(MATRIX));
    }

    @Test
    void theGateRefusesEachRoleWhatItsPermissionsLackAndNotesIt() {
        int refused = 0;
        for (Action<?, ?> action : gate.registry().all()) {
            for (Role role : Role.values()) {
                Caller caller = Caller.person("someone", Set.of(role), "127.0.0.1");
                if (role.permissions().contains(action.permission())) {
                    gate.require(caller, action);
                } else {
                    assertThatThrownBy(() -> gate.require(caller, action))
                            .isInstanceOfSatisfying(RequestException.class, refusal -> assertThat(refusal.code())
                                    .isEqualTo("HUB-PERM-001"));
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(gate.registry().all().size());
    }

    @Test
    void theApiAnswersEachRoleAsTheMatrixSays() throws Exception {
        for (Action<?, ?> action : gate.registry().all()) {
            assertThat(post(action, "hub_nobody"))
                    .as("%s by nobody", action.name())
                    .isEqualTo(403);
            for (Role role : Role.values()) {
                int status = post(action, "hub_" + role.text());
                if (role.permissions().contains(action.permission())) {
                    // the body is no request, so that nothing is done
                    assertThat(status).as("%s by %s", action.name(), role).isEqualTo(400);
                } else {
                    assertThat(status).as("%s by %s", action.name(), role).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void anAdminSeesNoDataOfCustomersAndNobodyChangesTheAuditLog() {
        List<String> ofAdmin = gate.registry().all().stream()
                .filter(action -> Role.ADMIN.permissions().contains(action.permission()))
                .filter(action -> action.effect() == Action.Effect.LOOK || action.effect() == Action.Effect.REVEAL)
                .map(Action::name)
                .filter(name -> !name.startsWith("users.") && !name.startsWith("tokens."))
                .toList();
        assertThat(ofAdmin).isEmpty();
        assertThat(gate.registry().all())
                .filteredOn(action -> action.name().startsWith("audit."))
                .allMatch(action -> action.effect() != Action.Effect.CHANGE);
    }

    @Test
    void theOpenApiDocumentOfAllActionsIsValid() throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri("/openapi.json")).build(), HttpResponse.BodyHandlers.ofString());
        ObjectMapper json = new ObjectMapper();
        JsonNode document = json.readTree(answer.body());

        Set<ValidationMessage> mistakes = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(json.readTree(
                        Path.of("src/test/resources/openapi/schema-3.1.json").toFile()))
                .validate(document);

        assertThat(mistakes).isEmpty();
        assertThat(document.path("paths")).hasSameSizeAs(gate.registry().all());
        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    /** A component that JSON cannot carry in both directions would show only when somebody calls the action. */
    @Test
    void requestsAndAnswersAreRecordsOfPlainValues() {
        List<String> strange = new ArrayList<>();
        for (Action<?, ?> action : gate.registry().all()) {
            for (Class<?> body : List.of(action.request(), action.answer())) {
                if (!body.isRecord()) {
                    strange.add(action.name() + ": " + body.getSimpleName() + " is no record");
                    continue;
                }
                Stream.of(body.getRecordComponents())
                        .filter(component -> component.getType() == Object.class
                                || component.getType() == java.util.Optional.class
                                || java.io.InputStream.class.isAssignableFrom(component.getType()))
                        .forEach(component -> strange.add(action.name() + ": " + component.getName()));
            }
        }
        assertThat(strange).isEmpty();
    }

    private static String line(Action<?, ?> action) {
        String roles = Stream.of(Role.values())
                .filter(role -> role.permissions().contains(action.permission()))
                .map(Role::text)
                .collect(Collectors.joining(" "));
        return action.name() + "  " + action.effect() + "  "
                + action.permission().text() + "  " + roles;
    }

    private static List<String> references(JsonNode document) {
        return document.findValuesAsText("$ref");
    }

    private int post(Action<?, ?> action, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/" + action.name().replace('.', '/')))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("no json"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + ApiRoutes.ROOT + path);
    }
}
