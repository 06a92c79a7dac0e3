package io.customerhub.golden;

import io.customerhub.config.MatchingRules;
import io.customerhub.config.SurvivingGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives a golden customer from its records: which value of each group of attributes survives, from which record, by
 * which rule, and which values lost. The same records and rules give the same bytes, whatever the order of the records.
 */
public final class Survivorship {

    private static final String ONLY = "only";
    private static final List<SurvivingGroup> GROUPS = List.of(SurvivingGroup.values());
    private static final Set<String> NEVER_FIRST = Set.of("fax", "old");

    private final MatchingRules rules;

    /** Survivorship by these rules. */
    public Survivorship(MatchingRules rules) {
        this.rules = rules;
    }

    /**
     * The golden customer of these records.
     *
     * @param records at least one, all of this type
     */
    public GoldenCustomer of(PartyType type, List<CustomerRecord> records) {
        return of(type, records, List.of());
    }

    /**
     * The golden customer of these records, of which stewards have pinned values.
     *
     * @param records at least one, all of this type
     * @param pins what hangs on these records and counts, in any order; of several of an attribute the latest counts
     */
    public GoldenCustomer of(PartyType type, List<CustomerRecord> records, List<Pin> pins) {
        List<CustomerRecord> sorted = new ArrayList<>(records);
        if (sorted.size() > 1) {
            sorted.sort((a, b) -> a.key().compareTo(b.key()));
        }
        return new Derivation(type, sorted, new PinnedValues(pins)).customer();
    }

    /** The work on one customer. */
    private final class Derivation {

        private final PartyType type;
        private final List<CustomerRecord> records;
        private final Trust trust;
        private final RepeatedValues repeated;
        private final PinnedValues pinned;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final JsonText attributes = new JsonText();

        Derivation(PartyType type, List<CustomerRecord> records, PinnedValues pinned) {
            this.type = type;
            this.records = records;
            this.pinned = pinned;
            this.trust = new Trust(rules, records);
            this.repeated = new RepeatedValues(rules, records, trust);
        }

        GoldenCustomer customer() {
            attributes.open('{');
            for (SurvivingGroup group : GROUPS) {
                if (!group.isRepeated()) {
                    decide(group);
                }
            }
            List<Candidate> contacts = pinned.first(repeated.of(SurvivingGroup.CONTACT_POINTS));
            List<Candidate> addresses = repeated.of(SurvivingGroup.ADDRESSES);
            List<Candidate> identifiers = repeated.of(SurvivingGroup.IDENTIFIERS);
            first("phone", contacts);
            first("email", contacts);
            JsonText provenance = new JsonText().open('{').name("records").open('[');
            records.forEach(record -> provenance.string(record.key().toString()));
            provenance.close(']');
            if (records.size() > 1) {
                told(SurvivingGroup.CONTACT_POINTS, contacts);
                told(SurvivingGroup.ADDRESSES, addresses);
                told(SurvivingGroup.IDENTIFIERS, identifiers);
            } else if (pinned.hasContact()) {
                told(SurvivingGroup.CONTACT_POINTS, contacts);
            }
            if (records.size() > 1 || !pinned.isEmpty()) {
                provenance.name("attributes").value(attributes.close('}'));
            }
            pinned.tell(provenance);
            return new GoldenCustomer(
                    type,
                    records.size(),
                    values,
                    json(contacts),
                    json(addresses),
                    json(identifiers),
                    provenance.close('}').toString());
        }

        private void decide(SurvivingGroup group) {
            if (records.size() == 1 && !pinned.has(group)) {
                // what the only record says has nothing to contend with
                values.putAll(valueOf(group, records.get(0)));
                return;
            }
            List<Candidate> candidates = candidates(group);
            candidates.sort(Candidate.order(rules.preference(group)));
            boolean isPinned = pinned.winner(group, candidates);
            if (candidates.isEmpty()) {
                return;
            }
            Candidate winner = candidates.get(0);
            values.putAll(winner.value());
            attributes.name(group.yamlName()).open('{');
            evidence(winner);
            String rule =
                    candidates.size() == 1 ? ONLY : rules.preference(group).yamlName();
            attributes.name("rule").string(isPinned ? PinnedValues.RULE : rule);
            if (candidates.size() > 1) {
                attributes.name("losers").open('[');
                candidates.subList(1, candidates.size()).forEach(loser -> lost(group, loser));
                attributes.close(']');
            }
            attributes.close('}');
        }

