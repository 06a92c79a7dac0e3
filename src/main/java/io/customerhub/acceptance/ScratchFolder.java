package io.customerhub.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what is only needed while the tests run; closing it removes it with all it holds.
 *
 * @param path where it is
 */
record ScratchFolder(Path path) implements AutoCloseable {

    /** Makes one in a folder that is made when missing. */
    static ScratchFolder make(Path parent) {
        try {
            return new ScratchFolder(Files.createTempDirectory(Files.createDirectories(parent), "scratch-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
