package io.customerhub.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The folder with the signed heads: a file of JSON lines for each month, to which lines are only added. */
final class HeadFiles {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("'heads-'yyyy-MM'.jsonl'").withZone(ZoneOffset.UTC);

    private final Path folder;

    HeadFiles(Path folder) {
        this.folder = folder;
    }

    /** Hears each line of the folder. */
    @FunctionalInterface
    interface Reader {
        /** A line of a file; its number counts from 1. */
        void line(Path file, long number, String text) throws IOException;
    }

    /** Adds a head, durably. */
    void add(AuditHead head) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(MONTH.format(head.at()));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = StandardCharsets.UTF_8.encode(head.line() + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** Reads all lines, the oldest file first; a folder that is not there has none. */
    void read(Reader reader) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.getFileName().toString().matches("heads-\\d{4}-\\d{2}\\.jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.line(file, ++number, line);
                }
            }
        }
    }
}
