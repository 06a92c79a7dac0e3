package io.customerhub.standardize.crossfield;

import io.customerhub.config.FieldMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.address.PostalPlaces;
import io.customerhub.standardize.phone.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules between the fields of a mapping. A rule whose fields are not all mapped is not there at all; a record of which
 * nothing is to be said costs no garbage. Findings come first, so that they speak of what the source gave alone.
 */
public final class CrossFields {

    private final CrossFieldCheck[] checks;

    /**
     * The lists that rules look into; each is asked for only when a mapping has fields for its rules.
     *
     * @param phones the numbering plans
     * @param postalCodes the forms of postal codes
     * @param postalPlaces where postal codes lie
     */
    public record References(
            Supplier<PhoneNumbers> phones, Supplier<PostalCodes> postalCodes, Supplier<PostalPlaces> postalPlaces) {}

    /**
     * The rules for the attributes of a mapping.
     *
     * @param fields in the order of the attributes
     * @param region the mapping's default region, in which places are looked for when the address names no country
     * @param issues the issue code of each rule
     * @param organization the issue code that the standardizer of names gives to an organization
     */
    public CrossFields(
            List<FieldMapping> fields,
            @Nullable String region,
            References references,
            Function<CrossFieldRule, String> issues,
            String organization) {
        FieldPlaces places = new FieldPlaces(fields);
        Findings findings = new Findings(issues, organization);
        List<CrossFieldCheck> all = new ArrayList<>();
        all.addAll(PostalCodeCheck.of(places, region, references, findings));
        all.addAll(NameEmailCheck.of(places, findings));
        all.addAll(PersonFieldCheck.of(places, findings));
        all.addAll(ResidentIdCheck.of(places, findings));
        all.addAll(CountryDerivation.of(places, references, findings));
        checks = all.toArray(new CrossFieldCheck[0]);
    }

    /**
     * Puts issues beside values that contradict one another, and fills missing ones. No value that is there is changed.
     *
     * @param values the standardized attributes of one record, in the order of the mapping
     */
    public void apply(AttributeValue[] values) {
        for (CrossFieldCheck check : checks) {
            check.apply(values);
        }
    }

    /** How many rules the mapping has fields for; 0 means that {@link #apply} never does anything. */
    public int size() {
        return checks.length;
    }
}
