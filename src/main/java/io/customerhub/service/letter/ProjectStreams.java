package io.customerhub.service.letter;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads mappings and contracts from the project folder as they are now; what was read is used for some seconds. Safe for use
 * by several threads.
 */
public final class ProjectStreams implements ConfiguredStreams {

    /** A page asks for the streams of many letters at once; a person who saves a file looks again later than that. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ProjectFolder project;
    private final Clock clock;
    private final Map<String, Read> systems = new ConcurrentHashMap<>();

    /** The streams of a project. */
    public ProjectStreams(ProjectFolder project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /** What was read of a source system, and when. */
    private record Read(Instant at, List<StreamConfiguration> streams) {}

    @Override
    public @Nullable StreamConfiguration of(StreamName stream) {
        Instant now = clock.instant();
        Read read = systems.compute(
                stream.system(),
                (system, known) -> known != null && known.at.plus(FRESH).isAfter(now) ? known : read(system, now));
        return read.streams.stream()
                .filter(configured -> configured.stream().equals(stream))
                .findFirst()
                .orElse(null);
    }

    private Read read(String system, Instant now) {
        Path folder = project.root().resolve("routes").resolve(system);
        List<StreamConfiguration> streams = Files.isDirectory(folder)
                ? new StreamConfigurationReader(Standardizers.types())
                        .read(project.root(), folder)
                        .streams()
                : List.of();
        return new Read(now, streams);
    }
}
