package io.customerhub.draft;

import io.customerhub.draft.Sample.SampleField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a field may mean by its name alone, from the list {@code field-names.tsv} beside this class. */
final class Meanings {

    /** Words before a part of an address, and the use that they tell (HL7 FHIR R4, Address.use). */
    private static final Map<String, String> ADDRESS_USES = new TreeMap<>(Map.of(
                    "billing", "billing",
                    "bill", "billing",
                    "invoice", "billing",
                    "shipping", "shipping",
                    "ship", "shipping",
                    "delivery", "shipping",
                    "mailing", "home",
                    "home", "home",
                    "work", "work"))
            .descendingMap();

    private final List<Meaning> all;

    private Meanings(List<Meaning> all) {
        this.all = all;
    }

    /**
     * One line of the list.
     *
     * @param entity how a mapping names the entity
     * @param attribute the canonical attribute
     * @param as the standardizer, or {@code gender} and {@code status} for codes whose map the values must tell
     * @param names the plain names
     */
    record Meaning(String entity, String attribute, String as, Set<String> names) {

        private Meaning at(String otherAttribute) {
            return new Meaning(entity, otherAttribute, as, names);
        }
    }

    static Meanings load() {
        try (InputStream in = Objects.requireNonNull(
                        Meanings.class.getResourceAsStream("field-names.tsv"), "field-names.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Meaning> all = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] columns = line.split("\t");
                    all.add(new Meaning(columns[0], columns[1], columns[2], Set.of(columns[3].split(" "))));
                }
            }
            return new Meanings(List.copyOf(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the field means in this entity, or null when its name says nothing. */
    @Nullable
    Meaning of(String entity, SampleField field) {
        for (String name : List.of(field.plainName(), field.lastTwoNames(), field.listName(), field.lastName())) {
            for (Meaning meaning : all) {
                if (meaning.entity().equals(entity) && meaning.names().contains(name)) {
                    return used(meaning, field);
                }
            }
        }
        return entity.equals("customer") ? addressWithUse(field) : null;
    }

    /** As above; beside a city or postal code, 'state' is that of the address. */
    @Nullable
    Meaning of(String entity, SampleField field, Sample sample) {
        Meaning meaning = of(entity, field);
        if (meaning == null
                || !meaning.attribute().equals("status")
                || !field.plainName().equals("state")) {
            return meaning;
        }
        boolean hasAddress = sample.fields().stream()
                .map(other -> of(entity, other))
                .anyMatch(other -> other != null
                        && List.of("address.address_locality", "address.postal_code")
                                .contains(other.attribute()));
        return hasAddress ? new Meaning(entity, "address.address_region", "text", meaning.names()) : meaning;
    }

    private @Nullable Meaning addressWithUse(SampleField field) {
        String plain = field.plainName();
        for (Map.Entry<String, String> use : ADDRESS_USES.entrySet()) {
            if (plain.startsWith(use.getKey())) {
                String rest = plain.substring(use.getKey().length());
                for (Meaning meaning : all) {
                    if (meaning.attribute().startsWith("address.")
                            && (meaning.names().contains(rest) || isRegion(meaning, rest))) {
                        return meaning.at(meaning.attribute().replace("address.", "address." + use.getValue() + "."));
                    }
                }
            }
        }
        return null;
    }

    /** In an address the state is a region; elsewhere it may be a status. */
    private static boolean isRegion(Meaning meaning, String name) {
        return meaning.attribute().equals("address.address_region") && name.equals("state");
    }

    /** The part of an address inside an object that is called after its use, and the state of such an address. */
    private Meaning used(Meaning meaning, SampleField field) {
        String around = field.path().contains(".")
                ? field.path().substring(0, field.path().lastIndexOf('.')).toLowerCase(Locale.ROOT)
                : "";
        Meaning known = meaning.attribute().equals("status") && around.contains("addr")
                ? new Meaning(meaning.entity(), "address.address_region", "text", meaning.names())
                : meaning;
        if (!known.attribute().startsWith("address.")) {
            return known;
        }
        for (Map.Entry<String, String> use : ADDRESS_USES.entrySet()) {
            if (around.contains(use.getKey())) {
                return known.at(known.attribute().replace("address.", "address." + use.getValue() + "."));
            }
        }
        return known;
    }

    /** The entity whose names fit best; customer when none stands out. Orders have addresses as well, so they tell nothing. */
    String entity(Sample sample) {
        String best = "customer";
        long most = score("customer", sample);
        for (String entity : List.of("sales-order", "sales-order-line", "service-case")) {
            long score = score(entity, sample);
            if (score > most) {
                best = entity;
                most = score;
            }
        }
        return best;
    }

    private long score(String entity, Sample sample) {
        return sample.fields().stream()
                .filter(field -> of(entity, field) != null)
                .map(field -> Objects.requireNonNull(of(entity, field)).attribute())
                .filter(attribute -> !attribute.startsWith("address."))
                .distinct()
                .count();
    }
}
