package io.customerhub.service.letter;

import io.customerhub.acceptance.source.ConnectorPlaces;
import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.YamlText;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterDetails;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import io.customerhub.privacy.PersonalFields;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.trial.letter.TriedLetter.Verdict;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes tests of letters. What is personal is replaced by invented values of the same shape under a key that nobody keeps. */
final class TestMaking {

    private static final int KEY_BYTES = 32;

    /** A value that is wrong by its digits may become a right one by chance. */
    private static final int MOST_TRIES = 50;

    private final DeadLetterStore letters;
    private final LetterRecords records;
    private final ConfiguredStreams configured;
    private final ProjectFolder project;
    private final LetterTrial trial;

    /** @param trial tells whether an invented record fails as the real one does */
    TestMaking(Warehouse warehouse, ConfiguredStreams configured, ProjectFolder project, LetterTrial trial) {
        this.letters = new DeadLetterStore(warehouse);
        this.records = new LetterRecords(warehouse);
        this.configured = configured;
        this.project = project;
        this.trial = trial;
    }

    MakeTest.Made make(MakeTest request) {
        DeadLetterDetails details =
                letters.show(request.letter()).orElseThrow(() -> Refusals.unknownLetter(request.letter()));
        DeadLetter letter = details.letter();
        if (letter.kind() != PayloadKind.RECORD || letter.state() == DeadLetter.State.ERASED) {
            throw Refusals.test(
                    "letter " + letter.id() + " holds no record, and only of a record can be told what is personal");
        }
        StreamConfiguration configuration = configured.of(letter.stream());
        if (configuration == null) {
            throw Refusals.test("the stream " + letter.stream()
                    + " has no sound mapping, so nobody can tell what is personal" + " in its records; see hub check");
        }
        TestedRoute route = TestedRoute.find(project, ConnectorPlaces.of(project), letter.stream())
                .orElseThrow(() -> Refusals.test("no route reads the stream " + letter.stream() + " by a connector"));
        Map<String, Object> record = alike(letter, details.payload(), new PersonalFields(configuration));
        return write(letter, InventedSource.of(route, letter, record));
    }

    /** A record with invented values that fails as the real one does. */
    private Map<String, Object> alike(DeadLetter letter, byte[] payload, PersonalFields fields) {
        OpenRecord real = records.of(PlanScope.of(List.of(letter.id())), 1).stream()
                .findFirst()
                .orElseThrow(() -> Refusals.test("letter " + letter.id() + " holds no record any more"));
        Verdict wanted = trial.verdicts(List.of(real)).get(0);
        if (!Objects.equals(wanted.code(), letter.cause().code())) {
            throw Refusals.test("letter " + letter.id() + " failed with "
                    + letter.cause().code() + " at " + letter.cause().stage() + ", and a test again "
                    + (wanted.code() == null ? "does not fail" : "fails with " + wanted.code())
                    + ": either the configuration has changed since, or only the database of the warehouse refuses it,"
                    + " which no test shows");
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Map<String, Object> record = invented(payload, fields, tries >= MOST_TRIES / 2);
            Verdict found = trial.verdicts(List.of(real.with(new PayloadCodec().encode(record))))
                    .get(0);
            if (found.result() == wanted.result()
                    && Objects.equals(found.code(), wanted.code())
                    && Objects.equals(found.field(), wanted.field())) {
                return record;
            }
        }
        throw Refusals.test("of " + MOST_TRIES + " records with invented values none failed as that of letter "
                + letter.id() + " does (" + wanted.code() + (wanted.field() == null ? "" : " on " + wanted.field())
                + "): what is wrong with it is in the personal value itself. Write the test by hand");
    }

    private MakeTest.Made write(DeadLetter letter, InventedSource given) {
        StreamName stream = letter.stream();
        Path folder = project.root().resolve("routes").resolve(stream.system()).resolve("tests");
        String name = stream.stream() + "-letter-" + letter.id();
        Path fixture = folder.resolve(name + "." + given.ending());
        Path test = folder.resolve(name + ".test.yaml");
        DeadLetter.Cause cause = letter.cause();
        String field = cause.field() == null ? "" : ", field: " + YamlText.of(cause.field());
        String yaml =
                """
                # Made from dead letter %d; personal values are invented. Read it before you commit it. When the mapping is mended,
                # write here what the record becomes.
                stream: %s
                cases:
                  - name: %s
                    given: %s
                    expect:
                      letters:
                        - {stage: %s, code: %s%s}
                      counts: {read: 1, dead: 1}
                """
                        .formatted(
                                letter.id(),
                                YamlText.of(stream.stream()),
                                YamlText.of(
                                        "the record of dead letter " + letter.id() + " is refused at " + cause.stage()),
                                given.yaml()
                                        .replace(
                                                "%s",
                                                YamlText.of(
                                                        fixture.getFileName().toString())),
                                YamlText.of(cause.stage()),
                                YamlText.of(cause.code()),
                                field);
        try {
            Files.createDirectories(folder);
            Files.write(fixture, given.content(), StandardOpenOption.CREATE_NEW);
            Files.writeString(test, yaml, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw Refusals.conflict("there is a test of letter " + letter.id() + " already: " + project.relative(test)
                    + "; remove it to have it made anew");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new MakeTest.Made(
                List.of(project.relative(test), project.relative(fixture)), "hub test " + project.relative(test));
    }

    /** @param isScrambled letters and digits become others one by one: what is wrong by its shape stays wrong */
    private static Map<String, Object> invented(byte[] payload, PersonalFields fields, boolean isScrambled) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Masking masking = Masking.inventing(key);
        // masks keep what is no part of the value's own form, such as a name in a field of dates
        BiFunction<PersonalClass, String, String> invention = (kind, text) -> {
            String masked = masking.mask(kind, text);
            return isScrambled || Scrambling.sharesWord(text, masked) ? Scrambling.of(text) : masked;
        };
        try {
            return invented(new PayloadCodec().decode(payload).fields(), "", fields, invention);
        } catch (UnreadableException noRecord) {
            throw Refusals.test("the payload is no record after all");
        }
    }

    private static Map<String, Object> invented(
            Map<String, Object> record,
            String path,
            PersonalFields fields,
            BiFunction<PersonalClass, String, String> invention) {
        Map<String, Object> invented = new LinkedHashMap<>();
        record.forEach((name, value) ->
                invented.put(name, invented(value, path.isEmpty() ? name : path + "." + name, fields, invention)));
        return invented;
    }

    @SuppressWarnings("unchecked") // a map in a payload has texts as keys
    private static @Nullable Object invented(
            @Nullable Object value,
            String path,
            PersonalFields fields,
            BiFunction<PersonalClass, String, String> invention) {
        if (value instanceof Map<?, ?> map) {
            return invented((Map<String, Object>) map, path, fields, invention);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> invented = new ArrayList<>();
            list.forEach(element -> invented.add(invented(element, path, fields, invention)));
            return invented;
        }
        PersonalClass kind = value == null || value instanceof Boolean ? null : fields.ofRecord(path);
        if (value == null || kind == null) {
            return value;
        }
        String masked = invention.apply(kind, InventedSource.text(value));
        if (value instanceof String) {
            return masked;
        }
        try {
            return new BigDecimal(masked);
        } catch (NumberFormatException noNumber) {
            return BigDecimal.ZERO;
        }
    }
}
