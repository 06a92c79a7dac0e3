package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that could not be read is deleted when the time of its letter is over, and no other file is. */
final class FileExpiryTest {

    private static final String MAPPING = "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name}\n";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void theHubDeletesTheFilesOfExpiredLettersAndNotesIt() throws IOException {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        try (RunningHub running = RunningHub.start(project, url)) {
            for (String name : List.of("a.csv", "b.csv", "c.csv", "d.csv")) {
                project.drop("crm", name, "id,name\n1,\"" + name);
            }
            RunningHub.await(() -> failed(project).size() == 4);
            RunningHub.await(() ->
                    RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter").equals(List.of("4")));
            Path directory = failedFolder(folder);
            Files.delete(directory.resolve("b.csv"));
            Files.writeString(directory.resolve("c.csv"), "somebody has put another file here");
            RunningHub.execute(
                    url, "UPDATE hub.dead_letter SET state = 'dismissed', closed_at = now() - interval '99 d'");
            running.hub().alerts().upkeep().once();
            assertThat(failed(project)).as("announced for a week").hasSize(3);
            RunningHub.execute(url, "UPDATE hub.dead_letter SET expires_at = now() WHERE origin <> 'd.csv'");
            running.hub().alerts().upkeep().once();
            assertThat(failed(project)).containsExactlyInAnyOrder("c.csv", "d.csv");
            assertThat(RunningHub.rows(url, "SELECT letters, files, files_deleted FROM hub.retention_run"))
                    .containsExactly("3 3 2");
            assertThat(RunningHub.rows(url, "SELECT path, result FROM hub.expired_file"))
                    .containsExactly(".failed/c.csv changed");
            assertThat(RunningHub.rows(url, "SELECT action, result, detail FROM hub.audit ORDER BY sequence"))
                    .containsExactly(
                            "retention.sweep asked null",
                            "retention.sweep done {letters=3, files=3}",
                            "retention.files asked null",
                            "retention.files done {files=2, left=1}");
        }
    }

    private static List<String> failed(ProjectInFolder project) {
        return project.files("crm", ".failed");
    }

    private static Path failedFolder(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> path.endsWith(".failed")).findFirst().orElseThrow();
        }
    }
}
