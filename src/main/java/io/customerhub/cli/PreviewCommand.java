package io.customerhub.cli;

import io.customerhub.HubPreview;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.preview.LastLoaded;
import io.customerhub.preview.Preview;
import io.customerhub.preview.PreviewMask;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub preview}: what the first records of a stream would become, without writing anything. */
@Command(
        name = "preview",
        description = {
            "Reads the first records of a stream through its real connector and stages, shows them before and after, and"
                    + " writes nothing: no row, no file moved, no position, nothing acknowledged. Works while a hub runs,"
                    + " and without a warehouse.",
            "",
            "Personal data are shown; --mask hides them.",
            "",
            "Examples:",
            "  hub preview crm/contacts --limit 50 --against last --field phone.mobile",
            "  hub preview desk/requesters --from-sample post.json      (a webhook has nothing to read by itself)",
            ""
        },
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    private static final long TELL_NANOS = 5_000_000_000L;
    private static final long LARGEST_SAMPLE = 16L << 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.")
    private String stream;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Look at so many records: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "Show so many of them: ${DEFAULT-VALUE}; the counts are of all.")
    private int show;

    @Option(
            names = "--against",
            paramLabel = "last",
            description = "Compare with what is loaded: equal, changed, new, older.")
    private @Nullable Against against;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "start",
            description = "Begin at the start of the source, or at the committed position: ${COMPLETION-CANDIDATES}.")
    private Start from;

    @Option(
            names = "--field",
            paramLabel = "F",
            description = "Show this source field or attribute only; may be repeated.")
    private List<String> fields = List.of();

    @Option(
            names = "--from-sample",
            paramLabel = "FILE",
            description = "What a source would post, for one that waits for posts (webhook), in JSON.")
    private @Nullable Path sample;

    @Option(names = "--mask", description = "Mask personal data by their class.")
    private boolean mask;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Give up when the source is silent for so long: ${DEFAULT-VALUE}.")
    private long patience;

    /** What to compare with. */
    @SuppressWarnings("java:S115") // the names are what is typed
    private enum Against {
        last
    }

    /** Where to begin. */
    @SuppressWarnings("java:S115") // the names are what is typed
    private enum Start {
        start,
        position
    }

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || show < 0 || patience < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit and --patience are at least 1, --show at least 0");
        }
        HubSettings settings = HubCommand.settings(terminal);
        HubPreview hub = new HubPreview(new ProjectFolder(settings.home()), Map.of());
        StreamName name = name(hub.systems());
        StreamConfiguration configuration = hub.find(name).orElse(null);
        if (configuration == null || (against == null && from == Start.start)) {
            return tell(hub.of(request(name, null, null)), configuration);
        }
        try (LoadedWarehouse loaded = LoadedWarehouse.open(settings)) {
            LastLoaded last = against == null
                    ? null
                    : keys -> loaded.look().of(name, configuration.mapping().entity(), keys);
            Position start = from == Start.position ? loaded.look().position(name) : null;
            return tell(hub.of(request(name, start, last)), configuration);
        }
    }

    private HubPreview.Request request(StreamName name, @Nullable Position start, @Nullable LastLoaded last) {
        return new HubPreview.Request(
                name,
                limit,
                show,
                start,
                sample == null ? null : bytes(sample),
                last,
                Duration.ofSeconds(patience),
                progress(name));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) <= LARGEST_SAMPLE) {
                return Files.readAllBytes(file);
            }
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-PREVIEW-010  the file " + file + " cannot be read ("
                            + unreadable.getClass().getSimpleName() + ")");
        }
        throw new CommandFailure(
                ExitCode.USAGE, "HUB-PREVIEW-010  the file " + file + " has more than 16 MB, no post is so long");
    }

    private java.util.function.LongConsumer progress(StreamName name) {
        long[] told = {System.nanoTime()};
        return read -> {
            if (System.nanoTime() - told[0] > TELL_NANOS) {
                told[0] = System.nanoTime();
                terminal.say("  still reading %s: %,d records so far".formatted(name, read));
            }
        };
    }

    private StreamName name(List<SourceSystem> systems) {
        StreamName wanted;
        try {
            wanted = StreamName.parse(stream);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, wrong.getMessage());
        }
        Set<String> known = new TreeSet<>();
        systems.forEach(system -> system.routes().keySet().forEach(name -> known.add(name.toString())));
        if (!known.contains(wanted.toString())) {
            List<String> problems = new ArrayList<>();
            systems.stream()
                    .filter(system -> system.system().equals(wanted.system()))
                    .forEach(system -> system.problems().forEach(problem -> problems.add(problem.toString())));
            problems.forEach(terminal::say);
            throw new CommandFailure(
                    problems.isEmpty() ? ExitCode.USAGE : ExitCode.CONFIGURATION,
                    "HUB-PREVIEW-005  no route reads " + wanted + NearestName.hint(wanted.toString(), known)
                            + "; there are " + String.join(", ", known));
        }
        return wanted;
    }

    private int tell(HubPreview.Result result, @Nullable StreamConfiguration configuration) {
        Preview preview = result.preview();
        if (preview == null || configuration == null) {
            result.problems().forEach(problem -> terminal.say(problem.toString()));
            return ExitCode.CONFIGURATION.number();
        }
        tellUnknownFields(preview, configuration);
        PreviewMask masking = mask ? new PreviewMask(fieldsByAttribute(configuration)) : null;
        terminal.out()
                .print(
                        json
                                ? new PreviewDocument(
                                                        preview,
                                                        configuration
                                                                .mapping()
                                                                .key()
                                                                .get(0)
                                                                .text(),
                                                        masking,
                                                        Set.copyOf(fields))
                                                .text()
                                        + "\n"
                                : new PreviewReport(
                                                preview,
                                                configuration.mapping(),
                                                masking,
                                                Set.copyOf(fields),
                                                terminal.width())
                                        .text());
        return ending(preview);
    }

    private void tellUnknownFields(Preview preview, StreamConfiguration configuration) {
        Set<String> known = new TreeSet<>(preview.shape().fields());
        known.addAll(fieldsByAttribute(configuration).keySet());
        for (String field : fields) {
            if (!known.contains(field)) {
                terminal.say("HUB-PREVIEW-006  there is neither a source field nor an attribute '" + field + "'"
                        + NearestName.hint(field, known));
            }
        }
    }

    private int ending(Preview preview) {
        Preview.Ending ending = preview.ending();
        if (!ending.code().isEmpty()) {
            terminal.say(ending.code() + "  " + ending.message());
        }
        switch (ending.kind()) {
            case AWAY -> {
                return ExitCode.UNREACHABLE.number();
            }
            case REFUSED -> {
                return ExitCode.CONFIGURATION.number();
            }
            case WHOLE -> terminal.say("The source has no more. Nothing was written.");
            case LIMIT -> terminal.say("There may be more; --limit looks further. Nothing was written.");
            case DRIFT -> terminal.say("The stream would pause. Nothing was written.");
        }
        return preview.hasFindings() ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
    }

    private static Map<String, List<String>> fieldsByAttribute(StreamConfiguration configuration) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (FieldMapping field : configuration.mapping().fields()) {
            fields.put(
                    field.attribute(),
                    field.from().stream().map(FieldPath::text).toList());
        }
        return fields;
    }
}
