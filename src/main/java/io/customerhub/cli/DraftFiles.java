package io.customerhub.cli;

import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.draft.RouteFile;
import io.customerhub.draft.SourceDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a draft into a project, and over nothing that is there unless it is told to. */
final class DraftFiles {

    private final Path home;
    private final boolean force;
    private final Terminal terminal;

    /**
     * A writer.
     *
     * @param force write over files that are there
     * @param terminal gets the path of each file on its output
     */
    DraftFiles(Path home, boolean force, Terminal terminal) {
        this.home = home;
        this.force = force;
        this.terminal = terminal;
    }

    /**
     * Writes all files and properties of a draft.
     *
     * @throws CommandFailure (HUB-NEW-008) when files are there already; nothing was written then
     */
    void write(SourceDraft draft) {
        write(joined(draft));
        set(draft.properties());
    }

    /** A further stream of a system that is there: its route is added to the system's file, which keeps its own. */
    private Map<String, byte[]> joined(SourceDraft draft) {
        Map<String, byte[]> files = new LinkedHashMap<>(draft.files());
        List<String> there = new ArrayList<>(files.keySet().stream()
                .filter(file -> Files.exists(home.resolve(file)))
                .toList());
        String routes = draft.routeFile();
        if (there.contains(routes)) {
            String drafted = new String(draft.files().get(routes), StandardCharsets.UTF_8);
            String together = RouteFile.joined(text(home.resolve(routes)), drafted);
            if (together != null) {
                there.remove(routes);
                files.put(routes, together.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!there.isEmpty() && !force) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-NEW-008  these files are there already: " + String.join(", ", there)
                            + "; nothing was written. Give another name with --stream, or --force to write over them");
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " could not be read", failure);
        }
    }

    private void write(Map<String, byte[]> files) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = home.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                terminal.out().println(file.getKey());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the files could not be written", failure);
        }
    }

    /** Adds to {@code hub.properties} what it does not have. */
    private void set(Map<String, String> wanted) {
        Path file = home.resolve(HubProperties.FILE);
        Map<String, String> there = HubProperties.of(new ProjectFolder(home)).values();
        StringBuilder lines = new StringBuilder();
        wanted.forEach((key, value) -> lines.append(there.containsKey(key) ? "" : key + "=" + value + "\n"));
        if (lines.isEmpty()) {
            return;
        }
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            boolean isWhole = before.isEmpty() || before.endsWith("\n");
            Files.writeString(file, before + (isWhole ? "" : "\n") + "# written by hub new\n" + lines);
            terminal.out().println(HubProperties.FILE);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " could not be written", failure);
        }
    }
}
