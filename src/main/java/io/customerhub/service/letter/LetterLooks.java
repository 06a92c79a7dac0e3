package io.customerhub.service.letter;

import io.customerhub.access.Caller;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterDetails;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.golden.RecordKey;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.letter.LetterView.Alike;
import io.customerhub.service.letter.LetterView.Step;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.trial.letter.TriedLetter;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about letters. */
final class LetterLooks {

    private static final List<String> STEPS =
            List.of("read", "identify", "map", "cleanse", "standardize", "validate", "load");

    /** How long a page may show what was revealed. */
    private static final Duration SHOWN = Duration.ofSeconds(60);

    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_PAYLOAD = 1_000_000;
    private static final int ALIKE_SHOWN = 10;
    private static final int ALIKE_COUNTED = 1_000;

    private final DeadLetterStore letters;
    private final LetterGroups groups;
    private final CustomerStore customers;
    private final ConfiguredStreams configured;
    private final Sentences sentences;
    private final RevealLimit reveals;
    private final LetterRecords records;
    private final LetterTrial trial;
    private final Clock clock;

    LetterLooks(
            Warehouse warehouse,
            ConfiguredStreams configured,
            Sentences sentences,
            RevealLimit reveals,
            LetterTrial trial,
            Clock clock) {
        this.letters = new DeadLetterStore(warehouse);
        this.groups = new LetterGroups(warehouse);
        this.customers = new CustomerStore(warehouse);
        this.configured = configured;
        this.sentences = sentences;
        this.reveals = reveals;
        this.records = new LetterRecords(warehouse);
        this.trial = trial;
        this.clock = clock;
    }

    ListLetters.Page list(ListLetters request) {
        long upTo = letters.latest();
        int limit = request.limit() <= 0 ? ListLetters.USUAL : Math.min(request.limit(), ListLetters.MOST);
        Long before = request.before();
        DeadLetterFilter filter = request.filter().stored();
        List<DeadLetter> found = letters.list(filter, limit + 1, before == null ? Long.MAX_VALUE : before);
        Map<StreamName, RecordMask> masks = new HashMap<>();
        List<LetterRow> rows = found.stream()
                .limit(limit)
                .map(letter -> LetterRow.of(letter, masks.computeIfAbsent(letter.stream(), this::mask)))
                .toList();
        Long next = found.size() > limit ? (Long) rows.get(limit - 1).id() : null;
        return new ListLetters.Page(rows, next, before == null ? groups.count(filter) : null, upTo, clock.instant());
    }

    LetterView show(ShowLetter request) {
        DeadLetterDetails details =
                letters.show(request.letter()).orElseThrow(() -> Refusals.unknownLetter(request.letter()));
        DeadLetter letter = details.letter();
        RecordMask mask = mask(letter.stream());
        PayloadFields fields = new PayloadFields(mask);
        TriedLetter tried = today(letter);
        return new LetterView(
                LetterRow.of(letter, mask),
                sentences.of(letter.stream(), letter.cause()),
                letter.route(),
                letter.run(),
                letter.configuration(),
                letter.cause().frame(),
                details.payload().length,
                letter.kind() == PayloadKind.RECORD
                        ? fields.masked(details.payload(), letter.cause().field())
                        : List.of(),
                letter.kind() == PayloadKind.LINE ? mask.text(start(details.payload())) : null,
                tried == null ? null : tried.verdict(),
                tried == null ? List.of() : tried.fields(),
                path(letter.cause().stage()),
                details.attempts().stream().map(LetterLooks::attempt).toList(),
                fields.versions(letters.versions(letter.id())),
                links(letter),
                groups.notesOf(letter.id(), letter.cause().fingerprint()).stream()
                        .map(NoteView::of)
                        .toList(),
                NextActions.of(letter));
    }

    RevealLetter.Revealed reveal(Caller caller, RevealLetter request) {
        reveals.count(caller);
        DeadLetterDetails details =
                letters.show(request.letter()).orElseThrow(() -> Refusals.unknownLetter(request.letter()));
        String text = new String(details.payload(), StandardCharsets.UTF_8);
        boolean isCut = text.length() > LONGEST_PAYLOAD;
        return new RevealLetter.Revealed(
                details.letter().kind() == PayloadKind.RECORD ? PayloadFields.of(details.payload()) : Map.of(),
                isCut ? text.substring(0, LONGEST_PAYLOAD) : text,
                isCut,
                clock.instant().plus(SHOWN));
    }

    private @Nullable TriedLetter today(DeadLetter letter) {
        return letter.kind() == PayloadKind.RECORD
                ? records.of(PlanScope.of(List.of(letter.id())), 1).stream()
                        .findFirst()
                        .map(trial::masked)
                        .orElse(null)
                : null;
    }

    RecordMask mask(StreamName stream) {
        return new RecordMask(configured.of(stream));
    }

    private LetterView.Links links(DeadLetter letter) {
        DeadLetterFilter same = DeadLetterFilter.ALL.of(letter.stream());
        String key = letter.key();
        UUID customer = key == null
                ? null
                : customers.customerOf(new RecordKey(letter.stream().system(), letter.stream().stream(), key));
        return new LetterView.Links(
                alike(letter.id(), same.withOrigin(letter.origin())),
                key == null ? new Alike(List.of(), 0, false) : alike(letter.id(), same.withKey(key)),
                customer == null ? null : customer.toString());
    }

    private Alike alike(long letter, DeadLetterFilter filter) {
        List<Long> found = new ArrayList<>(letters.alike(filter, ALIKE_COUNTED + 2));
        found.remove(letter);
        boolean isMore = found.size() > ALIKE_COUNTED;
        return new Alike(found.stream().limit(ALIKE_SHOWN).toList(), Math.min(found.size(), ALIKE_COUNTED), isMore);
    }

    /** A refusal outside of the usual steps, such as by a crash trace, stands first: nothing has seen the record then. */
    private static List<Step> path(String stage) {
        List<Step> path = new ArrayList<>();
        int refused = STEPS.indexOf(stage);
        if (refused < 0) {
            path.add(new Step("read", Step.Outcome.PASSED));
            path.add(new Step(stage, Step.Outcome.REFUSED));
        }
        for (int i = refused < 0 ? 1 : 0; i < STEPS.size(); i++) {
            path.add(new Step(
                    STEPS.get(i),
                    i < refused
                            ? Step.Outcome.PASSED
                            : i == refused ? Step.Outcome.REFUSED : Step.Outcome.NOT_REACHED));
        }
        return path;
    }

    private static LetterView.Attempt attempt(DeadLetterDetails.Attempt attempt) {
        return new LetterView.Attempt(
                attempt.at(), attempt.by(), attempt.outcome(), attempt.code(), attempt.message(), attempt.plan());
    }

    private static String start(byte[] payload) {
        return new String(payload, 0, Math.min(payload.length, LONGEST_LINE), StandardCharsets.UTF_8);
    }
}
