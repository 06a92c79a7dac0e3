package io.customerhub.config;

import io.customerhub.arrival.Flag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads how often a source delivers: {@code frequency} of the contract's {@code slaProperties}, and which flags its
 * {@code customProperties} keep quiet. {@link LifetimeReader} reads others; the rest of these properties is for people.
 */
final class DeliveryReader {

    /** The words of the Open Data Contract Standard 3.1 for days and years, and the ISO 80000-3 symbols for the rest. */
    static final Map<String, Long> SECONDS = Map.ofEntries(
            Map.entry("s", 1L),
            Map.entry("min", 60L),
            Map.entry("h", 3_600L),
            Map.entry("d", 86_400L),
            Map.entry("day", 86_400L),
            Map.entry("days", 86_400L),
            Map.entry("w", 604_800L),
            Map.entry("y", 31_536_000L),
            Map.entry("yr", 31_536_000L),
            Map.entry("years", 31_536_000L));

    /** What a frequency may be counted in. */
    static final List<String> UNITS = SECONDS.keySet().stream().sorted().toList();

    static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100L * 31_536_000L);

    private final Problems problems;

    DeliveryReader(Problems problems) {
        this.problems = problems;
    }

    Contract.Delivery read(YamlFields contract) {
        Duration every = null;
        for (YamlNode property : items(contract.get("slaProperties"))) {
            if (property.text("property").equals("frequency")) {
                every = frequency(property);
            }
        }
        Set<String> quiet = new TreeSet<>();
        for (YamlNode property : items(contract.get("customProperties"))) {
            if (property.text("property").equals("quiet")) {
                quiet.add(quiet(property));
            }
        }
        return new Contract.Delivery(every, Set.copyOf(quiet));
    }

    private static List<YamlNode> items(@Nullable YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of();
    }

    private @Nullable Duration frequency(YamlNode property) {
        YamlNode value = property.at("value");
        BigDecimal number = value == null ? null : YamlFields.number(value);
        Long unit = SECONDS.get(property.text("unit").toLowerCase(Locale.ROOT));
        BigDecimal seconds =
                number == null || unit == null ? BigDecimal.ZERO : number.multiply(BigDecimal.valueOf(unit));
        if (seconds.compareTo(BigDecimal.ONE) < 0 || seconds.compareTo(MOST_SECONDS) > 0) {
            problems.add(
                    property.place(),
                    ProblemCode.CONTRACT_FREQUENCY,
                    "found the frequency '" + (property.text("value") + " " + property.text("unit")).strip()
                            + "', expected a number and one of s, min, h, d, w, y, together at least a second; write"
                            + " {property: frequency, value: 1, unit: d}");
            return null;
        }
        return Duration.ofSeconds(seconds.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private String quiet(YamlNode property) {
        String flag = property.text("value");
        if (!Flag.Kind.words().contains(flag) || property.text("description").isBlank()) {
            problems.add(
                    property.place(),
                    ProblemCode.CONTRACT_QUIET,
                    "found quiet '" + flag + "' with the reason '" + property.text("description")
                            + "', expected one of " + String.join(", ", Flag.Kind.words())
                            + " and a reason; write {property: quiet, value: silence, description: the shop is closed in August}"
                            + NearestName.hint(flag, Flag.Kind.words()));
        }
        return flag;
    }
}
