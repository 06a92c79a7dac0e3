package io.customerhub.config;

import io.customerhub.record.Hashes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How records become customers and which values survive: what {@code matching.yaml} says, or the defaults.
 *
 * @param thresholds where the zones end
 * @param identifiers how far each kind of identifier tells one customer from another, by its system
 * @param sources how far source systems or streams are trusted, 0 to 1; those without a word here are trusted
 *     {@link #USUAL_TRUST}
 * @param halfLifeDays after how many days a value is trusted half as much as one that is new
 * @param survivorship what differs for single groups of attributes
 */
public record MatchingRules(
        Zones thresholds,
        Map<String, IdentifierKind> identifiers,
        Map<String, Double> sources,
        double halfLifeDays,
        Map<SurvivingGroup, GroupRule> survivorship) {

    /** The trust in a source of which nothing is said. */
    public static final double USUAL_TRUST = 0.5;

    private static final long UPPER_HALF = 0xFFFF_FFFF_0000_0000L;

    /** The name of the file, in the project folder. */
    public static final String FILE = "matching.yaml";

    /**
     * What holds without a file. A resident id or a credit code is given to one person or company only (GB 11643, GB 32100),
     * as are LEI (ISO 17442) and D-U-N-S numbers; what most records agree on is the best guess for what never changes.
     */
    public static final MatchingRules DEFAULT = new MatchingRules(
            Zones.DEFAULT,
            Map.of(
                    "cn-resident-id", IdentifierKind.EXCLUSIVE,
                    "credit-code", IdentifierKind.EXCLUSIVE,
                    "tax-number", IdentifierKind.EXCLUSIVE,
                    "lei", IdentifierKind.EXCLUSIVE,
                    "duns", IdentifierKind.EXCLUSIVE,
                    "vat", IdentifierKind.STRONG,
                    "iban", IdentifierKind.SHARED),
            Map.of(),
            730,
            Map.of(
                    SurvivingGroup.BIRTH_DATE, new GroupRule(Preference.MOST_FREQUENT, Map.of()),
                    SurvivingGroup.GENDER, new GroupRule(Preference.MOST_FREQUENT, Map.of())));

    /**
     * A hash of all that the rules say, the same on every machine: in the upper half what decides who is one customer, in the
     * lower one what decides which values survive.
     */
    public long fingerprint() {
        Map<SurvivingGroup, String> groups = new TreeMap<>();
        survivorship.forEach((group, rule) -> groups.put(group, rule.prefer() + " " + new TreeMap<>(rule.sources())));
        long matching = Hashes.of(thresholds + " " + new TreeMap<>(identifiers));
        long surviving = Hashes.of(new TreeMap<>(sources) + " " + halfLifeDays + " " + groups);
        return matching & UPPER_HALF | surviving & ~UPPER_HALF;
    }

    /** True when rules of that fingerprint join the same records, whatever values survive by them. */
    public boolean matchesLike(long other) {
        return (fingerprint() & UPPER_HALF) == (other & UPPER_HALF);
    }

    /** Copies the maps. */
    public MatchingRules {
        identifiers = Map.copyOf(identifiers);
        sources = Map.copyOf(sources);
        survivorship = Map.copyOf(survivorship);
    }

    /**
     * Where the zones end, in bits: log2 of the odds that two records are one customer.
     *
     * @param same pairs from here on are joined
     * @param review pairs from here on are for a steward
     * @param cohesion groups are joined only when the mean of the pairs between them reaches this
     */
    public record Zones(double same, double review, double cohesion) {
        /** Odds of four to one, as the core of matching has it. */
        public static final Zones DEFAULT = new Zones(2, -3, -3);
    }

    /** How far an identifier tells one customer from another. */
    public enum IdentifierKind {
        /** A customer has one for ever: two different ones are two customers. */
        EXCLUSIVE,
        /** Of one customer, who may have several or an old one. */
        STRONG,
        /** Several customers may share it, such as the account of a household. */
        SHARED,
        /** Says little, such as a number that is given out again. */
        WEAK;

        /** The word in files: {@code exclusive}. */
        public String yamlName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** All words. */
        public static List<String> yamlNames() {
            return Arrays.stream(values()).map(IdentifierKind::yamlName).toList();
        }

        /** The kind of that name, or null. */
        public static @Nullable IdentifierKind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.yamlName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What decides first which value survives; then trust, support, time and the name of the record decide. */
    public enum Preference {
        /** Trust: source priority × recency × validity. */
        TRUSTED,
        /** The latest version of a source record. */
        NEWEST,
        /** What most records say. */
        MOST_FREQUENT,
        /** The longest text. */
        LONGEST;

        /** The word in files: {@code most-frequent}. */
        public String yamlName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** All words. */
        public static List<String> yamlNames() {
            return Arrays.stream(values()).map(Preference::yamlName).toList();
        }

        /** The rule of that name, or null. */
        public static @Nullable Preference named(String name) {
            return Arrays.stream(values())
                    .filter(rule -> rule.yamlName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What differs for one group of attributes.
     *
     * @param prefer what decides first
     * @param sources trust in sources for this group alone, 0 to 1
     */
    public record GroupRule(Preference prefer, Map<String, Double> sources) {

        static final GroupRule USUAL = new GroupRule(Preference.TRUSTED, Map.of());

        /** Copies the map. */
        public GroupRule {
            sources = Map.copyOf(sources);
        }
    }

    /** What decides first which value of a group survives. */
    public Preference preference(SurvivingGroup group) {
        return survivorship.getOrDefault(group, GroupRule.USUAL).prefer();
    }

    /** How far a stream is trusted for a group, 0 to 1: the nearest word counts, group before all, stream before system. */
    public double trust(SurvivingGroup group, String system, String stream) {
        Map<String, Double> own =
                survivorship.getOrDefault(group, GroupRule.USUAL).sources();
        for (Map<String, Double> said : List.of(own, sources)) {
            // asked for every value of every record, and mostly nothing is said
            Double trust = said.isEmpty() ? null : said.getOrDefault(system + '/' + stream, said.get(system));
            if (trust != null) {
                return trust;
            }
        }
        return USUAL_TRUST;
    }

    /** The kind of an identifier; strong when nothing is said of it. */
    public IdentifierKind identifier(String system) {
        return identifiers.getOrDefault(system, IdentifierKind.STRONG);
    }
}