        private List<Candidate> candidates(SurvivingGroup group) {
            Map<Map<String, String>, Candidate> found = new LinkedHashMap<>();
            for (int i = 0; i < records.size(); i++) {
                Map<String, String> value = valueOf(group, records.get(i));
                if (!value.isEmpty()) {
                    boolean doubtful = isDoubtful(group, value);
                    found.computeIfAbsent(value, Candidate::new)
                            .support(
                                    i,
                                    trust.of(group, i, doubtful),
                                    records.get(i).version());
                }
            }
            return new ArrayList<>(found.values());
        }

        /** What a record says of a group; empty when it says nothing. */
        private static Map<String, String> valueOf(SurvivingGroup group, CustomerRecord record) {
            Map<String, String> value = Map.of();
            for (String column : group.columns()) {
                String text = record.value(column);
                if (text != null) {
                    value = value.isEmpty() ? new LinkedHashMap<>() : value;
                    value.put(column, text);
                }
            }
            return value;
        }

        /** A name of which a part is missing or only an initial, and a date of which the day is not known. */
        private boolean isDoubtful(SurvivingGroup group, Map<String, String> value) {
            return switch (group) {
                case NAME -> isShort(value.get("given_name")) || value.get("family_name") == null;
                case BIRTH_DATE -> value.get("birth_date") == null;
                case REGISTERED_AT -> value.get("registered_at") == null;
                default -> false;
            };
        }

        private static boolean isShort(@Nullable String given) {
            return given == null || given.length() <= 2 && given.charAt(0) < 0x250;
        }

        /**
         * The members that say which record a value is from, how far it is trusted, and which others say it; none when no
         * record says it.
         */
        private void evidence(Candidate candidate) {
            if (candidate.records().isEmpty()) {
                return;
            }
            attributes.name("record").number(candidate.record());
            attributes.name("trust").number(Math.round(candidate.trust() * 1000) / 1000.0);
            if (candidate.records().size() > 1) {
                attributes.name("also").open('[');
                for (int record : candidate.records()) {
                    if (record != candidate.record()) {
                        attributes.number(record);
                    }
                }
                attributes.close(']');
            }
        }

        private void lost(SurvivingGroup group, Candidate loser) {
            attributes.open('{');
            evidence(loser);
            attributes.name("value");
            if (group.columns().size() == 1) {
                attributes.string(
                        Objects.requireNonNull(loser.value().get(group.columns().get(0))));
            } else {
                attributes.object(loser.value());
            }
            attributes.close('}');
        }

        /** The phone or e-mail address that is pinned or trusted most; nobody is called on a fax or an old number. */
        private void first(String system, List<Candidate> contacts) {
            for (Candidate candidate : contacts) {
                Map<String, String> entry = candidate.value();
                if (system.equals(entry.get("system"))
                        && (pinned.is(candidate) || !NEVER_FIRST.contains(entry.getOrDefault("use", "")))) {
                    values.put(system, Objects.requireNonNull(entry.get("value")));
                    return;
                }
            }
        }

        private void told(SurvivingGroup group, List<Candidate> candidates) {
            if (!candidates.isEmpty()) {
                attributes.name(group.yamlName()).open('[');
                for (Candidate candidate : candidates) {
                    attributes.open('{');
                    evidence(candidate);
                    if (group == SurvivingGroup.CONTACT_POINTS && pinned.is(candidate)) {
                        attributes.name("rule").string(PinnedValues.RULE);
                    }
                    attributes.close('}');
                }
                attributes.close(']');
            }
        }
    }

    private static @Nullable String json(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return null;
        }
        JsonText list = new JsonText().open('[');
        candidates.forEach(candidate -> list.object(candidate.value()));
        return list.close(']').toString();
    }
}
