package io.customerhub.service.letter;

import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetter.State;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.LetterEditions;
import io.customerhub.deadletter.LetterEditions.Edit;
import io.customerhub.deadletter.LetterEditions.Made;
import io.customerhub.deadletter.LetterScope;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.WholeLetter;
import io.customerhub.deadletter.mend.Mending;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.mapping.KeyFields;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.PreviewMending.Preview;
import io.customerhub.service.letter.PreviewMending.Sample;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.trial.letter.TriedLetter.Result;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes records of letters, by hand and by rule. */
final class LetterEdits {

    private static final List<State> EDITABLE = List.of(State.OPEN, State.QUARANTINED);

    /** Payloads of so many letters are held in memory at once. */
    private static final int SLICE = 200;

    private static final int MOST_LOOKED = 10_000;
    private static final int SAMPLES = 10;
    private static final int MOST_TRIED = 200;

    private final DeadLetterStore letters;
    private final LetterEditions editions;
    private final ConfiguredStreams configured;
    private final LetterRecords records;
    private final LetterTrial trial;

    LetterEdits(Warehouse warehouse, ConfiguredStreams configured, LetterTrial trial) {
        this.letters = new DeadLetterStore(warehouse);
        this.editions = new LetterEditions(warehouse);
        this.configured = configured;
        this.records = new LetterRecords(warehouse);
        this.trial = trial;
    }

    Outcome edit(Caller caller, EditLetter request) {
        WholeLetter whole = letters.all(List.of(request.letter())).stream()
                .findFirst()
                .orElseThrow(() -> Refusals.unknownLetter(request.letter()));
        DeadLetter letter = whole.letter();
        if (letter.kind() != PayloadKind.RECORD) {
            throw Refusals.invalid(
                    "letter " + letter.id() + " holds a " + letter.kind().name().toLowerCase(Locale.ROOT)
                            + " and no record; mend it at the source and deliver it again");
        }
        checkUnchanged(letter, request.edition());
        byte[] payload = payload(whole, request);
        if (Arrays.equals(payload, whole.payload())) {
            throw Refusals.invalid("the new version of letter " + letter.id() + " is the same as the old one");
        }
        Keys keys = new Keys();
        if (keys.isChanged(whole, payload) && !request.isKeyChangeMeant()) {
            throw Refusals.key("the edit changes the key of letter " + letter.id()
                    + ", which makes it another record: the one with the old key stays as it is in the warehouse; say that"
                    + " the change of the key is meant, or leave its fields as they are");
        }
        Edit edit = new Edit(letter.id(), request.edition(), payload, keys.of(letter, payload), "by hand");
        Made made = editions.make(List.of(edit), caller.name()).stream()
                .findFirst()
                .orElseThrow(() -> Refusals.conflict("letter " + letter.id()
                        + " was edited or finished by somebody else just now; look at it again"));
        return made.made() == null
                ? Outcome.of("superseded", 1)
                : Outcome.of("letter", made.made()).and("edition", made.edition());
    }

    private static void checkUnchanged(DeadLetter letter, int seen) {
        if (!EDITABLE.contains(letter.state())) {
            DeadLetter.Closing closing = letter.closing();
            throw Refusals.conflict("letter " + letter.id() + " is "
                    + letter.state().name().toLowerCase(Locale.ROOT)
                    + (closing == null ? "" : " (" + closing.reason() + ", by " + closing.by() + ")")
                    + "; only open and quarantined letters can be edited");
        }
        if (letter.edition().number() != seen) {
            throw Refusals.conflict(
                    "letter " + letter.id() + " is edition " + letter.edition().number()
                            + ", and the edit was made from edition " + seen + "; look at it again");
        }
    }

    private static byte[] payload(WholeLetter whole, EditLetter request) {
        String text = request.payload();
        if ((text == null) == request.set().isEmpty()) {
            throw Refusals.invalid("an edit has either the whole record or new values of some fields");
        }
        PayloadCodec codec = new PayloadCodec();
        try {
            if (text != null) {
                return codec.encode(
                        codec.decode(text.getBytes(StandardCharsets.UTF_8)).fields());
            }
            Map<String, Object> fields = codec.decode(whole.payload()).fields();
            for (Map.Entry<String, @Nullable String> one : request.set().entrySet()) {
                fields = set(fields, one.getKey(), one.getValue());
            }
            return codec.encode(fields);
        } catch (UnreadableException noRecord) {
            throw Refusals.invalid("the new version is not one JSON object: " + noRecord.getMessage());
        } catch (IllegalArgumentException noField) {
            throw Refusals.invalid(String.valueOf(noField.getMessage()));
        }
    }

    private static Map<String, Object> set(Map<String, Object> fields, String path, @Nullable String value) {
        FieldPath place = FieldPath.of(path);
        Map<String, Object> set =
                MendingRule.mending(List.of(MendingRule.set(path, value))).mended(fields);
        boolean isThere = value == null || Objects.toString(place.find(set), "").equals(value);
        if (!isThere) {
            throw new IllegalArgumentException("the record has no place for the field '" + path + "'");
        }
        return set;
    }

