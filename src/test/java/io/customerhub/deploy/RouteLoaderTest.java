package io.customerhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteLoaderTest {

    private static final Path SHIPPED = Path.of("routes");

    @TempDir
    private Path folder;

    @Test
    void theShippedPipelineLoadsAndStarts() throws Exception {
        try (DefaultCamelContext context = contextWithSteps()) {
            RouteLoader loader = new RouteLoader(context, new ProjectFolder(Path.of(".")));
            for (Path file : new ProjectFolder(Path.of(".")).sharedRoutes()) {
                assertThat(loader.preflight(List.of(), file)).isEmpty();
                loader.load(file);
            }
            assertThat(context.getRoutes())
                    .extracting(route -> route.getRouteId())
                    .contains("pipeline", "replay");
        }
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndTheRunningRoutesGoOn() throws Exception {
        try (DefaultCamelContext context = contextWithSteps()) {
            RouteLoader loader = new RouteLoader(context, new ProjectFolder(folder));
            loader.load(SHIPPED.resolve("pipeline.camel.yaml").toAbsolutePath());
            Path bad = write(
                    """
                    - route:
                        id: crm-contacts
                        from:
                          uri: timer:crm
                          steps:
                            - too: direct:ingest
                    """);
            Optional<Problem> problem = loader.preflight(List.of(), bad);
            assertThat(problem).isPresent();
            assertThat(problem.get().place().line()).isEqualTo(6);
            assertThat(context.getRouteController().getRouteStatus("pipeline").isStarted())
                    .isTrue();
        }
    }

    @Test
    void aMissingPropertyIsRefusedByName() throws Exception {
        try (DefaultCamelContext context = contextWithSteps()) {
            RouteLoader loader = new RouteLoader(context, new ProjectFolder(folder));
            Path bad = write(
                    """
                    - beans:
                        - name: crm
                          type: com.zaxxer.hikari.HikariDataSource
                          properties:
                            jdbcUrl: "{{crm.url}}"
                    - route:
                        id: crm-contacts
                        from:
                          uri: timer:crm
                          steps:
                            - to: direct:ingest
                    """);
            Optional<Problem> problem = loader.preflight(List.of(), bad);
            assertThat(problem).isPresent();
            assertThat(problem.get().message()).contains("crm.url");
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("bad.camel.yaml"), yaml);
    }

    private static DefaultCamelContext contextWithSteps() {
        DefaultCamelContext context = new DefaultCamelContext();
        Processor nothing = exchange -> {};
        for (String step : List.of("identify", "map", "cleanse", "standardize", "validate", "load", "failure")) {
            context.getRegistry().bind(step, nothing);
        }
        context.getRegistry().bind("openLetters", new OpenLetters());
        context.start();
        return context;
    }

    /** Stands for the beans of the runtime. */
    public static final class OpenLetters {
        public List<String> batches() {
            return List.of();
        }
    }
}
