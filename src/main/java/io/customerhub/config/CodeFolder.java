package io.customerhub.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code maps in the folder of a source system and below the project's routes and connectors, which the hub watches. */
final class CodeFolder implements CodeFiles.Folder {

    private final Path project;
    private final Path folder;

    CodeFolder(Path project, Path folder) {
        this.project = project.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String shown(String name) {
        Path file = file(name);
        return file == null ? name : project.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public byte @Nullable [] bytes(String name) {
        Path file = file(name);
        if (file == null || !Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlFile.MAXIMUM_BYTES + 1);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public String hint(String name) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> there = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(CodeFiles::isName)
                    .sorted()
                    .toList();
            String nearest = NearestName.hint(name, there);
            return !nearest.isEmpty() || there.isEmpty() ? nearest : "; beside it are " + String.join(", ", there);
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    /** The file of a name, or null when it lies outside of what a project watches. */
    private @Nullable Path file(String name) {
        try {
            Path file = folder.resolve(name).normalize();
            boolean isWatched = file.startsWith(folder)
                    || file.startsWith(project.resolve("routes"))
                    || file.startsWith(project.resolve("connectors"));
            return isWatched ? file : null;
        } catch (InvalidPathException unusable) {
            return null;
        }
    }
}
