package io.customerhub.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder into which whole files fall: a file is written under a hidden name and renamed when it is complete, so that
 * no reader ever sees a half one.
 */
final class DropFolder {
    private final Path directory;
    private final Charset charset;

    DropFolder(Path directory, Charset charset) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.charset = charset;
    }

    /** Opens several files that appear, in this order, when the set is closed without an error. */
    FileSet open(String... names) throws IOException {
        FileSet set = new FileSet();
        for (String name : names) {
            set.add(name);
        }
        return set;
    }

    /** Files that are being written. {@link #complete} makes them appear; closing without it throws them away. */
    final class FileSet implements AutoCloseable {
        private final List<String> names = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();

        private void add(String name) throws IOException {
            names.add(name);
            writers.add(Files.newBufferedWriter(hidden(name), charset));
        }

        Writer writer(int position) {
            return writers.get(position);
        }

        void complete() throws IOException {
            for (Writer writer : writers) {
                writer.close();
            }
            for (String name : names) {
                Files.move(hidden(name), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }

        @Override
        public void close() throws IOException {
            for (Writer writer : writers) {
                writer.close();
            }
            for (String name : names) {
                Files.deleteIfExists(hidden(name));
            }
        }

        private Path hidden(String name) {
            return directory.resolve("." + name + ".part");
        }
    }
}
