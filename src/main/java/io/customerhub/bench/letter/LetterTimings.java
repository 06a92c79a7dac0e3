package io.customerhub.bench.letter;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.LetterPlans;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.letter.ExportFormat;
import io.customerhub.service.letter.ExportLetters;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.LetterActions;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.LetterState;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.ShowGroup;
import io.customerhub.service.letter.ShowLetter;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times what people look at in a store of dead letters, through the services; without the note in the audit log. */
public final class LetterTimings {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 25;

    private final Warehouse warehouse;
    private final Gate gate;
    private final Caller caller = Caller.shell("bench");

    /** How long one look took, in milliseconds: half of the rounds no longer, 95 in a hundred no longer. */
    public record Time(String look, double p50, double p95) {}

    /** Looks at the letters of a warehouse under the mappings of a project. */
    public LetterTimings(Warehouse warehouse, ProjectFolder project) {
        this.warehouse = warehouse;
        this.gate = new Gate(
                new ActionRegistry(new LetterActions(
                                warehouse, project, new RevealLimit(warehouse, Clock.systemUTC()), checked -> List.of())
                        .all()),
                entry -> {},
                new NoOperations());
    }

    private static final class NoOperations implements Operations {
        @Override
        public long begin(Caller who, String action, String subject, String purpose) {
            return 1;
        }

        @Override
        public void done(long operation, Outcome outcome) {}

        @Override
        public void failed(long operation, String code, @Nullable String message) {}
    }

    /** The times of all looks, in the order in which a person does them. */
    public List<Time> measure() {
        List<Time> times = new ArrayList<>();
        looks().forEach((name, request) -> times.add(time(name, request)));
        return times;
    }

    private Map<String, Request<?>> looks() {
        FindGroups.Groups groups = gate.perform(caller, FindGroups.UNFINISHED);
        String largest = groups.groups().get(0).group();
        String smallest = groups.groups().get(groups.groups().size() - 1).group();
        ListLetters.Page page = gate.perform(caller, new ListLetters(LetterFilter.ALL, null, 50));
        long newest = page.letters().get(0).id();
        Instant now = Instant.now();
        List<LetterState> unfinished = Arrays.stream(LetterState.values())
                .filter(LetterState::isUnfinished)
                .toList();
        Map<String, Request<?>> looks = new LinkedHashMap<>();
        looks.put("groups with unfinished letters", FindGroups.UNFINISHED);
        looks.put("groups of one stream", new FindGroups(filter("crm", "contacts", List.of(), null, null, null), 100));
        looks.put("one group with its notes", new ShowGroup(largest));
        looks.put("list, all", new ListLetters(LetterFilter.ALL, null, 50));
        looks.put("list, all, deep page", new ListLetters(LetterFilter.ALL, newest / 2, 50));
        looks.put("list, open", new ListLetters(LetterFilter.ALL.in(List.of(LetterState.OPEN)), null, 50));
        looks.put("list, unfinished", new ListLetters(LetterFilter.ALL.in(unfinished), null, 50));
        looks.put(
                "list, largest group, unfinished",
                new ListLetters(LetterFilter.ofGroup(largest).in(unfinished), null, 50));
        looks.put("list, smallest group", new ListLetters(LetterFilter.ofGroup(smallest), null, 50));
        looks.put("list, largest group, deep page", new ListLetters(LetterFilter.ofGroup(largest), newest / 2, 50));
        looks.put("list, stream, open", list(filter("crm", "contacts", List.of(LetterState.OPEN), null, null, null)));
        looks.put(
                "list, system, quarantined",
                list(filter("erp", null, List.of(LetterState.QUARANTINED), null, null, null)));
        looks.put("list, code", list(filter(null, null, List.of(), "HUB-VAL-001", null, null)));
        looks.put(
                "list, code, open, deep page",
                new ListLetters(
                        filter(null, null, List.of(LetterState.OPEN), "HUB-VAL-001", null, null), newest / 2, 50));
        looks.put("list, field", list(filter(null, null, List.of(), null, "email", null)));
        looks.put("list, key of a stream", list(filter("crm", "contacts", List.of(), null, null, "K001234")));
        looks.put("list, key of any stream", list(filter(null, null, List.of(), null, null, "K001234")));
        looks.put(
                "list, assignee",
                list(new LetterFilter(
                        null, null, List.of(), null, null, null, null, null, "user3", null, null, null, null, null,
                        null, null)));
        looks.put(
                "list, open, three attempts or more",
                list(new LetterFilter(
                        null,
                        null,
                        List.of(LetterState.QUARANTINED),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        5,
                        null,
                        null,
                        null,
                        null,
                        null)));
        looks.put(
                "list, first seen 40 days ago",
                list(new LetterFilter(
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        PayloadKind.RECORD,
                        null,
                        null,
                        now.minus(41, ChronoUnit.DAYS),
                        now.minus(40, ChronoUnit.DAYS),
                        null,
                        null)));
        looks.put(
                "list, last seen within the hour",
                list(new LetterFilter(
                        null,
                        null,
                        List.of(LetterState.OPEN),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        now.minus(1, ChronoUnit.HOURS),
                        null)));
        looks.put(
                "list, nothing fits (a field of no group)", list(filter(null, null, List.of(), null, "nowhere", null)));
        looks.put("show", new ShowLetter(newest / 3));
        looks.put("show, newest", new ShowLetter(newest));
        looks.put("export, one part of 500", new ExportLetters(LetterFilter.ALL, ExportFormat.CSV, newest / 2, newest));
        return looks;
    }

    private static ListLetters list(LetterFilter filter) {
        return new ListLetters(filter, null, 50);
    }

    private static LetterFilter filter(
            @Nullable String system,
            @Nullable String stream,
            List<LetterState> states,
            @Nullable String code,
            @Nullable String field,
            @Nullable String key) {
        return new LetterFilter(
                system, stream, states, null, code, field, key, null, null, null, null, null, null, null, null, null);
    }

    private Time time(String name, Request<?> request) {
        for (int i = 0; i < WARM_UP; i++) {
            gate.perform(caller, request);
        }
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            gate.perform(caller, request);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Time(name, millis[ROUNDS / 2], millis[(int) Math.ceil(0.95 * ROUNDS) - 1]);
    }

    /** How PostgreSQL finds the groups, the largest group's unfinished letters and the open letters of a stream. */
    public Map<String, List<String>> plans() {
        String largest =
                gate.perform(caller, FindGroups.UNFINISHED).groups().get(0).group();
        List<LetterState> unfinished = Arrays.stream(LetterState.values())
                .filter(LetterState::isUnfinished)
                .toList();
        DeadLetterFilter group = LetterFilter.ofGroup(largest).in(unfinished).stored();
        DeadLetterFilter stream = filter("crm", "contacts", List.of(LetterState.OPEN), null, null, null)
                .stored();
        LetterPlans plans = new LetterPlans(warehouse);
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                "groups with unfinished letters",
                plans.groups(LetterFilter.ALL.in(unfinished).stored(), 100));
        all.put("list, largest group, unfinished", plans.list(group, 50));
        all.put("list, stream, open", plans.list(stream, 50));
        return all;
    }
}
