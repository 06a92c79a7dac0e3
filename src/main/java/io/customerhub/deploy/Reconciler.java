package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ConfigurationChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes the running hub what its project folder says: reads and checks everything, tries what changed in a scratch
 * context, and swaps that and nothing else. A source system with a mistake is left as it runs. A hub starts by the same way,
 * from nothing. Safe for use by several threads.
 *
 * <p>Cut as the reload of Kroxylicious: what differs, a plan of small reversible operations, one orchestrator with a lock.
 */
public final class Reconciler {

    private static final int MOST_LOOKS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final ProjectFolder project;
    private final ProjectScan scan;
    private final SwapRunner runner;
    private final Set<String> only;
    private final Map<String, Deployment> running = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentSkipListMap<>();

    /**
     * A reconciler; nothing runs yet.
     *
     * @param context has been started and knows the beans that the routes name
     * @param only the source systems to run; empty for all
     */
    public Reconciler(CamelContext context, ProjectFolder project, HubPipeline pipeline, Set<String> only) {
        this.project = project;
        this.scan = new ProjectScan(context, project, pipeline.standardizers());
        this.runner = new SwapRunner(new LiveRoutes(context, project), pipeline);
        this.only = Set.copyOf(only);
    }

    /**
     * What came of a reload.
     *
     * @param changes what was taken over, refused or mended, in order
     * @param isWhole false when something has to wait, because a batch takes long or files are being written; then it is to
     *     be called again
     */
    public record Result(List<ConfigurationChange> changes, boolean isWhole) {

        /** Copies the changes. */
        public Result {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Makes the running hub what the project folder says.
     *
     * @throws RouteRefusedException when nothing runs yet and a shared route cannot be used: nothing can run without it. The
     *     routes of alerts are refused like those of a source system: the hub runs, and its alerts wait
     * @throws io.customerhub.warehouse.WarehouseUnavailableException on a bad day; what was swapped stays so, and the rest
     *     is swapped when it is called again
     * @throws InterruptedException when the hub is closed meanwhile
     */
    public Result reconcile() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (int look = 0; look < MOST_LOOKS; look++) {
                ProjectStamp before = ProjectStamp.of(project);
                ProjectScan.Found found = scan.read(running);
                if (before.equals(ProjectStamp.of(project))) {
                    return apply(found);
                }
            }
            return new Result(List.of(), false);
        } finally {
            lock.unlock();
        }
    }

    private Result apply(ProjectScan.Found found) throws InterruptedException {
        List<ConfigurationChange> changes = new ArrayList<>();
        refuse("", found.sharedProblems(), changes);
        if (!running.containsKey("") && found.sharedRouteProblem() != null) {
            throw new RouteRefusedException(found.sharedRouteProblem());
        }
        boolean isWhole = swap("", found.shared(), changes);
        Map<String, ProjectScan.Wanted> systems = new LinkedHashMap<>();
        running.keySet().stream()
                .filter(system -> !system.isEmpty() && !found.systems().containsKey(system))
                .forEach(gone -> systems.put(gone, new ProjectScan.Wanted(Deployment.NONE, List.of())));
        found.systems().forEach((system, wanted) -> {
            if (only.isEmpty() || only.contains(system)) {
                systems.put(system, wanted);
            }
        });
        for (String system : freeFirst(systems)) {
            ProjectScan.Wanted wanted = systems.get(system);
            List<Problem> problems = new ArrayList<>(wanted.problems());
            problems.addAll(taken(wanted.deployment()));
            refuse(system, problems, changes);
            if (problems.isEmpty()) {
                isWhole &= swap(system, wanted.deployment(), changes);
            }
        }
        return new Result(changes, isWhole);
    }

    /** A system that takes over a route of another one comes after that one has let it go. */
    private List<String> freeFirst(Map<String, ProjectScan.Wanted> systems) {
        List<String> ordered = new ArrayList<>(systems.keySet());
        ordered.sort(Comparator.comparing(
                system -> !taken(systems.get(system).deployment()).isEmpty()));
        return ordered;
    }

