package io.customerhub.service.configuration;

import io.customerhub.arrival.DriftedFields;
import io.customerhub.config.Contract;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.SystemConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.mapping.KnownFields;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.DriftStore;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources differ from the files of the project as they stand now: what was noticed and is still so. A field that
 * has found its way into mapping or contract since, or out of both, is no drift any more.
 */
public final class SchemaDrift {

    private final ProjectFolder project;
    private final Map<StreamName, StreamConfiguration> configurations = new TreeMap<>();
    private final List<Drift> noticed;

    /** Reads the files of the project and what was noticed in the warehouse. */
    public SchemaDrift(ProjectFolder project, Warehouse warehouse) {
        this.project = project;
        this.noticed = new DriftStore(warehouse).open();
        StreamConfigurationReader reader = new StreamConfigurationReader(Standardizers.types());
        for (Path folder : project.systems()) {
            SystemConfiguration system = reader.read(project.root(), folder);
            system.streams().forEach(stream -> configurations.put(stream.stream(), stream));
        }
    }

    /** The configuration of a stream, or null when it is missing or has mistakes. */
    public @Nullable StreamConfiguration configuration(StreamName stream) {
        return configurations.get(stream);
    }

    /** The contract of a stream, or null. */
    public @Nullable Contract contract(StreamName stream) {
        StreamConfiguration configuration = configurations.get(stream);
        return configuration == null ? null : configuration.contract();
    }

    /** Where the contract of a stream stands, or would stand. */
    public Path contractFile(StreamName stream) {
        return project.root().resolve("routes").resolve(stream.system()).resolve(stream.stream() + ".contract.yaml");
    }

    /** A file as an engineer would type it. */
    public String relative(Path file) {
        return project.relative(file);
    }

    /** What differs in these streams. */
    public List<Drift> of(List<StreamName> streams) {
        return noticed.stream()
                .filter(drift -> streams.contains(drift.stream()))
                .filter(this::isStillSo)
                .toList();
    }

    /** What differs, by stream. */
    public Map<StreamName, DriftedFields> fields() {
        return Drift.byStream(noticed.stream().filter(this::isStillSo).toList());
    }

    /** All streams in which anything was noticed. */
    public List<StreamName> streams() {
        return noticed.stream().map(Drift::stream).distinct().toList();
    }

    private boolean isStillSo(Drift drift) {
        StreamConfiguration configuration = configurations.get(drift.stream());
        if (configuration == null) {
            return true;
        }
        return drift.isStillSo(new KnownFields(configuration.mapping(), configuration.contract())::contains);
    }
}
