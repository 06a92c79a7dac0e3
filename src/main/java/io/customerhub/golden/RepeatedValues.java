package io.customerhub.golden;

import io.customerhub.config.MatchingRules;
import io.customerhub.config.SurvivingGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contact points, addresses and identifiers of a customer: each once, the one that is trusted most first. */
final class RepeatedValues {

    private static final Comparator<Candidate> BY_KIND =
            Comparator.comparing(one -> rank(one.value().get("system")));

    /** What says where an address is that has no street. */
    private static final List<String> PLACE =
            List.of("formatted_address", "postal_code", "address_locality", "address_district");

    /** How far an entry can be trusted; an entry without it is valid. */
    private static final String VALIDITY = "validity";

    private final MatchingRules rules;
    private final List<CustomerRecord> records;
    private final Trust trust;

    RepeatedValues(MatchingRules rules, List<CustomerRecord> records, Trust trust) {
        this.rules = rules;
        this.records = records;
        this.trust = trust;
    }

    /** The entries of a group, by kind and then by trust. */
    List<Candidate> of(SurvivingGroup group) {
        Map<String, List<Entry>> found = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            for (Map<String, String> entry : entries(group, records.get(i))) {
                String name = name(group, entry);
                if (!name.isBlank()) {
                    found.computeIfAbsent(name, any -> new ArrayList<>(1))
                            .add(new Entry(i, entry, trust.of(group, i, entry.containsKey(VALIDITY))));
                }
            }
        }
        List<Candidate> candidates = new ArrayList<>(found.size());
        found.values().forEach(same -> candidates.add(candidate(same)));
        if (candidates.size() > 1) {
            candidates.sort(BY_KIND.thenComparing(Candidate.order(rules.preference(group))));
        }
        return candidates;
    }

    private record Entry(int record, Map<String, String> parts, double trust) {}

    /** The entry that is trusted most stands for those that say the same; a use that only another knows is added. */
    private Candidate candidate(List<Entry> same) {
        Entry best = same.get(0);
        String use = null;
        for (Entry entry : same) {
            best = entry.trust() > best.trust() ? entry : best;
            use = use == null ? entry.parts().get("use") : use;
        }
        Map<String, String> parts = new LinkedHashMap<>(best.parts());
        parts.remove(VALIDITY);
        if (use != null) {
            parts.putIfAbsent("use", use);
        }
        Candidate candidate = new Candidate(parts);
        same.forEach(entry -> candidate.support(
                entry.record(), entry.trust(), records.get(entry.record()).version()));
        return candidate;
    }

    private static List<Map<String, String>> entries(SurvivingGroup group, CustomerRecord record) {
        return switch (group) {
            case CONTACT_POINTS -> record.contactPoints();
            case ADDRESSES -> record.addresses();
            case IDENTIFIERS -> record.identifiers();
            default -> throw new IllegalArgumentException(group + " does not repeat");
        };
    }

    /** Phones before e-mail addresses before URLs, as people look for them; identifiers by their names. */
    private static String rank(@Nullable String system) {
        if (system == null) {
            return "";
        }
        return switch (system) {
            case "phone" -> "0";
            case "email" -> "1";
            default -> "2" + system;
        };
    }

    /** What is equal for entries that say the same. */
    private static String name(SurvivingGroup group, Map<String, String> entry) {
        if (group != SurvivingGroup.ADDRESSES) {
            String value = entry.get("value");
            return value == null ? "" : entry.get("system") + ' ' + value;
        }
        StringBuilder name = new StringBuilder();
        fold(entry.get("street_address"), name);
        if (name.length() == 0) {
            for (String part : PLACE) {
                fold(entry.get(part), name);
            }
        } else {
            name.append('|');
            fold(entry.get("postal_code"), name);
        }
        return name.toString();
    }

    /** Letters and digits in one case. */
    private static void fold(@Nullable String text, StringBuilder letters) {
        if (text == null) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int letter = lower.codePointAt(i);
            if (Character.isLetterOrDigit(letter)) {
                letters.appendCodePoint(letter);
            }
            i += Character.charCount(letter);
        }
    }
}
