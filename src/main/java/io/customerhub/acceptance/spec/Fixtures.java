package io.customerhub.acceptance.spec;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files beside a test file that it names. */
final class Fixtures {

    /** A sample is small, so that people can read it; what is larger is a benchmark. */
    private static final long LARGEST = 16L << 20;

    private final Path folder;
    private final Problems problems;

    Fixtures(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The path of a fixture, be it there or not. */
    Path path(String name) {
        return folder.resolve(name).normalize();
    }

    /** The bytes of a fixture, or null with a problem. */
    byte @Nullable [] bytes(String name, Place place) {
        Path file = path(name);
        if (!file.startsWith(folder)) {
            problems.add(
                    place,
                    ProblemCode.TEST_FIXTURE,
                    "found '" + name + "', expected a file beside the test; move it into " + folder.getFileName());
            return null;
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return Files.readAllBytes(file);
            }
            problems.add(
                    place,
                    ProblemCode.TEST_FIXTURE,
                    Files.isRegularFile(file)
                            ? "the file '" + name + "' has more than " + LARGEST + " bytes; a sample is smaller"
                            : "there is no file '" + name + "' beside the test" + NearestName.hint(name, names()));
        } catch (IOException failure) {
            problems.add(
                    place,
                    ProblemCode.TEST_FIXTURE,
                    "the file '" + name + "' cannot be read ("
                            + failure.getClass().getSimpleName() + ")");
        }
        return null;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
