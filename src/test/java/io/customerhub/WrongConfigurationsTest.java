package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the mistakes of {@code wrong-configurations} through the product's own check. */
final class WrongConfigurationsTest {

    private static final Path CASES = Path.of("src/test/resources/wrong-configurations");
    private static final Path BASE = CASES.resolve("base");

    @TempDir
    private Path folder;

    @Test
    void everyMistakeIsToldWithExactlyTheseLines() throws IOException {
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (Path mistake : cases()) {
            expected.append("## ")
                    .append(mistake.getFileName())
                    .append('\n')
                    .append(Files.readString(expectedOf(mistake)));
            actual.append("## ").append(mistake.getFileName()).append('\n').append(checked(mistake));
        }
        assertThat(actual.toString()).isEqualTo(expected.toString());
    }

    @Test
    void theProjectBeneathThemHasNoMistake() throws IOException {
        assertThat(checked(BASE)).isEmpty();
    }

    @Test
    void thereAreFortyAndEachIsToldInLinesThatSayWhatToWrite() throws IOException {
        List<Path> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        for (Path mistake : cases) {
            assertThat(Files.readString(expectedOf(mistake)).lines().toList())
                    .as(mistake.toString())
                    .isNotEmpty()
                    .allMatch(
                            line -> line.matches("\\S+:\\d+:\\d+  HUB-[A-Z]+-\\d{3}  .+"), "a place, a code, a message")
                    .anyMatch(
                            line -> line.matches(
                                    "(?is).*(write|did you mean|expected|indent|save|remove|give|rename|add|keep|look at).*"),
                            "what to do");
        }
    }

    private static Path expectedOf(Path mistake) {
        return mistake.resolve("expected.txt");
    }

    private String checked(Path mistake) throws IOException {
        Path root = folder.resolve(mistake.getFileName().toString());
        ProjectInFolder.in(root);
        overlay(BASE, root);
        overlay(mistake, root);
        return HubCheck.of(new ProjectFolder(root), Map.of()).problems().stream()
                .map(problem -> problem + "\n")
                .collect(Collectors.joining());
    }

    private static void overlay(Path from, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                if (!name.equals("expected.txt")) {
                    boolean isBare = !name.contains("/") && name.endsWith(".yaml");
                    Path target = root.resolve(isBare ? "routes/crm/" + name : name);
                    Files.createDirectories(target.getParent());
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<Path> cases = new ArrayList<>(folders.filter(Files::isDirectory)
                    .filter(path -> !path.equals(BASE))
                    .toList());
            cases.sort(Comparator.naturalOrder());
            return cases;
        }
    }
}
