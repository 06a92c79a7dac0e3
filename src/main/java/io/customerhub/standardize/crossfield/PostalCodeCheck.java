package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.address.PostalPlaces;
import io.customerhub.standardize.crossfield.FieldPlaces.Address;
import io.customerhub.standardize.text.HalfWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The postal code of an address against its country, and against its city and region where these are sure. */
final class PostalCodeCheck implements CrossFieldCheck {

    private final Address address;
    private final @Nullable String region;
    private final PostalCodes codes;
    private final @Nullable PostalPlaces places;
    private final Findings findings;

    private PostalCodeCheck(
            Address address,
            @Nullable String region,
            PostalCodes codes,
            @Nullable PostalPlaces places,
            Findings findings) {
        this.address = address;
        this.region = region;
        this.codes = codes;
        this.places = places;
        this.findings = findings;
    }

    static List<CrossFieldCheck> of(
            FieldPlaces fields, @Nullable String region, CrossFields.References references, Findings findings) {
        List<CrossFieldCheck> checks = new ArrayList<>();
        for (Address address : fields.addresses()) {
            boolean hasCountry = address.country() != FieldPlaces.NONE;
            boolean hasPlace = (hasCountry || region != null)
                    && (address.locality() != FieldPlaces.NONE || address.region() != FieldPlaces.NONE);
            if (address.postalCode() != FieldPlaces.NONE && (hasCountry || hasPlace)) {
                Supplier<PostalPlaces> places = references.postalPlaces();
                checks.add(new PostalCodeCheck(
                        address, region, references.postalCodes().get(), hasPlace ? places.get() : null, findings));
            }
        }
        return checks;
    }

    @Override
    public void apply(AttributeValue[] values) {
        AttributeValue postalCode = values[address.postalCode()];
        String written = Findings.text(postalCode);
        if (written == null || written.isEmpty() || Findings.isMissing(postalCode)) {
            return;
        }
        String text = HalfWidth.of(written);
        Object asserted = address.country() == FieldPlaces.NONE ? null : Findings.value(values[address.country()]);
        if (asserted instanceof String country && codes.knows(country) && !fits(codes, country, text)) {
            if (Findings.value(postalCode) != null || codes.isSomewhere(text)) {
                findings.tell(values, address.postalCode(), CrossFieldRule.POSTAL_CODE_COUNTRY);
            }
            return;
        }
        String country = asserted instanceof String named ? named : region;
        if (places != null && country != null && isElsewhere(places, country, text, values)) {
            findings.tell(values, address.postalCode(), CrossFieldRule.POSTAL_CODE_PLACE);
        }
    }

    private boolean isElsewhere(PostalPlaces known, String country, String text, AttributeValue[] values) {
        if (!codes.isWhole(country, text, 0)) {
            return false;
        }
        if (known.hasSureCities(country) && address.locality() != FieldPlaces.NONE) {
            String locality = values[address.locality()].text();
            if (locality != null && known.excludes(country, text, locality)) {
                return true;
            }
        }
        String named = address.region() == FieldPlaces.NONE ? null : Findings.text(values[address.region()]);
        if (named == null || Findings.isMissing(values[address.region()])) {
            return false;
        }
        String source = values[address.region()].text();
        return known.excludes(country, text, named) || source != null && known.excludes(country, text, source);
    }

    /** True for a code of the country, a part of one, and one behind the country's letters, as in D-10115 and CH-8001. */
    static boolean fits(PostalCodes codes, String country, String text) {
        return codes.isWhole(country, text, 0)
                || codes.isWhole(country, text, afterLetters(text))
                || codes.partial(country, text) != null;
    }

    private static int afterLetters(String text) {
        int hyphen = text.indexOf('-');
        boolean letters = hyphen > 0 && hyphen <= 3;
        for (int i = 0; i < hyphen && letters; i++) {
            letters = Character.isLetter(text.charAt(i));
        }
        return letters ? hyphen + 1 : 0;
    }
}
