package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.ingest.FileLedger;
import io.customerhub.record.RecordBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hub render} prints is no picture of a route: Camel runs it, and records come, without any Kamelet. */
class RenderedRoutesTest {

    @TempDir
    Path folder;

    @Test
    void renderedRoutesReadTheirSourceWithoutTheirKamelet() throws Exception {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", "entity: customer\nkey: id\nfields: {email: mail}\n")
                .drop("crm", "a.csv", "id,mail\n1,a@example.com\n2,b@example.com\n");
        String yaml = new Shell(project.environment("jdbc:postgresql://nowhere/x"))
                .hub("render", "crm")
                .out();
        RecordingHub hub = new RecordingHub();
        try (HikariDataSource warehouse = WarehouseFixture.fresh();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("hub", hub);
            context.getRegistry().bind("ledger", new FileLedger(warehouse));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ingest")
                            .process(
                                    exchange -> hub.commit(exchange.getMessage().getBody(RecordBatch.class)));
                }
            });
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("rendered.camel.yaml", yaml));
            context.start();
            Path done = folder.resolve("inbox/crm/.done/a.csv");
            DropFixture.await(() -> Files.exists(done));
            assertThat(hub.values("mail")).containsExactly("a@example.com", "b@example.com");
            assertThat(context.getRoutes()).extracting("id").contains("crm-customers", "crm-customers-csv-file-source");
        }
    }
}
