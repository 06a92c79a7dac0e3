package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The streams that a person means by {@code crm} or {@code crm/contacts}. */
final class StreamChoice {

    private final HubSettings settings;
    private final StreamStateStore states;

    StreamChoice(HubSettings settings, StreamStateStore states) {
        this.settings = settings;
        this.states = states;
    }

    /**
     * The streams meant, at least one.
     *
     * @throws CommandFailure when there is none of that name, in the project folder or in the warehouse
     */
    List<StreamName> of(String target) {
        Set<StreamName> known = known();
        List<StreamName> meant = known.stream()
                .filter(stream ->
                        stream.toString().equals(target) || stream.system().equals(target))
                .toList();
        if (meant.isEmpty()) {
            Set<String> names = new TreeSet<>();
            known.forEach(stream -> names.add(target.contains("/") ? stream.toString() : stream.system()));
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-RUN-006  there is no " + (target.contains("/") ? "stream" : "source system") + " '" + target
                            + "'" + NearestName.hint(target, names) + "; there are " + String.join(", ", names));
        }
        return meant;
    }

    /** A stream that was never read is known by its mapping, one whose mapping is gone by its past. */
    private Set<StreamName> known() {
        Set<StreamName> known = new TreeSet<>();
        ProjectFolder project = new ProjectFolder(settings.home());
        for (Path folder : project.systems()) {
            String system = folder.getFileName().toString();
            project.mappings(folder).forEach(stream -> known.add(new StreamName(system, stream)));
        }
        states.all().stream().map(StreamState::stream).forEach(known::add);
        return known;
    }
}
