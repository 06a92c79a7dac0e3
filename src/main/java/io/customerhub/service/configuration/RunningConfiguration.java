package io.customerhub.service.configuration;

import io.customerhub.deploy.check.SecretNames;
import io.customerhub.service.configuration.ConfigurationChanges.Changed;
import io.customerhub.service.configuration.ConfigurationList.Part;
import io.customerhub.service.configuration.ConfigurationList.StreamEntry;
import io.customerhub.service.configuration.ConfigurationList.SystemEntry;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.Subject;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.ConfigurationChangeStore;
import io.customerhub.warehouse.ConfigurationChangeStore.Numbered;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What runs and what changed, as the running hub has written it down. */
final class RunningConfiguration {

    private static final int MOST = 200;

    private final ConfigurationChangeStore store;

    RunningConfiguration(ConfigurationChangeStore store) {
        this.store = store;
    }

    ConfigurationList list() {
        List<ConfigurationChange> last = store.last();
        List<ConfigurationChange> running = last.stream()
                .filter(change -> change.what() == What.ADDED || change.what() == What.REPLACED)
                .sorted(Comparator.comparing(ConfigurationChange::name))
                .toList();
        List<ConfigurationChange> refused =
                last.stream().filter(change -> change.what() == What.REFUSED).toList();
        TreeSet<String> systems = new TreeSet<>();
        running.forEach(change -> systems.add(change.system()));
        refused.forEach(change -> systems.add(change.system()));
        systems.remove("");
        return new ConfigurationList(
                systems.stream().map(system -> system(system, running, refused)).toList(),
                parts(running, Subject.CONNECTOR, ""),
                parts(running, Subject.SHARED, ""),
                last.stream()
                        .map(ConfigurationChange::at)
                        .max(Comparator.<Instant>naturalOrder())
                        .orElse(null));
    }

    private static SystemEntry system(
            String system, List<ConfigurationChange> running, List<ConfigurationChange> refused) {
        List<ConfigurationChange> own = refused.stream()
                .filter(change -> change.system().equals(system))
                .toList();
        return new SystemEntry(
                system,
                running.stream()
                        .filter(change -> change.subject() == Subject.MAPPING
                                && change.system().equals(system))
                        .map(RunningConfiguration::stream)
                        .toList(),
                parts(running, Subject.ROUTE, system),
                own.stream()
                        .flatMap(change -> ProblemLines.of(change.message()).stream())
                        .toList(),
                own.isEmpty() ? null : own.get(0).at());
    }

    private static StreamEntry stream(ConfigurationChange change) {
        return new StreamEntry(
                change.system(),
                change.name().substring(change.name().indexOf('/') + 1),
                change.file(),
                change.configuration(),
                change.hash(),
                change.what().word(),
                change.at());
    }

    private static List<Part> parts(List<ConfigurationChange> running, Subject subject, String system) {
        return running.stream()
                .filter(change -> change.subject() == subject && change.system().equals(system))
                .map(change -> new Part(
                        change.name(),
                        change.file(),
                        change.hash(),
                        change.what().word(),
                        change.at()))
                .toList();
    }

    ConfigurationChanges changes(ListConfigurationChanges request) {
        int limit = Math.max(1, Math.min(request.limit(), MOST));
        long before = request.before() == null ? Long.MAX_VALUE : request.before();
        List<Numbered> found = store.page(request.system(), before, limit + 1);
        boolean more = found.size() > limit;
        List<Changed> page =
                found.stream().limit(limit).map(RunningConfiguration::changed).toList();
        return new ConfigurationChanges(page, more ? page.get(limit - 1).number() : null);
    }

    private static Changed changed(Numbered numbered) {
        ConfigurationChange change = numbered.change();
        boolean isRefused = change.what() == What.REFUSED;
        return new Changed(
                numbered.number(),
                change.at(),
                change.what().word(),
                change.subject().word(),
                change.system(),
                change.name(),
                change.file(),
                change.configuration(),
                isRefused ? ProblemLines.of(change.message()) : List.of(),
                isRefused || change.message() == null ? null : SecretNames.masked(change.message()),
                change.gap() == null ? null : change.gap().toMillis());
    }
}
