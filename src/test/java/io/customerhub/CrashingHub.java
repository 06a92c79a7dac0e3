package io.customerhub;

import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Started by {@link CrashPointTest} as a process of its own: hubs that read all files of their projects, until each of them
 * has come to a step that was counted out; then the process dies.
 */
final class CrashingHub {

    /** Where the file of the second stream waits, so that the two streams never work at once and steps can be counted. */
    static final String LINES = "held.jsonl";

    /** Where a CSV file waits that cannot be read. */
    static final String UNREADABLE = "held.csv";

    private CrashingHub() {}

    /** Arguments: {@link PowerCut.Order}s. */
    public static void main(String[] arguments) throws Exception {
        PowerCut.during((root, url, observer) -> readAll(new HubProject(Path.of(root)), url, observer), arguments);
    }

    /** Starts a hub, reads the CSV file, the JSON file and the file that cannot be read, and ends the hub in order. */
    static void readAll(HubProject project, String url, WriteObserver observer)
            throws IOException, InterruptedException {
        try (TestHub hub = TestHub.start(project, url, observer)) {
            hub.runtime().awaitFirstPass();
            project.awaitEmpty("customers");
            release(project, LINES, "requesters", "r.jsonl");
            release(project, UNREADABLE, "customers", "u.csv");
        }
    }

    private static void release(HubProject project, String held, String stream, String name) throws IOException {
        Path file = project.root().resolve(held);
        if (Files.exists(file)) {
            Files.move(file, project.inbox(stream).resolve(name));
        }
        project.awaitEmpty(stream);
    }
}
