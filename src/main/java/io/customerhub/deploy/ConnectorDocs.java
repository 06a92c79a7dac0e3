package io.customerhub.deploy;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The README of each connector folder: what its Kamelet says, an example route, and the prose of {@code notes.md}. The
 * example sets the required options and those that the Kamelet's annotation {@code customerhub.io/example} names, each
 * with the example that the Kamelet gives.
 */
public final class ConnectorDocs {

    private static final String EXAMPLE_OPTIONS = "customerhub.io/example";

    private ConnectorDocs() {}

    /**
     * A README.
     *
     * @param file where it belongs
     * @param text what it must hold
     * @param isStale true when the file is missing or holds something else
     */
    public record Readme(Path file, String text, boolean isStale) {

        /** What a file must hold, held against what it holds now. */
        public static Readme of(Path file, String text) {
            return new Readme(file, text, !read(file).equals(text));
        }
    }

    /**
     * The READMEs of all connectors of a project, in the order of their folders.
     *
     * @param problems gets what is wrong with a Kamelet; its folder has no README then
     */
    public static List<Readme> of(ProjectFolder project, Problems problems) {
        ConnectorReader reader = new ConnectorReader(project);
        Map<Path, StringBuilder> texts = new LinkedHashMap<>();
        for (Path kamelet : project.connectors()) {
            YamlNode root = ConnectorReader.yaml(project, kamelet, problems);
            Connector connector = root == null ? null : reader.read(root, problems);
            if (connector != null) {
                Path folder = Objects.requireNonNull(kamelet.getParent());
                String notes = read(folder.resolve("notes.md"));
                StringBuilder text = texts.computeIfAbsent(folder.resolve("README.md"), file -> new StringBuilder());
                text.append(text.length() == 0 ? "" : "\n")
                        .append(ConnectorReadme.text(connector, exampleOptions(Objects.requireNonNull(root)), notes));
            }
        }
        List<Readme> readmes = new ArrayList<>();
        texts.forEach((file, text) -> readmes.add(Readme.of(file, text.toString())));
        return readmes;
    }

    private static List<String> exampleOptions(YamlNode kamelet) {
        return List.of(kamelet.text("metadata", "annotations", EXAMPLE_OPTIONS).split(",\\s*"));
    }

    /** The text of a file; empty when it is not there. */
    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