    private List<Problem> taken(Deployment wanted) {
        return wanted.parts().values().stream()
                .filter(part -> running.values().stream()
                        .flatMap(deployment -> deployment.parts().values().stream())
                        .anyMatch(other -> other.key().equals(part.key())
                                && !other.system().equals(part.system())))
                .map(part -> new Problem(
                        new Place(part.file(), 1, 1),
                        ProblemCode.ROUTE_ID_TWICE.code(),
                        "the id '" + part.name()
                                + "' is that of a route that still runs, because the files of its source"
                                + " system are refused; mend those first"))
                .toList();
    }

    private boolean swap(String system, Deployment wanted, List<ConfigurationChange> changes)
            throws InterruptedException {
        Deployment runs = running.getOrDefault(system, Deployment.NONE);
        List<Swap> swaps = SwapPlanner.plan(runs, wanted, system.isEmpty());
        try {
            List<Duration> gaps = runner.run(swaps);
            for (int i = 0; i < swaps.size(); i++) {
                changes.addAll(ChangeRecords.of(swaps.get(i), gaps.get(i), runner));
            }
        } catch (RouteRefusedException refused) {
            boolean isStart = runs == Deployment.NONE && system.isEmpty();
            if (isStart && !ProjectScan.isOfAlerts(refused.problem())) {
                throw refused;
            }
            refuse(system, List.of(refused.problem()), changes);
            if (isStart) {
                return swap(system, wanted.without(ProjectScan.ALERTS), changes);
            }
            return true;
        } catch (SwapPostponedException later) {
            return false;
        }
        if (wanted.parts().isEmpty() && wanted.streams().isEmpty()) {
            running.remove(system);
        } else {
            running.put(system, wanted);
        }
        return true;
    }

    /** Notes what is wrong with a system, or that nothing is; what is no news is not told again. */
    private void refuse(String system, List<Problem> problems, List<ConfigurationChange> changes) {
        Refusal before = refusals.get(system);
        if (problems.isEmpty()) {
            if (before != null) {
                refusals.remove(system);
                changes.add(ChangeRecords.mended(before));
            }
            return;
        }
        Instant since = before == null ? Instant.now() : before.since();
        Refusal now =
                new Refusal(system, since, problems.stream().sorted().distinct().toList(), running.containsKey(system));
        refusals.put(system, now);
        if (before == null || !before.problems().equals(now.problems())) {
            changes.add(ChangeRecords.refused(now));
        }
    }

    /** What is refused, by source system. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals.values());
    }

    /** Since when the routes of alerts are refused, so that alerts reach nobody; null when they are not. */
    public @Nullable Refusal alertsRefused() {
        Refusal shared = refusals.get("");
        return shared != null
                        && shared.problems().stream().anyMatch(ProjectScan::isOfAlerts)
                        && (running.get("") == null
                                || running.get("").parts().values().stream()
                                        .noneMatch(part -> part.file().equals(ProjectScan.ALERTS)))
                ? shared
                : null;
    }

    /** The names of all that runs as its latest change names it: routes, streams, connectors. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        running.values().forEach(deployment -> {
            deployment.parts().values().forEach(part -> names.add(part.name()));
            deployment.streams().keySet().forEach(stream -> names.add(stream.toString()));
        });
        return names;
    }

    /** The streams whose sources are not polled because a person has paused them. */
    public Set<StreamName> paused() {
        lock.lock();
        try {
            return runner.paused();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops polling the source of a stream, once its batch under way has ended.
     *
     * @param then what is to be done at that moment
     * @return false when the batch takes long; then it is to be called again
     */
    public boolean pause(StreamName stream, Runnable then) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            runner.pause(stream, then);
            return true;
        } catch (SwapPostponedException later) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Polls the source of a stream again. */
    public void resume(StreamName stream) {
        lock.lock();
        try {
            runner.resume(stream);
        } finally {
            lock.unlock();
        }
    }
}
