package io.customerhub.bench;

import io.customerhub.sample.BenchmarkFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

/** The project folder of the benchmark: the shipped connectors and shared routes, and one source system of its own. */
final class BenchProject {

    private static final long SEED = 2_026;
    private static final String ONE_MORE = "999999999,One More,,,one.more@example.com,,,,CN,2030-01-01T00:00:00Z\n";

    private final Path work;

    private BenchProject(Path work) {
        this.work = work;
    }

    /** Makes the folder anew from the project at {@code home}. */
    static BenchProject create(Path home, Path work) throws IOException {
        BenchProject project = new BenchProject(work);
        Path system = project.root().resolve("routes/bench");
        Files.createDirectories(system);
        Files.createDirectories(project.inbox());
        copyTree(home.resolve("connectors"), project.root().resolve("connectors"));
        try (Stream<Path> shared = Files.list(home.resolve("routes"))) {
            for (Path file : shared.filter(Files::isRegularFile).toList()) {
                copy(file, project.root().resolve("routes").resolve(file.getFileName()));
            }
        }
        for (String name : new String[] {"bench.camel.yaml", "customers.mapping.yaml"}) {
            try (InputStream in = Objects.requireNonNull(BenchProject.class.getResourceAsStream(name))) {
                Files.copy(in, system.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return project;
    }

    Path root() {
        return work.resolve("project");
    }

    Path inbox() {
        return work.resolve("inbox");
    }

    /** The file with so many rows; made once, as it is the same for the same number of rows. */
    Path csv(long rows) throws IOException {
        Path file = work.resolve("customers-" + rows + ".csv");
        if (!Files.exists(file)) {
            Path part = work.resolve("customers-" + rows + ".part");
            BenchmarkFile.write(part, rows, SEED);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** The same file with one row more. */
    Path csvAgain(Path csv) throws IOException {
        Path file = csv.resolveSibling(csv.getFileName().toString().replace("customers-", "again-"));
        Files.copy(csv, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(file, ONE_MORE, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return file;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
