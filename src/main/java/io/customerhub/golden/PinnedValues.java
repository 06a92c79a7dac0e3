package io.customerhub.golden;

import io.customerhub.config.SurvivingGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pins of one customer at their work: they set their values before those that records say. */
final class PinnedValues {

    /** The rule that evidence names for a pinned value. */
    static final String RULE = "pinned";

    private static final List<String> CONTACTS = List.of(Pin.PHONE, Pin.EMAIL);

    private final Map<String, Pin> counting = new HashMap<>();

    /** @param pins all pins of the customer's records; of each attribute the latest counts */
    PinnedValues(List<Pin> pins) {
        for (Pin pin : pins) {
            counting.merge(pin.attribute(), pin, (one, other) -> Pin.ORDER.compare(one, other) <= 0 ? one : other);
        }
    }

    /**
     * Puts the pinned value of a group before the others, with the evidence of those records that say the same.
     *
     * @return whether there is one
     */
    boolean winner(SurvivingGroup group, List<Candidate> candidates) {
        Pin pin = counting.get(group.yamlName());
        if (pin == null) {
            return false;
        }
        Map<String, String> value = new LinkedHashMap<>();
        for (String column : group.columns()) {
            String text = pin.value().get(column);
            if (text != null) {
                value.put(column, text);
            }
        }
        Candidate said = candidates.stream()
                .filter(candidate -> candidate.value().equals(value))
                .findFirst()
                .orElseGet(() -> new Candidate(value));
        candidates.remove(said);
        candidates.add(0, said);
        return true;
    }

    /** The contact points with the pinned phone before the other phones, and so the e-mail address. */
    List<Candidate> first(List<Candidate> contacts) {
        if (!hasContact()) {
            return contacts;
        }
        List<Candidate> ordered = new ArrayList<>();
        for (String system : CONTACTS) {
            List<Candidate> own = new ArrayList<>(contacts.stream()
                    .filter(contact -> system.equals(contact.value().get("system")))
                    .toList());
            Pin pin = counting.get(system);
            if (pin != null) {
                String value = Objects.requireNonNull(pin.value().get(system), system);
                Candidate said = own.stream()
                        .filter(contact -> value.equals(contact.value().get("value")))
                        .findFirst()
                        .orElseGet(() -> new Candidate(entry(system, value)));
                own.remove(said);
                own.add(0, said);
            }
            ordered.addAll(own);
        }
        contacts.stream()
                .filter(contact -> !CONTACTS.contains(contact.value().get("system")))
                .forEach(ordered::add);
        return ordered;
    }

    private static Map<String, String> entry(String system, String value) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("system", system);
        entry.put("value", value);
        return entry;
    }

    /** True when nothing is pinned. */
    boolean isEmpty() {
        return counting.isEmpty();
    }

    /** True when the value of a group is pinned. */
    boolean has(SurvivingGroup group) {
        return counting.containsKey(group.yamlName());
    }

    /** True when a phone or e-mail address is pinned. */
    boolean hasContact() {
        return CONTACTS.stream().anyMatch(counting::containsKey);
    }

    /** True for a contact point that is pinned. */
    boolean is(Candidate contact) {
        String system = contact.value().get("system");
        Pin pin = system == null ? null : counting.get(system);
        return pin != null
                && Objects.equals(pin.value().get(system), contact.value().get("value"));
    }

    /** Tells who pinned what, in the order of {@link Pin#attributes()}. */
    void tell(JsonText provenance) {
        if (counting.isEmpty()) {
            return;
        }
        provenance.name("pins").open('{');
        for (String attribute : Pin.attributes()) {
            Pin pin = counting.get(attribute);
            if (pin != null) {
                provenance.name(attribute).open('{').name("id").number(pin.id());
                provenance.name("record").string(pin.record().toString());
                provenance.name("by").string(pin.by());
                provenance.name("at").string(pin.at().toString());
                provenance.name("reason").string(pin.reason());
                if (pin.until() != null) {
                    provenance.name("until").string(pin.until().toString());
                }
                provenance.close('}');
            }
        }
        provenance.close('}');
    }
}
