package io.customerhub.service.configuration;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.render.RouteRenderer;
import io.customerhub.record.StreamName;
import io.customerhub.service.configuration.ConfigurationList.Problem;
import io.customerhub.service.configuration.StreamConfigurationView.DiffLine;
import io.customerhub.service.configuration.StreamConfigurationView.NamedText;
import io.customerhub.service.configuration.StreamConfigurationView.Version;
import io.customerhub.warehouse.ConfigurationStore;
import io.customerhub.warehouse.ConfigurationStore.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mappings and contracts as they ran and as they stand in the project folder. */
final class StreamTexts {

    private final ConfigurationStore store;
    private final RunningConfiguration running;
    private final ProjectFolder project;
    private final Map<String, String> settings;
    private final Map<String, String> environment;

    StreamTexts(
            ConfigurationStore store,
            RunningConfiguration running,
            ProjectFolder project,
            Map<String, String> settings,
            Map<String, String> environment) {
        this.store = store;
        this.running = running;
        this.project = project;
        this.settings = settings;
        this.environment = environment;
    }

    /** What stands on disk; null when the file is not there. */
    private record OnDisk(@Nullable String mapping, @Nullable String contract) {}

    StreamConfigurationView of(ShowConfiguration request) {
        StreamName stream = name(request);
        List<Kept> versions = store.versions(stream);
        if (versions.isEmpty()) {
            throw unknown("no configuration of the stream " + stream + " ever ran; Configuration lists those that did");
        }
        ConfigurationList list = running.list();
        int current = current(list, stream, versions);
        Kept shown = version(versions, request.version() == null ? current : request.version(), stream);
        Integer against = request.against();
        OnDisk disk = onDisk(stream);
        OnDisk other = disk;
        if (against != null) {
            Kept kept = version(versions, against, stream);
            other = new OnDisk(kept.mapping(), kept.contract());
        }
        return new StreamConfigurationView(
                stream.system(),
                stream.stream(),
                new Version(shown.number(), shown.hash(), shown.firstUsed()),
                current,
                versions.stream()
                        .map(kept -> new Version(kept.number(), kept.hash(), kept.firstUsed()))
                        .toList(),
                SecretlessText.of(shown.mapping()),
                shown.contract() == null ? null : SecretlessText.of(shown.contract()),
                shown.codeMaps().entrySet().stream()
                        .map(file -> new NamedText(file.getKey(), SecretlessText.of(file.getValue())))
                        .toList(),
                against,
                disk.mapping() != null,
                diff(shown.mapping(), other.mapping(), against == null),
                diff(shown.contract(), other.contract(), against == null && disk.mapping() == null),
                routes(stream.system()),
                refused(list, stream.system()));
    }

    private static StreamName name(ShowConfiguration request) {
        try {
            return new StreamName(request.system(), request.stream());
        } catch (IllegalArgumentException wrong) {
            throw unknown("no stream has such a name; Configuration lists those that run");
        }
    }

    private static RequestException unknown(String message) {
        return new RequestException(Reason.UNKNOWN, "HUB-CONF-001", message);
    }

    private static int current(ConfigurationList list, StreamName stream, List<Kept> versions) {
        return list.systems().stream()
                .flatMap(system -> system.streams().stream())
                .filter(entry ->
                        entry.system().equals(stream.system()) && entry.stream().equals(stream.stream()))
                .map(ConfigurationList.StreamEntry::number)
                .filter(number -> number != null)
                .findFirst()
                .orElse(versions.get(0).number());
    }

    private static Kept version(List<Kept> versions, int number, StreamName stream) {
        return versions.stream()
                .filter(kept -> kept.number() == number)
                .findFirst()
                .orElseThrow(() -> unknown("the stream " + stream + " has no version " + number));
    }

    /** @param skip true when a text that is not there is no difference */
    private static List<DiffLine> diff(@Nullable String shown, @Nullable String other, boolean skip) {
        if (other == null && skip) {
            return List.of();
        }
        return LineDiff.of(
                shown == null ? "" : SecretlessText.of(shown), other == null ? "" : SecretlessText.of(other));
    }

    private OnDisk onDisk(StreamName stream) {
        Path folder = project.root().resolve("routes").resolve(stream.system());
        return new OnDisk(
                text(folder.resolve(stream.stream() + ".mapping.yaml")),
                text(folder.resolve(stream.stream() + ".contract.yaml")));
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private List<NamedText> routes(String system) {
        Path folder = project.root().resolve("routes").resolve(system);
        List<NamedText> routes = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return routes;
        }
        RouteRenderer renderer = new RouteRenderer(project, settings, environment);
        for (Path file : project.routes(folder)) {
            String text = text(file);
            var root = text == null
                    ? null
                    : YamlFile.read(project.relative(file), text.getBytes(StandardCharsets.UTF_8), new Problems());
            if (root != null) {
                routes.add(new NamedText(
                        project.relative(file),
                        SecretlessText.of(renderer.render(root).yaml())));
            }
        }
        return routes;
    }

    private static List<Problem> refused(ConfigurationList list, String system) {
        return list.systems().stream()
                .filter(entry -> entry.system().equals(system))
                .flatMap(entry -> entry.refused().stream())
                .toList();
    }
}
