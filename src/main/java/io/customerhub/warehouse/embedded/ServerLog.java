package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The server's log: one file for each day of the week, which the server writes over, and one with what it says before
 * it has opened those. The settings keep client errors and statements out of them.
 */
final class ServerLog {
    private static final Duration KEEP = Duration.ofDays(6);
    private static final int SHOWN_LINES = 8;
    private static final List<String> SAFE = List.of(" LOG:", " FATAL:", " PANIC:");

    private final Path logs;

    ServerLog(PostgresDirectory directory) {
        this.logs = directory.logs();
    }

    Path startLog() {
        return logs.resolve("start.log");
    }

    /** Makes room for a new start: last week's file of the same day would be appended to, so old ones go. */
    void prepare(ServerAccount account) throws IOException {
        if (!Files.isDirectory(logs)) {
            Files.createDirectory(logs);
            account.give(logs);
        }
        Files.deleteIfExists(startLog());
        for (Path file : files()) {
            FileTime written = Files.getLastModifiedTime(file);
            if (written.toInstant().isBefore(Instant.now().minus(KEEP))) {
                Files.delete(file);
            }
        }
    }

    /** The newest lines about the server itself, oldest first; nothing that quotes a statement or a value. */
    List<String> lastSafeLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().filter(ServerLog::isSafe).forEach(lines::add);
        }
        return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    }

    private static boolean isSafe(String line) {
        return SAFE.stream().anyMatch(line::contains);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(logs, "*.log")) {
            all.forEach(files::add);
        }
        files.sort(Comparator.comparing((Path file) -> file.toFile().lastModified()));
        return files;
    }
}
