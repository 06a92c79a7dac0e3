package io.customerhub.standardize.crossfield;

import io.customerhub.config.FieldMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where the attributes of a mapping stand. */
final class FieldPlaces {

    /** Stands for an attribute that is not mapped. */
    static final int NONE = -1;

    private static final String ADDRESS = "address.";
    private static final String COUNTRY = "address_country";

    private final List<FieldMapping> fields;

    FieldPlaces(List<FieldMapping> fields) {
        this.fields = fields;
    }

    /**
     * One address of a mapping, such as that at home.
     *
     * @param country its country when the standardizer of countries reads it, else {@link #NONE}
     * @param postalCode its postal code or {@link #NONE}
     * @param locality its city or {@link #NONE}
     * @param region its state or province or {@link #NONE}
     * @param whole the address as one text, which has its parts, or {@link #NONE}
     */
    record Address(int country, int postalCode, int locality, int region, int whole) {}

    FieldMapping field(int at) {
        return fields.get(at);
    }

    /** The place of an attribute, or {@link #NONE}. */
    int of(String attribute) {
        return of(attribute, field -> true);
    }

    /** The place of an attribute that is standardized as a type, or {@link #NONE}. */
    int of(String attribute, String type) {
        return of(attribute, field -> field.as().equals(type));
    }

    private int of(String attribute, Predicate<FieldMapping> wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).attribute().equals(attribute) && wanted.test(fields.get(i))) {
                return i;
            }
        }
        return NONE;
    }

    /** The places of all attributes that are wanted, in order. */
    int[] all(Predicate<FieldMapping> wanted) {
        return IntStream.range(0, fields.size())
                .filter(i -> wanted.test(fields.get(i)))
                .toArray();
    }

    /** The addresses of which a country or a postal code is mapped. */
    List<Address> addresses() {
        List<Address> found = new ArrayList<>();
        fields.stream()
                .map(FieldMapping::attribute)
                .filter(name ->
                        name.startsWith(ADDRESS) && (name.endsWith(".postal_code") || name.endsWith("." + COUNTRY)))
                .map(name -> name.substring(0, name.lastIndexOf('.') + 1))
                .distinct()
                .forEach(use -> found.add(new Address(
                        of(use + COUNTRY, "country"),
                        of(use + "postal_code"),
                        of(use + "address_locality"),
                        of(use + "address_region"),
                        of(use.substring(0, use.length() - 1), "address"))));
        return found;
    }
}
