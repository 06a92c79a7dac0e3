package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.SecretFileValues;
import io.customerhub.pipeline.OutboundHosts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route may reach, and what it may read from files. */
final class OutboundHostsTest {

    @TempDir
    private Path folder;

    @Test
    void aRouteToAHostThatIsNotListedIsRefusedBeforeItRuns() {
        List<Problem> problems = HubCheck.of(project(), Map.of("HUB_ALLOWED_HOSTS", "api.example.com"))
                .problems();
        assertThat(problems)
                .filteredOn(problem -> problem.code().equals("HUB-HOST-001"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place().file()).isEqualTo("routes/crm/crm.camel.yaml");
                    assertThat(problem.message())
                            .contains(
                                    "crm/contacts",
                                    "api.example.net",
                                    "HUB_ALLOWED_HOSTS=api.example.com,api.example.net");
                });
    }

    @Test
    void aRouteToAListedHostIsFine() {
        ProjectFolder project = project();
        for (String allowed : List.of("api.example.net", "*.example.net", "")) {
            assertThat(HubCheck.of(project, Map.of("HUB_ALLOWED_HOSTS", allowed))
                            .problems())
                    .as(allowed)
                    .noneMatch(problem -> problem.code().equals("HUB-HOST-001"));
        }
    }

    @Test
    void anAddressOfCamelItselfIsHeldAgainstTheListWhenTheRouteIsMade() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            OutboundHosts.limit(context, new AllowedHosts(List.of("mail.example.com")));
            context.getEndpoint("smtp:mail.example.com:25");
            for (String address : List.of(
                    "smtp:mail.example.net:25",
                    "https://hooks.example.net/alerts",
                    "http:user@hooks.example.net:8080/alerts",
                    "http://[::1]:8080/x")) {
                assertThatThrownBy(() -> context.getEndpoint(address))
                        .as(address)
                        .hasStackTraceContaining("HUB-HOST-001");
            }
        }
    }

    @Test
    void aHeaderThatNamesAnotherHostIsStoppedAndNoRedirectIsFollowed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + server.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            OutboundHosts.limit(context, new AllowedHosts(List.of("127.0.0.1")));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:out").to("http://127.0.0.1:" + port + "/in?throwExceptionOnFailure=false");
                }
            });
            context.start();
            try (var template = context.createProducerTemplate()) {
                template.requestBody("direct:out", "x");
                assertThat(asked).hasValue(1);
                assertThatThrownBy(() -> template.requestBodyAndHeader(
                                "direct:out", "x", "CamelHttpUri", "http://localhost:" + port + "/forged"))
                        .hasStackTraceContaining("HUB-HOST-001");
                assertThat(asked).hasValue(1);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRouteReadsASecretFromTheFileThatAVariableNames() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            new SecretFileValues(Map.of("CRM_TOKEN_FILE", file.toString(), "SHOP_USER", "wang")).into(context);
            context.start();
            assertThat(context.resolvePropertyPlaceholders("{{crm.token}}")).isEqualTo("s3cret");
            assertThat(context.resolvePropertyPlaceholders("{{env:CRM_TOKEN}}")).isEqualTo("s3cret");
            assertThat(context.resolvePropertyPlaceholders("{{env:SHOP_USER}}")).isEqualTo("wang");
            assertThat(context.resolvePropertyPlaceholders("{{env:SHOP_PASSWORD:none}}"))
                    .isEqualTo("none");
            assertThat(context.resolvePropertyPlaceholders("{{shop.password:none}}"))
                    .isEqualTo("none");
            assertThatThrownBy(() -> context.resolvePropertyPlaceholders("{{env:SHOP_PASSWORD}}"))
                    .hasMessageContaining("SHOP_PASSWORD");
        }
    }

    private ProjectFolder project() {
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"))
                .write(
                        "routes/crm/crm.camel.yaml",
                        """
                        - route:
                            id: crm-contacts
                            from:
                              uri: kamelet:rest-api-source
                              parameters:
                                system: crm
                                stream: contacts
                                url: https://api.example.net/contacts
                                records: $.results
                              steps:
                                - to: direct:ingest
                        """)
                .write(
                        "routes/crm/contacts.mapping.yaml",
                        """
                        entity: customer
                        key: id
                        fields:
                          name: {from: name, as: person-name}
                        """);
        return new ProjectFolder(project.root());
    }
}
