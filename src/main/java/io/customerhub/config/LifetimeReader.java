package io.customerhub.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long what failed is kept and may wait, and when people have to know: {@code retention}, {@code timeToRepair},
 * {@code errorRate} (dead letters a minute) and {@code timeToNotify} of the contract's {@code slaProperties}, and {@code retention.CLASS} of its {@code customProperties} for records with a field of that {@code
 * classification}, because the Open Data Contract Standard 3.1 has no place for the retention of a class.
 */
final class LifetimeReader {

    private static final String OF_CLASS = "retention.";

    private static final Duration HOUR = Duration.ofHours(1);

    private final Problems problems;

    LifetimeReader(Problems problems) {
        this.problems = problems;
    }

    /** What the contract promises; what cannot be read is a problem. */
    Contract.Lifetime read(YamlFields contract) {
        List<YamlNode> promises = items(contract.get("slaProperties"));
        Set<String> classes = new HashSet<>();
        items(contract.get("schema")).forEach(schema -> classes(schema, classes));
        Stream<@Nullable Duration> whole = promises.stream()
                .filter(property -> property.text("property").equals("retention"))
                .map(property -> time(property, property.text("value"), property.text("unit"), HOUR));
        Stream<@Nullable Duration> byClass = items(contract.get("customProperties")).stream()
                .filter(property -> property.text("property").startsWith(OF_CLASS))
                .filter(property -> classes.contains(
                        property.text("property").substring(OF_CLASS.length()).toLowerCase(Locale.ROOT)))
                .map(this::timeOfClass);
        return new Contract.Lifetime(
                Stream.concat(whole, byClass)
                        .filter(Objects::nonNull)
                        .min(Duration::compareTo)
                        .orElse(null),
                least(promises, "timeToRepair", HOUR),
                promises.stream()
                        .filter(property -> property.text("property").equals("errorRate"))
                        .map(this::aMinute)
                        .filter(Objects::nonNull)
                        .min(Long::compareTo)
                        .orElse(null),
                least(promises, "timeToNotify", Duration.ofMinutes(1)));
    }

    private @Nullable Duration least(List<YamlNode> promises, String name, Duration shortest) {
        return promises.stream()
                .filter(property -> property.text("property").equals(name))
                .map(property -> time(property, property.text("value"), property.text("unit"), shortest))
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .orElse(null);
    }

    private @Nullable Long aMinute(YamlNode property) {
        String value = property.text("value");
        if (value.matches("\\d{1,9}") && property.text("unit").equals("min")) {
            return Long.valueOf(value);
        }
        problems.add(
                property.place(),
                ProblemCode.CONTRACT_ERROR_RATE,
                "found the errorRate '" + (value + " " + property.text("unit")).strip()
                        + "', expected a whole number and the unit min; write {property: errorRate, value: 10, unit: min}");
        return null;
    }

    private static void classes(YamlNode node, Set<String> into) {
        for (YamlNode property : items(node.at("properties"))) {
            into.add(property.text("classification").toLowerCase(Locale.ROOT));
            classes(property, into);
        }
    }

    private @Nullable Duration timeOfClass(YamlNode property) {
        String[] words = property.text("value").strip().split("\\s+", 2);
        return time(property, words[0], words.length == 2 ? words[1] : "", HOUR);
    }

    private @Nullable Duration time(YamlNode property, String value, String unit, Duration shortest) {
        Long seconds = DeliveryReader.SECONDS.get(unit.toLowerCase(Locale.ROOT));
        if (seconds != null && value.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            BigDecimal time = new BigDecimal(value).multiply(BigDecimal.valueOf(seconds));
            if (time.compareTo(BigDecimal.valueOf(shortest.toSeconds())) >= 0
                    && time.compareTo(DeliveryReader.MOST_SECONDS) <= 0) {
                return Duration.ofSeconds(time.longValue());
            }
        }
        String name = property.text("property");
        problems.add(
                property.place(),
                ProblemCode.CONTRACT_LIFETIME,
                "found the " + name + " '" + (value + " " + unit).strip()
                        + "', expected a number and one of s, min, h, d, w, y, together from one "
                        + (shortest.equals(HOUR) ? "hour" : "minute") + " to a hundred years;"
                        + " write "
                        + (name.startsWith(OF_CLASS)
                                ? "{property: " + name + ", value: 30 d}"
                                : "{property: " + name + ", value: 30, unit: d}"));
        return null;
    }

    private static List<YamlNode> items(@Nullable YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of();
    }
}
