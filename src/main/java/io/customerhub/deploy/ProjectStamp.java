package io.customerhub.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Name, size and time of every file that a hub is made from: another one says that somebody has written meanwhile, without
 * a file being read.
 */
record ProjectStamp(Map<Path, String> files) {

    /** Deep enough for {@code routes/crm/tests} and what connectors hold. */
    static final int DEPTH = 4;

    /** As the folder is now; what vanishes while it is looked at is left out. */
    static ProjectStamp of(ProjectFolder project) {
        Map<Path, String> files = new TreeMap<>();
        for (Path start : roots(project)) {
            try {
                Files.walkFileTree(start, java.util.Set.of(), DEPTH, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files.put(
                                file,
                                attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return new ProjectStamp(files);
    }

    /** What is watched: the folders with connectors and routes, and the properties. */
    static List<Path> roots(ProjectFolder project) {
        return List.of(
                project.root().resolve("connectors"),
                project.root().resolve("routes"),
                project.root().resolve("hub.properties"));
    }
}
