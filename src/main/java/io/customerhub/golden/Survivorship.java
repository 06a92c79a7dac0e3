package io.customerhub.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.SurvivingGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives a golden customer from its records: which value of each group of attributes survives, from which record, by
 * which rule, and which values lost. The same records and rules give the same bytes, whatever the order of the records.
 */
public final class Survivorship {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ONLY = "only";
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
        List<CustomerRecord> sorted =
                records.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
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
        private final ObjectNode attributes = JSON.objectNode();

        Derivation(PartyType type, List<CustomerRecord> records, PinnedValues pinned) {
            this.type = type;
            this.records = records;
            this.pinned = pinned;
            this.trust = new Trust(rules, records);
            this.repeated = new RepeatedValues(rules, records, trust);
        }

        GoldenCustomer customer() {
            for (SurvivingGroup group : SurvivingGroup.values()) {
                if (!group.isRepeated()) {
                    decide(group);
                }
            }
            List<Candidate> contacts = pinned.first(repeated.of(SurvivingGroup.CONTACT_POINTS));
            List<Candidate> addresses = repeated.of(SurvivingGroup.ADDRESSES);
            List<Candidate> identifiers = repeated.of(SurvivingGroup.IDENTIFIERS);
            first("phone", contacts);
            first("email", contacts);
            ObjectNode provenance = JSON.objectNode();
            ArrayNode names = provenance.putArray("records");
            records.forEach(record -> names.add(record.key().toString()));
            if (records.size() > 1) {
                told(SurvivingGroup.CONTACT_POINTS, contacts);
                told(SurvivingGroup.ADDRESSES, addresses);
                told(SurvivingGroup.IDENTIFIERS, identifiers);
            } else if (pinned.hasContact()) {
                told(SurvivingGroup.CONTACT_POINTS, contacts);
            }
            if (records.size() > 1 || !attributes.isEmpty()) {
                provenance.set("attributes", attributes);
            }
            pinned.tell(provenance);
            return new GoldenCustomer(
                    type,
                    records.size(),
                    values,
                    json(contacts),
                    json(addresses),
                    json(identifiers),
                    provenance.toString());
        }

        private void decide(SurvivingGroup group) {
            List<Candidate> candidates = candidates(group);
            candidates.sort(Candidate.order(rules.preference(group)));
            boolean isPinned = pinned.winner(group, candidates);
            if (candidates.isEmpty()) {
                return;
            }
            Candidate winner = candidates.get(0);
            values.putAll(winner.value());
            if (records.size() > 1 || isPinned) {
                String rule =
                        candidates.size() == 1 ? ONLY : rules.preference(group).yamlName();
                ObjectNode told = evidence(winner);
                told.put("rule", isPinned ? PinnedValues.RULE : rule);
                if (candidates.size() > 1) {
                    ArrayNode losers = told.putArray("losers");
                    candidates.subList(1, candidates.size()).forEach(loser -> losers.add(lost(group, loser)));
                }
                attributes.set(group.yamlName(), told);
            }
        }

        private List<Candidate> candidates(SurvivingGroup group) {
            Map<Map<String, String>, Candidate> found = new LinkedHashMap<>();
            for (int i = 0; i < records.size(); i++) {
                Map<String, String> value = new LinkedHashMap<>();
                for (String column : group.columns()) {
                    String text = records.get(i).value(column);
                    if (text != null) {
                        value.put(column, text);
                    }
                }
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

        private ObjectNode evidence(Candidate candidate) {
            ObjectNode node = JSON.objectNode();
            if (candidate.records().isEmpty()) {
                return node;
            }
            node.put("record", candidate.record());
            node.put("trust", Math.round(candidate.trust() * 1000) / 1000.0);
            if (candidate.records().size() > 1) {
                ArrayNode also = node.putArray("also");
                candidate.records().stream()
                        .filter(record -> record != candidate.record())
                        .forEach(also::add);
            }
            return node;
        }

        private ObjectNode lost(SurvivingGroup group, Candidate loser) {
            ObjectNode node = evidence(loser);
            if (group.columns().size() == 1) {
                node.put("value", loser.value().get(group.columns().get(0)));
            } else {
                node.set("value", object(loser));
            }
            return node;
        }

        /** The phone or e-mail address that is pinned or trusted most; nobody is called on a fax or an old number. */
        private void first(String system, List<Candidate> contacts) {
            contacts.stream()
                    .filter(contact -> system.equals(contact.value().get("system")))
                    .filter(contact -> pinned.is(contact)
                            || !NEVER_FIRST.contains(contact.value().getOrDefault("use", "")))
                    .findFirst()
                    .ifPresent(contact -> values.put(system, contact.value().get("value")));
        }

        private void told(SurvivingGroup group, List<Candidate> candidates) {
            if (!candidates.isEmpty()) {
                ArrayNode list = attributes.putArray(group.yamlName());
                for (Candidate candidate : candidates) {
                    ObjectNode told = evidence(candidate);
                    boolean isPinned = group == SurvivingGroup.CONTACT_POINTS && pinned.is(candidate);
                    list.add(isPinned ? told.put("rule", PinnedValues.RULE) : told);
                }
            }
        }
    }

    private static ObjectNode object(Candidate candidate) {
        ObjectNode node = JSON.objectNode();
        candidate.value().forEach(node::put);
        return node;
    }

    private static @Nullable String json(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return null;
        }
        ArrayNode list = JSON.arrayNode();
        candidates.forEach(candidate -> list.add(object(candidate)));
        return list.toString();
    }
}
