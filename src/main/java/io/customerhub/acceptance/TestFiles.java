package io.customerhub.acceptance;

import io.customerhub.acceptance.source.ConnectorPlaces;
import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.acceptance.spec.TestCase;
import io.customerhub.acceptance.spec.TestFile;
import io.customerhub.acceptance.spec.TestFileReader;
import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.record.EntityType;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds and reads the test files of a project, and holds them against its routes and mappings. */
final class TestFiles {

    private final ProjectFolder project;
    private final Map<String, ConnectorPlaces> connectors;
    private final Map<StreamName, EntityType> entities = new TreeMap<>();
    private final List<Problem> unsound = new ArrayList<>();
    private final Problems problems = new Problems();

    TestFiles(ProjectFolder project) {
        this.project = project;
        this.connectors = ConnectorPlaces.of(project);
        for (SourceSystem system :
                new ProjectReader(project, new Standardizers()).read().systems()) {
            unsound.addAll(system.problems());
            system.streams()
                    .forEach(stream ->
                            entities.put(stream.stream(), stream.mapping().entity()));
        }
    }

    /** The connectors of the project. */
    Map<String, ConnectorPlaces> connectors() {
        return connectors;
    }

    /**
     * A test file with what it is about.
     *
     * @param file the file
     * @param entity what the records of its stream are
     * @param route the route that reads it
     */
    record Tested(TestFile file, EntityType entity, TestedRoute route) {}

    /** The wanted test files, in the order of their paths; those with a problem are left out. */
    List<Tested> read(TestSelection selection, boolean expectationsMayMiss) {
        List<Tested> tested = new ArrayList<>();
        TestFileReader reader = new TestFileReader(BuiltIn.texts(), expectationsMayMiss);
        for (Path folder : project.systems()) {
            String system = Objects.requireNonNull(folder.getFileName()).toString();
            for (Path file : files(folder.resolve("tests"))) {
                TestFile read = reader.read(system, file, project.relative(file), problems);
                if (read != null && selection.wants(read.stream())) {
                    check(read, tested);
                }
            }
        }
        return tested;
    }

    /** What is wrong with the test files, and with the configuration that they test. */
    List<Problem> problems(TestSelection selection) {
        List<Problem> all = new ArrayList<>(problems.sorted());
        all.removeIf(problem -> !concerns(problem, selection));
        return all;
    }

    private static boolean concerns(Problem problem, TestSelection selection) {
        String[] parts = problem.place().file().split("/");
        return selection.wishes().isEmpty()
                || parts.length < 2
                || selection.wishes().stream().anyMatch(wish -> wish.split("/", 2)[0].equals(parts[1]));
    }

    private void check(TestFile file, List<Tested> tested) {
        EntityType entity = entities.get(file.stream());
        TestedRoute route = TestedRoute.find(project, connectors, file.stream()).orElse(null);
        if (entity == null || route == null) {
            refuse(file, entity == null);
            return;
        }
        boolean fits = true;
        for (TestCase one : file.cases()) {
            SourceContent source = one.source();
            if (!route.connector().given().contains(source.key())) {
                fits = false;
                problems.add(
                        source.place(),
                        ProblemCode.TEST_SOURCE,
                        "found '" + source.key() + "', but " + route.connector().name() + " reads "
                                + String.join(" or ", route.connector().given()) + "; write given: {"
                                + route.connector().given().stream().findFirst().orElse("?") + ": ...}");
            }
        }
        if (fits) {
            tested.add(new Tested(file, entity, route));
        }
    }

    /** A stream whose mapping is wrong has its own problems, which say more than that it cannot be tested. */
    private void refuse(TestFile file, boolean isUnmapped) {
        String folder = "routes/" + file.stream().system() + "/";
        List<Problem> reasons = unsound.stream()
                .filter(problem -> problem.place().file().startsWith(folder))
                .toList();
        if (isUnmapped && !reasons.isEmpty()) {
            Problem first = reasons.get(0);
            problems.add(
                    file.place(),
                    ProblemCode.TEST_STREAM,
                    "the stream " + file.stream() + " cannot be tested before its configuration is mended; first: "
                            + first);
            return;
        }
        TreeSet<String> known = new TreeSet<>();
        entities.keySet().stream()
                .filter(stream -> stream.system().equals(file.stream().system()))
                .forEach(stream -> known.add(stream.stream()));
        Place place = file.place();
        problems.add(
                place,
                ProblemCode.TEST_STREAM,
                "no route of " + folder + " reads the stream '" + file.stream().stream() + "' by a connector"
                        + NearestName.hint(file.stream().stream(), known) + "; mapped are " + String.join(", ", known)
                        + "; name the file <stream>" + TestFile.ENDING + ", or write stream: <stream> into it");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(TestFile.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
