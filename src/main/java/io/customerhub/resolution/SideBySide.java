package io.customerhub.resolution;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two records beside each other, for people: what one says, what the other says, and how alike that looks. It is not what
 * matching weighs; {@link PairExplanation} tells that. Not safe for use by several threads.
 */
public final class SideBySide {

    private static final String WHOLE = "formatted_name";
    private static final String LEGAL = "legal_name";
    private static final String TRADING = "trading_name";

    /** The columns after the names; those that do not help to tell who somebody is are left out. */
    private static final List<String> SCALARS =
            List.of("birth_date", "birth_date_partial", "gender", "language", "nationality");

    private static final List<String> ADDRESS = List.of(
            "street_address",
            "address_district",
            "address_locality",
            "address_region",
            "postal_code",
            "address_country");

    private final Parties parties = new Parties();
    private final Likenesses likenesses = new Likenesses(parties);

    /** How alike two sides are. */
    public enum Likeness {
        /** Equal but for capitals, spaces and punctuation. */
        SAME("="),
        /** Near each other, or with something in common. */
        ALIKE("~"),
        /** Neither. */
        DIFFERENT("≠"),
        /** One side says nothing, or they cannot be compared. */
        UNKNOWN("");

        private final String mark;

        Likeness(String mark) {
            this.mark = mark;
        }

        /** One character for the terminal; empty for UNKNOWN. */
        public String mark() {
            return mark;
        }
    }

    /**
     * What two records say about one attribute.
     *
     * @param attribute name, contact or company, a column of {@code standard.customer}, the system of contact points,
     *     address, or the system of identifiers after {@code identifier.}
     * @param left what one record says; empty when nothing
     * @param right what the other says
     */
    public record Line(String attribute, List<String> left, List<String> right, Likeness likeness) {}

    /** What the two say, one line for each attribute that one of them has; the name first. */
    public List<Line> of(CustomerRecord left, CustomerRecord right) {
        CustomerRecord one = parties.complete(left);
        CustomerRecord other = parties.complete(right);
        List<Line> lines = new ArrayList<>();
        boolean isOrganization = one.partyType() == PartyType.ORGANIZATION;
        if (isOrganization) {
            // one system's trading name is the other's registered one
            add(lines, "company", values(one, LEGAL, TRADING), values(other, LEGAL, TRADING));
        }
        add(lines, isOrganization ? "contact" : "name", values(one, WHOLE), values(other, WHOLE));
        add(lines, "nickname", values(one, "nickname"), values(other, "nickname"));
        for (String column : SCALARS) {
            add(lines, column, values(one, column), values(other, column));
        }
        addAll(lines, "", bySystem(one.contactPoints()), bySystem(other.contactPoints()));
        add(lines, "address", addresses(one), addresses(other));
        addAll(lines, "identifier.", bySystem(one.identifiers()), bySystem(other.identifiers()));
        return lines;
    }

    private void addAll(
            List<Line> lines, String prefix, Map<String, List<String>> left, Map<String, List<String>> right) {
        Set<String> systems = new TreeSet<>(left.keySet());
        systems.addAll(right.keySet());
        for (String system : systems) {
            add(lines, prefix + system, left.getOrDefault(system, List.of()), right.getOrDefault(system, List.of()));
        }
    }

    private void add(List<Line> lines, String attribute, List<String> left, List<String> right) {
        if (!left.isEmpty() || !right.isEmpty()) {
            lines.add(new Line(attribute, left, right, likenesses.of(attribute, left, right)));
        }
    }

    private static List<String> values(CustomerRecord record, String... columns) {
        return Stream.of(columns)
                .map(record::value)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Map<String, List<String>> bySystem(List<Map<String, String>> entries) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Map<String, String> entry : entries) {
            values.computeIfAbsent(entry.getOrDefault("system", ""), any -> new LinkedHashSet<>())
                    .add(entry.getOrDefault("value", ""));
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((system, distinct) -> lists.put(system, List.copyOf(distinct)));
        return lists;
    }

    private static List<String> addresses(CustomerRecord record) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Map<String, String> entry : record.addresses()) {
            List<String> parts =
                    ADDRESS.stream().filter(entry::containsKey).map(entry::get).toList();
            addresses.add(parts.isEmpty() ? entry.getOrDefault("formatted_address", "") : String.join(", ", parts));
        }
        addresses.remove("");
        return List.copyOf(addresses);
    }
}