    Preview preview(PreviewMending request) {
        Mending mending = MendingRule.mending(request.rules());
        LetterScope scope = request.choice().stored();
        Keys keys = new Keys();
        Map<StreamName, PayloadFields> masks = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        Map<Long, byte[]> mendedSome = new LinkedHashMap<>();
        long looked = 0;
        long changed = 0;
        long changedKeys = 0;
        long after = 0;
        List<WholeLetter> page = letters.page(scope, EDITABLE, after, SLICE);
        while (!page.isEmpty() && looked < MOST_LOOKED) {
            for (WholeLetter whole : page) {
                looked++;
                byte[] mended = mended(whole, mending);
                if (mended != null) {
                    changed++;
                    changedKeys += keys.isChanged(whole, mended) ? 1 : 0;
                    if (mendedSome.size() < MOST_TRIED) {
                        mendedSome.put(whole.letter().id(), mended);
                    }
                    if (samples.size() < SAMPLES) {
                        samples.add(new Sample(
                                whole.letter().id(),
                                masks.computeIfAbsent(whole.letter().stream(), this::fields)
                                        .changes(PayloadFields.of(whole.payload()), PayloadFields.of(mended))));
                    }
                }
            }
            after = page.get(page.size() - 1).letter().id();
            page = letters.page(scope, EDITABLE, after, SLICE);
        }
        return new Preview(
                looked, page.isEmpty(), changed, changedKeys, mendedSome.size(), passing(mendedSome), samples);
    }

    /** How many of these letters would pass with these payloads. */
    private long passing(Map<Long, byte[]> payloads) {
        if (payloads.isEmpty()) {
            return 0;
        }
        List<OpenRecord> mended = records.of(PlanScope.of(List.copyOf(payloads.keySet())), payloads.size()).stream()
                .map(record -> record.with(payloads.getOrDefault(record.letter(), record.payload())))
                .toList();
        return trial.verdicts(mended).stream()
                .filter(verdict -> verdict.result() == Result.WOULD_PASS)
                .count();
    }

    private PayloadFields fields(StreamName stream) {
        return new PayloadFields(new RecordMask(configured.of(stream)));
    }

    Outcome mend(Caller caller, MendLetters request) {
        Mending mending = MendingRule.mending(request.rules());
        LetterScope scope = request.choice().stored();
        Keys keys = new Keys();
        long looked = 0;
        long mended = 0;
        long unchanged = 0;
        long keyed = 0;
        long upTo = 0;
        long after = 0;
        List<WholeLetter> page = letters.page(scope, EDITABLE, after, SLICE);
        while (!page.isEmpty()) {
            List<Edit> edits = new ArrayList<>();
            for (WholeLetter whole : page) {
                looked++;
                byte[] payload = mended(whole, mending);
                if (payload == null) {
                    unchanged++;
                } else if (keys.isChanged(whole, payload) && !request.isKeyChangeMeant()) {
                    keyed++;
                } else {
                    DeadLetter letter = whole.letter();
                    edits.add(new Edit(
                            letter.id(),
                            letter.edition().number(),
                            payload,
                            keys.of(letter, payload),
                            mending.words()));
                }
            }
            for (Made made : editions.make(edits, caller.name())) {
                mended++;
                upTo = Math.max(upTo, made.made() == null ? 0 : made.made());
            }
            after = page.get(page.size() - 1).letter().id();
            page = letters.page(scope, EDITABLE, after, SLICE);
        }
        long asked = scope.filter() == null ? scope.letters().size() : looked;
        return Outcome.of("mended", mended)
                .and("unchanged", unchanged)
                .and("keys", keyed)
                .and("left", asked - mended - unchanged - keyed)
                .and("upTo", upTo);
    }

    /** The payload mended; null when no rule changes it, or it is no record. */
    private static byte @Nullable [] mended(WholeLetter whole, Mending mending) {
        if (whole.letter().kind() != PayloadKind.RECORD) {
            return null;
        }
        PayloadCodec codec = new PayloadCodec();
        try {
            Map<String, Object> before = codec.decode(whole.payload()).fields();
            Map<String, Object> after = mending.mended(before);
            return after.equals(before) ? null : codec.encode(after);
        } catch (UnreadableException noRecord) {
            return null;
        }
    }

    /** The keys of records as their mappings make them; of a stream without one, the key of the letter stays. */
    private final class Keys {

        private final Map<StreamName, @Nullable KeyFields> fields = new HashMap<>();

        boolean isChanged(WholeLetter whole, byte[] payload) {
            KeyFields key = fields(whole.letter().stream());
            return key != null && !Objects.equals(key.key(content(whole.payload())), key.key(content(payload)));
        }

        @Nullable
        String of(DeadLetter letter, byte[] payload) {
            KeyFields key = fields(letter.stream());
            return key == null ? letter.key() : key.key(content(payload));
        }

        private @Nullable KeyFields fields(StreamName stream) {
            if (!fields.containsKey(stream)) {
                StreamConfiguration configuration = configured.of(stream);
                fields.put(
                        stream,
                        configuration == null
                                ? null
                                : new KeyFields(configuration.mapping().key()));
            }
            return fields.get(stream);
        }

        private static Content content(byte[] payload) {
            try {
                return new PayloadCodec().decode(payload);
            } catch (UnreadableException noRecord) {
                return new Content.Tree(Map.of());
            }
        }
    }
}
