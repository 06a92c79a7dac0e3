package io.customerhub.warehouse.embedded;

import java.nio.file.Path;

/** Started by a test as a process of its own: owns a server, and halts without ending it, or waits to be killed. */
final class HubThatIsKilled {
    private HubThatIsKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), line -> {});
        System.out.println(server.pid());
        if (arguments[1].equals("halt")) {
            Runtime.getRuntime().halt(137);
        }
        Thread.sleep(60_000);
    }
}
