package io.customerhub;

import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Started by {@link CrashPointTest} as a process of its own: reads all files of a project and ends, or dies at a step
 * that was counted out, as by a power cut: no hook and no finally block runs.
 */
final class CrashingHub {

    /** The exit code of a hub that read all files. */
    static final int ENDED = 10;

    /** The exit code of a hub that died at its step. */
    static final int CRASHED = 137;

    /** Where the file of the second stream waits, so that the two streams never work at once and steps can be counted. */
    static final String LINES = "held.jsonl";

    /** Where a CSV file waits that cannot be read. */
    static final String UNREADABLE = "held.csv";

    private CrashingHub() {}

    /** Arguments: the project folder, the JDBC URL of the warehouse, the number of the last step. */
    public static void main(String[] arguments) throws Exception {
        int last = Integer.parseInt(arguments[2]);
        AtomicInteger steps = new AtomicInteger();
        readAll(new HubProject(Path.of(arguments[0])), arguments[1], step -> {
            if (steps.incrementAndGet() == last) {
                Runtime.getRuntime().halt(CRASHED);
            }
        });
        Runtime.getRuntime().halt(ENDED);
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
