package io.customerhub.golden;

import io.customerhub.config.SurvivingGroup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that a steward holds against survivorship. It hangs on a source record and goes with it from customer to
 * customer.
 *
 * @param id the order of pins
 * @param record the record it hangs on
 * @param attribute one of {@link #attributes()}
 * @param value columns of {@code golden.customer} and their texts as PostgreSQL writes them; the columns of the group that
 *     are not there are empty
 * @param reason why, in the steward's words
 * @param by who
 * @param at when
 * @param until until when it counts, not including it; null for ever
 */
public record Pin(
        long id,
        RecordKey record,
        String attribute,
        Map<String, String> value,
        String reason,
        String by,
        Instant at,
        @Nullable Instant until) {

    /** The pin of the phone that is called first. */
    public static final String PHONE = "phone";

    /** The pin of the e-mail address that is written to first. */
    public static final String EMAIL = "email";

    /** The one that counts comes first: the latest, of equals the one with the highest id. */
    static final Comparator<Pin> ORDER =
            Comparator.comparing(Pin::at).thenComparingLong(Pin::id).reversed();

    /** Copies the map. */
    public Pin {
        value = Map.copyOf(value);
    }

    /** What can be pinned: the groups of attributes that do not repeat, and the first phone and e-mail address. */
    public static List<String> attributes() {
        Stream<String> groups = Stream.of(SurvivingGroup.values())
                .filter(group -> !group.isRepeated())
                .map(SurvivingGroup::yamlName);
        return Stream.concat(groups, Stream.of(PHONE, EMAIL)).toList();
    }

    /** The columns of {@code golden.customer} that a pin of an attribute sets. */
    public static List<String> columns(String attribute) {
        SurvivingGroup group = SurvivingGroup.named(attribute);
        return group == null ? List.of(attribute) : group.columns();
    }
}
