package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.StandardizerType;
import io.customerhub.record.RuleSteps.Step;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub standardize}: tries a standardizer on values from stdin. */
@Command(
        name = "standardize",
        description = {
            "Standardizes the values that it reads from stdin, one a line, and prints what became of each and why.",
            "With --json the lines may be JSON objects {id, input, context}; of the context it uses region, locale (its"
                    + " country counts as region), lang, order, country and system."
        },
        footer = {"", "Example: echo '(010) 6552-9988' | hub standardize phone --region CN"},
        mixinStandardHelpOptions = true)
final class StandardizeCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ORDERS =
            Map.of("DMY", "day-month-year", "MDY", "month-day-year", "YMD", "year-month-day");

    private final Terminal terminal;
    private final Standardizers standardizers = new Standardizers();
    private final Map<Trial.Settings, Trial> trials = new HashMap<>();

    @Parameters(paramLabel = "TYPE", arity = "0..1", description = "A type, such as phone; --list shows all.")
    private @Nullable String type;

    @Option(names = "--list", description = "List the types, each with an example.")
    private boolean list;

    @Option(names = "--region", paramLabel = "CN", description = "The record's region, ISO 3166-1 alpha-2.")
    private @Nullable String region;

    @Option(names = "--locale", paramLabel = "zh-CN", description = "The language of the values, and the region.")
    private @Nullable String locale;

    @Option(names = "--order", paramLabel = "ORDER", description = "The order of dates, such as day-month-year.")
    private @Nullable String order;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "An option of the type, as a mapping has it; lists and maps are written as YAML flow is in JSON.")
    private Map<String, String> options = Map.of();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    StandardizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            list();
            return ExitCode.GOOD.number();
        }
        StandardizerType known = type == null ? null : Standardizers.type(type);
        if (known == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-STD-001  there is no type '" + type + "'; hub standardize --list shows all: "
                            + String.join(", ", Standardizers.types().keySet()));
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (json) {
                terminal.out().println(document(known, line, number));
            } else {
                print(line, trial(known, context(JSON.createObjectNode())).of(line));
            }
        }
        return ExitCode.GOOD.number();
    }

    private void list() {
        if (json) {
            ArrayNode types = JSON.createArrayNode();
            Standardizers.types().values().forEach(one -> types.addObject()
                    .put("type", one.name())
                    .put("description", one.description())
                    .put("example", one.example()));
            terminal.out()
                    .println(JSON.createObjectNode().put("schemaVersion", 1).set("types", types));
            return;
        }
        TextTable table = new TextTable("type", "example");
        Standardizers.types().values().forEach(one -> table.row(one.name(), one.example()));
        terminal.out().print(table.text());
    }

    private ObjectNode document(StandardizerType known, String line, int number) {
        ObjectNode given = read(line);
        String input = given == null ? line : given.path("input").asText();
        JsonNode inner = given == null ? JSON.createObjectNode() : given.path("context");
        ObjectNode context = context(inner.isObject() ? (ObjectNode) inner : JSON.createObjectNode());
        Trial.Result result = trial(known, context).of(input);
        ObjectNode document = JSON.createObjectNode();
        if (given != null && given.has("id")) {
            document.set("id", given.get("id"));
        } else {
            document.put("id", number);
        }
        StandardValue standard = result.standard();
        document.set("value", node(standard.value()));
        document.put("validity", standard.validity().name().toLowerCase(Locale.ROOT));
        ObjectNode parts = document.putObject("parts");
        new TreeMap<>(standard.parts()).forEach((name, part) -> parts.set(name, node(part)));
        ArrayNode issues = document.putArray("issues");
        standard.issues().forEach(issues::add);
        ArrayNode steps = document.putArray("steps");
        for (Step step : result.steps()) {
            steps.addObject()
                    .put("rule", step.rule().code())
                    .put("before", step.before())
                    .put("after", step.after())
                    .put("reason", step.rule().reason());
        }
        return document;
    }

    /** The line as a JSON object with an input, or null when it is a plain value. */
    private static @Nullable ObjectNode read(String line) {
        if (!line.startsWith("{")) {
            return null;
        }
        try {
            return JSON.readTree(line) instanceof ObjectNode object && object.has("input") ? object : null;
        } catch (JsonProcessingException plain) {
            return null;
        }
    }

    /** The context of a line, with what the command line says where the line says nothing. */
    private ObjectNode context(ObjectNode given) {
        ObjectNode context = given.deepCopy();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("region", region);
        said.put("locale", locale);
        said.put("order", order);
        said.forEach((name, value) -> {
            if (value != null && !context.hasNonNull(name)) {
                context.put(name, value);
            }
        });
        return context;
    }

    private Trial trial(StandardizerType known, ObjectNode context) {
        Locale told = locale(text(context, "locale"));
        String place = first(text(context, "region"), text(context, "country"), told.getCountry());
        Map<String, Object> all = new LinkedHashMap<>();
        for (StandardizerType.Option option : known.options()) {
            String value = options.containsKey(option.name())
                    ? options.get(option.name())
                    : usable(option, text(context, option.name()));
            if (!value.isEmpty() && !option.name().equals("region")) {
                all.put(option.name(), value(option, value));
            }
        }
        Trial.Settings settings = new Trial.Settings(
                known.name(), all, region(place), emptyToNull(first(text(context, "lang"), told.getLanguage())));
        return trials.computeIfAbsent(settings, this::create);
    }

    /** A language tag of BCP 47; two capitals alone are a country, as some lists of cases have it. */
    private static Locale locale(String tag) {
        boolean country = tag.length() == 2 && tag.equals(tag.toUpperCase(Locale.ROOT));
        return Locale.forLanguageTag(country ? "und-" + tag : tag.replace('_', '-'));
    }

    private Trial create(Trial.Settings settings) {
        try {
            return new Trial(settings, standardizers);
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-STD-002  " + refused.getMessage());
        }
    }

    private static Object value(StandardizerType.Option option, String text) {
        try {
            return switch (option.kind()) {
                case TEXT -> text;
                case NUMBER -> Integer.valueOf(text);
                case FLAG -> Boolean.valueOf(text);
                case LIST -> List.of(text.split(","));
                case MAP -> JSON.readValue(text, Map.class);
            };
        } catch (NumberFormatException | JsonProcessingException wrong) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-STD-002  option " + option.name() + ": expected "
                            + option.kind().name().toLowerCase(Locale.ROOT) + ", found '" + text + "'");
        }
    }

    private static String text(ObjectNode context, String name) {
        JsonNode value = context.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** What a context says of an option; empty when the option does not know it, for contexts serve many types. */
    private static String usable(StandardizerType.Option option, String told) {
        String value = option.name().equals("order") ? ORDERS.getOrDefault(told.toUpperCase(Locale.ROOT), told) : told;
        return option.values().isEmpty() || option.values().contains(value) ? value : "";
    }

    /** The region of a code or a name of a country; null when there is none. */
    private @Nullable String region(String place) {
        if (place.isEmpty()) {
            return null;
        }
        if (place.length() == 2) {
            return place.toUpperCase(Locale.ROOT);
        }
        Trial.Settings country = new Trial.Settings("country", Map.of(), null, null);
        return trials.computeIfAbsent(country, this::create)
                                .of(place)
                                .standard()
                                .value()
                        instanceof String code
                ? code
                : null;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return value instanceof Boolean || value instanceof Number
                ? JSON.valueToTree(value)
                : JSON.getNodeFactory().textNode(value.toString());
    }

    private void print(String input, Trial.Result result) {
        StandardValue standard = result.standard();
        StringBuilder line = new StringBuilder(input)
                .append("  ->  ")
                .append(standard.value() == null ? "(none)" : plain(standard.value()))
                .append("  ")
                .append(standard.validity().name().toLowerCase(Locale.ROOT));
        new TreeMap<>(standard.parts())
                .forEach((name, part) ->
                        line.append("  ").append(name).append('=').append(plain(part)));
        terminal.out().println(line);
        standard.issues().forEach(issue -> terminal.out().println("    " + issue + "  " + IssueWords.reasonOf(issue)));
        for (Step step : result.steps()) {
            terminal.out()
                    .println("    " + step.rule().code() + "  '" + step.before() + "' -> '" + step.after() + "'  "
                            + step.rule().reason());
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
