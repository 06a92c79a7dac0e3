package io.customerhub.service.letter;

import io.customerhub.acceptance.source.ConnectorPlaces;
import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.YamlText;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterDetails;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import io.customerhub.privacy.PersonalFields;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tests of letters. What is personal is replaced by invented values of the same shape under a key that nobody keeps. */
final class TestMaking {

    private static final int KEY_BYTES = 32;

    private final DeadLetterStore letters;
    private final ConfiguredStreams configured;
    private final ProjectFolder project;

    TestMaking(Warehouse warehouse, ConfiguredStreams configured, ProjectFolder project) {
        this.letters = new DeadLetterStore(warehouse);
        this.configured = configured;
        this.project = project;
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
        Map<String, Object> record = invented(details.payload(), new PersonalFields(configuration));
        Given given = given(route, letter, record);
        return write(letter, given);
    }

    /**
     * What the source holds in the test.
     *
     * @param yaml what stands after {@code given:}; {@code %s} stands for the name of the file
     * @param ending the ending of that file
     * @param content its content
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, written once
    private record Given(String yaml, String ending, byte[] content) {}

    private static Given given(TestedRoute route, DeadLetter letter, Map<String, Object> record) {
        String line = new String(new PayloadCodec().encode(record), StandardCharsets.UTF_8) + "\n";
        List<String> forms = route.connector().given();
        if (forms.contains("posts")) {
            return new Given("{posts: %s}", "jsonl", line.getBytes(StandardCharsets.UTF_8));
        }
        boolean isFlat = record.values().stream().noneMatch(value -> value instanceof Map || value instanceof List);
        String name = letter.origin().substring(letter.origin().lastIndexOf('/') + 1);
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (forms.contains("files") && (lower.endsWith(".jsonl") || lower.endsWith(".ndjson"))) {
            return new Given(
                    "{files: {" + YamlText.of(name) + ": %s}}", "jsonl", line.getBytes(StandardCharsets.UTF_8));
        }
        if (forms.contains("files")
                && isFlat
                && (lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv"))) {
            return new Given("{files: {" + YamlText.of(name) + ": %s}}", "csv", csv(route, record));
        }
        String table = route.options().get("table");
        if (forms.contains("rows") && isFlat && table != null) {
            return new Given(
                    "{rows: {" + YamlText.of(table) + ": %s}}",
                    "csv",
                    csv(',', record).getBytes(StandardCharsets.UTF_8));
        }
        throw Refusals.test("a test of the stream " + letter.stream() + " needs a whole "
                + (forms.contains("http")
                        ? "answer of its API; hub test --record records one"
                        : "file of its kind, which" + " cannot be made from one record"));
    }

    private static byte[] csv(TestedRoute route, Map<String, Object> record) {
        String delimiter = route.options().getOrDefault("delimiter", ",");
        String charset = route.options().getOrDefault("charset", "UTF-8");
        char separator = delimiter.equals("\\t") || delimiter.equals("tab")
                ? '\t'
                : delimiter.length() == 1 ? delimiter.charAt(0) : ',';
        Charset encoding = Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.UTF_8;
        return csv(separator, record).getBytes(encoding);
    }

    private static String csv(char separator, Map<String, Object> record) {
        String between = String.valueOf(separator);
        return record.keySet().stream().map(name -> cell(name, separator)).collect(Collectors.joining(between))
                + "\n"
                + record.values().stream()
                        .map(value -> cell(value == null ? "" : text(value), separator))
                        .collect(Collectors.joining(between))
                + "\n";
    }

    private static String cell(String text, char separator) {
        boolean isQuoted = text.indexOf(separator) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private MakeTest.Made write(DeadLetter letter, Given given) {
        StreamName stream = letter.stream();
        Path folder = project.root().resolve("routes").resolve(stream.system()).resolve("tests");
        String name = stream.stream() + "-letter-" + letter.id();
        Path fixture = folder.resolve(name + "." + given.ending);
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
                                given.yaml.formatted(
                                        YamlText.of(fixture.getFileName().toString())),
                                YamlText.of(cause.stage()),
                                YamlText.of(cause.code()),
                                field);
        try {
            Files.createDirectories(folder);
            Files.write(fixture, given.content, StandardOpenOption.CREATE_NEW);
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

    private static Map<String, Object> invented(byte[] payload, PersonalFields fields) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Masking masking = Masking.inventing(key);
        try {
            return invented(new PayloadCodec().decode(payload).fields(), "", fields, masking);
        } catch (UnreadableException noRecord) {
            throw Refusals.test("the payload is no record after all");
        }
    }

    private static Map<String, Object> invented(
            Map<String, Object> record, String path, PersonalFields fields, Masking masking) {
        Map<String, Object> invented = new LinkedHashMap<>();
        record.forEach((name, value) ->
                invented.put(name, invented(value, path.isEmpty() ? name : path + "." + name, fields, masking)));
        return invented;
    }

    @SuppressWarnings("unchecked") // a map in a payload has texts as keys
    private static @Nullable Object invented(
            @Nullable Object value, String path, PersonalFields fields, Masking masking) {
        if (value instanceof Map<?, ?> map) {
            return invented((Map<String, Object>) map, path, fields, masking);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> invented = new ArrayList<>();
            list.forEach(element -> invented.add(invented(element, path, fields, masking)));
            return invented;
        }
        PersonalClass kind = value == null || value instanceof Boolean ? null : fields.ofRecord(path);
        if (value == null || kind == null) {
            return value;
        }
        String masked = masking.mask(kind, text(value));
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
