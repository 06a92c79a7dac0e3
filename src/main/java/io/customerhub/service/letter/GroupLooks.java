package io.customerhub.service.letter;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.DeadLetter.Cause;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.GroupQuery;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deadletter.LetterNote;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about groups. */
final class GroupLooks {

    /** A group of which more came within this time, although its cause was known, is still failing. */
    private static final Duration STILL = Duration.ofMinutes(10);

    /** How far the trend of a group looks back. */
    private static final int TREND_HOURS = 24;

    private final LetterGroups groups;
    private final DeadLetterStore letters;
    private final StreamStateStore streams;
    private final ConfiguredStreams configured;
    private final Sentences sentences;
    private final Clock clock;

    GroupLooks(Warehouse warehouse, ConfiguredStreams configured, Sentences sentences, Clock clock) {
        this.groups = new LetterGroups(warehouse);
        this.letters = new DeadLetterStore(warehouse);
        this.streams = new StreamStateStore(warehouse);
        this.configured = configured;
        this.sentences = sentences;
        this.clock = clock;
    }

    FindGroups.Groups find(FindGroups request) {
        long upTo = letters.latest();
        int limit = request.limit() <= 0 ? FindGroups.USUAL : Math.min(request.limit(), FindGroups.MOST);
        List<DeadLetterGroup> found = groups.list(query(request, limit + 1));
        List<GroupView> shown = views(found.subList(0, Math.min(limit, found.size())));
        String next = found.size() > limit ? shown.get(limit - 1).group() : null;
        return new FindGroups.Groups(shown, next, upTo, clock.instant());
    }

    /** The place of a group in the order is that which it has now; one that has grown meanwhile may be seen again. */
    private GroupQuery query(FindGroups request, int limit) {
        String owner = request.owner();
        String after = request.after();
        return new GroupQuery(
                request.filter().stored(),
                owner == null
                        ? null
                        : groups.streams().stream()
                                .filter(stream -> owner.equals(owner(stream)))
                                .toList(),
                request.stillFailing() ? clock.instant().minus(STILL) : null,
                request.order() == null
                        ? GroupQuery.Order.COUNT
                        : GroupQuery.Order.valueOf(request.order().name()),
                after == null ? null : groups.find(after).orElseThrow(() -> Refusals.unknownGroup(after)),
                limit);
    }

    ShowGroup.Group show(ShowGroup request) {
        long upTo = letters.latest();
        DeadLetterGroup group = groups.find(request.group()).orElseThrow(() -> Refusals.unknownGroup(request.group()));
        List<NoteView> notes =
                groups.notes(request.group()).stream().map(NoteView::of).toList();
        return new ShowGroup.Group(views(List.of(group)).get(0), notes, upTo, clock.instant());
    }

    private List<GroupView> views(List<DeadLetterGroup> found) {
        Map<StreamName, StreamState.Pause> pauses = found.isEmpty() ? Map.of() : streams.pauses();
        Instant since = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(TREND_HOURS - 1L, ChronoUnit.HOURS);
        Map<StreamName, Long> read = found.isEmpty()
                ? Map.of()
                : groups.read(found.stream().map(DeadLetterGroup::stream).collect(Collectors.toSet()), since);
        return found.stream()
                .map(group -> view(group, read.getOrDefault(group.stream(), 0L), pauses.get(group.stream())))
                .toList();
    }

    private GroupView view(DeadLetterGroup group, long input, StreamState.@Nullable Pause pause) {
        long came = group.trend().stream().mapToLong(Long::longValue).sum();
        Map<LetterState, Long> counts = new EnumMap<>(LetterState.class);
        group.counts().forEach((state, letters) -> counts.put(LetterState.of(state), letters));
        Cause cause = group.cause();
        LetterNote note = group.lastNote();
        return new GroupView(
                cause.fingerprint(),
                group.stream(),
                cause.stage(),
                cause.code(),
                cause.field(),
                cause.frame(),
                sentences.of(group.stream(), cause),
                counts,
                group.unfinished(),
                input,
                input == 0 ? null : Math.min(1, (double) came / input),
                group.trend(),
                group.firstSeen(),
                group.lastSeen(),
                group.oldest(),
                owner(group.stream()),
                group.assignee(),
                note == null ? null : NoteView.of(note),
                isStillFailing(group.again()),
                pause == null ? null : pause.message());
    }

    private boolean isStillFailing(@Nullable Instant again) {
        return again != null && again.isAfter(clock.instant().minus(STILL));
    }

    private @Nullable String owner(StreamName stream) {
        StreamConfiguration configuration = configured.of(stream);
        return configuration == null || configuration.contract() == null
                ? null
                : configuration.contract().owner();
    }
}
