package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FirstPassTest {

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder)
                .system("crm", "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name, as: person-name}\n")
                .write("routes/crm/crm.camel.yaml", ProjectInFolder.route("crm").replace("quiet: 0s", "quiet: 1s"));
    }

    @Test
    void aFileDroppedJustBeforeTheStartIsPartOfTheFirstPass() throws InterruptedException {
        ProjectInFolder project = project();
        project.drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(running.hub().awaitFirstPass()).isTrue();
            assertThat(RunningHub.account(url, "crm/customers")).isEqualTo("1 1 0 0 0 0");
        }
    }

    @Test
    @Timeout(60)
    void aFileThatIsWrittenForEverDoesNotHoldUpTheFirstPass() throws InterruptedException {
        ProjectInFolder project = project();
        project.drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        Path growing = project.inbox("crm").resolve("growing.csv");
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> writing = writer.scheduleAtFixedRate(() -> append(growing), 0, 100, TimeUnit.MILLISECONDS);
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(running.hub().awaitFirstPass()).isTrue();
            assertThat(RunningHub.account(url, "crm/customers")).isEqualTo("1 1 0 0 0 0");
            assertThat(project.files("crm", ".")).containsExactly("growing.csv");
            assertThat(writing.isDone()).isFalse();
        } finally {
            writer.shutdownNow();
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "id,name\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
