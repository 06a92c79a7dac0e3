package io.customerhub.standardize;

import io.customerhub.config.OnInvalid;
import io.customerhub.config.StandardizerType;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table of cases beside the tests: {@code input | context | validity | value | parts or issue}, context as
 * {@code region=CN;order=day-month-year} and options of the standardizer.
 */
final class CaseTable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final Standardizers STANDARDIZERS = new Standardizers(CLOCK);

    private CaseTable() {}

    record Case(int line, String input, Map<String, String> context, String expected) {}

    static List<Case> read(String resource) {
        try (InputStream stream = Objects.requireNonNull(CaseTable.class.getResourceAsStream(resource))) {
            List<Case> cases = new ArrayList<>();
            int number = 0;
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split(" \\| ", -1);
                Map<String, String> context = new LinkedHashMap<>();
                for (String pair :
                        cells[1].isBlank() ? new String[0] : cells[1].strip().split(";")) {
                    String[] parts = pair.split("=", 2);
                    context.put(parts[0], parts[1]);
                }
                String rest = String.join(" | ", List.of(cells).subList(2, cells.length));
                cases.add(new Case(number, cells[0], context, rest.strip()));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong, one line a case; empty when all is well. */
    static List<String> failures(String type, String resource) {
        List<String> failures = new ArrayList<>();
        for (Case test : read(resource)) {
            String found = describe(standardize(type, test.input(), test.context()));
            if (!found.equals(test.expected())) {
                failures.add(resource + ":" + test.line() + "  '" + test.input() + "'\n  expected " + test.expected()
                        + "\n  found    " + found);
            }
        }
        return failures;
    }

    /** Cases whose standard value, standardized again, becomes another one. */
    static List<String> changedBySecondPass(String type, String resource) {
        List<String> failures = new ArrayList<>();
        for (Case test : read(resource)) {
            Object first = standardize(type, test.input(), test.context()).value();
            if (first != null) {
                Object second = standardize(type, text(first), test.context()).value();
                if (!first.equals(second)) {
                    failures.add("'" + test.input() + "': first " + first + ", then " + second);
                }
            }
        }
        return failures;
    }

    static StandardValue standardize(String type, String input, Map<String, String> context) {
        Map<String, Object> options = new LinkedHashMap<>();
        List<StandardizerType.Option> known =
                Objects.requireNonNull(Standardizers.types().get(type)).options();
        for (StandardizerType.Option option : known) {
            String value = context.get(option.name());
            if (value != null && !(type.equals("phone") && option.name().equals("region"))) {
                options.put(option.name(), optionValue(option, value));
            }
        }
        StreamMapping stream = Mappings.stream(context.get("region"), context.get("order"));
        Standardizer standardizer = STANDARDIZERS.create(Mappings.field("x", type, options, OnInvalid.KEEP), stream);
        RecordContext here = context(context.get("region"), context.get("order"));
        return standardizer.standardize(
                input,
                new RecordContext(here.region(), context.get("language"), here.order(), here.zone(), here.trace()));
    }

    static RecordContext context(@Nullable String region, @Nullable String order) {
        return new RecordContext(region, DateOrder.named(order), ZoneId.of("Asia/Shanghai"));
    }

    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Object optionValue(StandardizerType.Option option, String value) {
        return switch (option.kind()) {
            case NUMBER -> Integer.valueOf(value);
            case FLAG -> Boolean.valueOf(value);
            case LIST -> List.of(value.split(","));
            case MAP -> {
                Map<String, String> map = new LinkedHashMap<>();
                for (String pair : value.split(",")) {
                    map.put(pair.split(":")[0], pair.split(":")[1]);
                }
                yield map;
            }
            case TEXT -> value;
        };
    }

    static String describe(StandardValue value) {
        StringBuilder out = new StringBuilder(value.validity().name().toLowerCase(java.util.Locale.ROOT));
        if (value.value() != null) {
            out.append(" | ").append(text(value.value()));
        }
        if (!value.parts().isEmpty()) {
            out.append(" | ").append(new TreeMap<>(value.parts()));
        }
        for (String issue : value.issues()) {
            out.append(" | ").append(issue);
        }
        return out.toString();
    }
}
