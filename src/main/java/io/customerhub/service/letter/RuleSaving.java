package io.customerhub.service.letter;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.Problem;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.service.letter.SaveRule.Saved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes mending rules into mappings. */
final class RuleSaving {

    private static final List<String> PARTS = List.of("routes", "connectors", "hub.properties", "matching.yaml");

    private final ConfiguredStreams configured;
    private final ProjectFolder project;
    private final ProjectCheck check;

    RuleSaving(ConfiguredStreams configured, ProjectFolder project, ProjectCheck check) {
        this.configured = configured;
        this.project = project;
        this.check = check;
    }

    Saved save(SaveRule request) {
        MendingRule rule = request.rule();
        MendingRule.mending(List.of(rule));
        StreamConfiguration configuration = configured.of(request.stream());
        if (configuration == null) {
            throw Refusals.rule("the stream " + request.stream() + " has no sound mapping; see hub check");
        }
        List<FieldMapping> lines = configuration.mapping().fields().stream()
                .filter(line ->
                        line.from().stream().anyMatch(path -> path.text().equals(rule.field())))
                .toList();
        if (lines.isEmpty()) {
            return left(
                    "no line of the mapping reads the field '" + rule.field() + "', so there is no place for the rule");
        }
        FieldMapping line = lines.get(0);
        return switch (rule.kind()) {
            case MAP -> map(rule, line);
            case DATE -> date(rule, line);
            case TRIM -> left("nothing needs to be written: every value is trimmed before it is standardized");
            case SET ->
                left("a mapping has no rule that writes one value over what a source sends. A fixed value for every"
                        + " record is value: in place of from:, records that should not come in are left out by skip:");
            case REPLACE ->
                left("a mapping has no regular expressions. Whole values are replaced by map: of a code; other"
                        + " forms of a value are a matter of its type in as:, or of the source");
        };
    }

    private Saved map(MendingRule rule, FieldMapping line) {
        if (!(line.options().get("map") instanceof Map<?, ?> codes)) {
            return left("the attribute " + line.attribute() + " is read as '" + line.as()
                    + "', which has no map of codes; as: code with map: {"
                    + String.join(", ", rule.values().keySet())
                    + ": …} has one");
        }
        Map<String, String> missing = rule.values().entrySet().stream()
                .filter(one -> !codes.containsKey(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> meaning(codes, one.getValue())));
        Set<?> known = Set.copyOf(codes.values());
        List<String> unknown = missing.values().stream()
                .filter(value -> !known.contains(value))
                .toList();
        if (!unknown.isEmpty()) {
            return left("the map of " + line.attribute() + " does not know what " + unknown.size()
                    + " of the new values stand for; a rule that is saved maps to a code that the map has, or to one of its"
                    + " meanings: " + known);
        }
        if (missing.isEmpty()) {
            return left("the map of " + line.attribute() + " has these values already");
        }
        return write(line, text -> MappingText.withCodes(text, line, missing), codeFile(line));
    }

    private Path codeFile(FieldMapping line) {
        Path mapping = project.root().resolve(line.place().file());
        String codes = line.codeFile();
        return codes == null ? mapping : project.root().resolve(codes);
    }

    /** A rule maps to what the source says otherwise; the map says what that means. */
    private static String meaning(Map<?, ?> codes, String value) {
        return String.valueOf(codes.containsKey(value) ? codes.get(value) : value);
    }

    private Saved date(MendingRule rule, FieldMapping line) {
        if (!line.as().equals("date") && !line.as().equals("datetime")) {
            return left("the attribute " + line.attribute() + " is read as '" + line.as() + "', not as a date");
        }
        String order = order(String.valueOf(rule.format()));
        if (order == null) {
            return left("a mapping names the order of day, month and year, and the format has not all three of them");
        }
        if (order.equals(line.options().get("order"))) {
            return left("the line of " + line.attribute() + " has order: " + order + " already; the type '" + line.as()
                    + "' reads separators and lengths by itself");
        }
        return write(
                line,
                text -> MappingText.withOption(text, line, "order", order),
                project.root().resolve(line.place().file()));
    }

    /** The words of a mapping for the order in which a format has its parts; null when one is missing. */
    static @org.jspecify.annotations.Nullable String order(String format) {
        String letters = format.replaceAll("'[^']*'", "").replace('u', 'y').replace('L', 'M');
        int year = letters.indexOf('y');
        int month = letters.indexOf('M');
        int day = letters.indexOf('d');
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        return Stream.of(Map.entry(year, "year"), Map.entry(month, "month"), Map.entry(day, "day"))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("-"));
    }

    /** Changes the text of a file. */
    private interface Change {
        MappingText.Changed of(String text);
    }

    private Saved write(FieldMapping line, Change change, Path file) {
        try {
            String text = Files.readString(file);
            MappingText.Changed changed = change.of(text);
            if (changed == null) {
                return left("the line of " + line.attribute()
                        + " is written in a way that cannot be changed without losing its"
                        + " layout; write the rule into " + project.relative(file) + " by hand");
            }
            List<Problem> before = check.of(project);
            List<Problem> after = checked(file, changed.text());
            List<String> problems = after.stream()
                    .filter(problem -> before.stream().noneMatch(problem::equals))
                    .map(Problem::toString)
                    .toList();
            String name = project.relative(file);
            if (!problems.isEmpty()) {
                return new Saved(
                        false,
                        name,
                        changed.line(),
                        changed.before(),
                        changed.after(),
                        "the check of the project found a problem, so the file is as it was",
                        problems);
            }
            replace(file, text, changed.text());
            return new Saved(
                    true,
                    name,
                    changed.line(),
                    changed.before(),
                    changed.after(),
                    "written; a hub that runs takes it up by itself or by hub reload. Letters that are there already stay:"
                            + " replay them",
                    List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the check says of the project with this file; it is tried in a copy, as a running hub reads the project itself. */
    private List<Problem> checked(Path file, String text) throws IOException {
        Path copy = Files.createTempDirectory("hub-rule");
        try {
            for (String part : PARTS) {
                Path from = project.root().resolve(part);
                if (Files.exists(from)) {
                    copy(from, copy.resolve(part));
                }
            }
            Files.writeString(copy.resolve(project.root().relativize(file)), text);
            return check.of(new ProjectFolder(copy));
        } finally {
            delete(copy);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.copy(file, target);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** In one step, and only when nobody wrote meanwhile. */
    private void replace(Path file, String read, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        if (!Files.readString(file).equals(read)) {
            Files.delete(fresh);
            throw Refusals.conflict(project.relative(file) + " was changed by somebody else just now; try again");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Saved left(String words) {
        return new Saved(false, null, 0, "", "", words, List.of());
    }
}
