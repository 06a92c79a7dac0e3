package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.address.AddressRule;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.text.HalfWidth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A postal code in the form of its country. Without a country its form cannot be checked, so it is kept as it is. */
final class PostalCodeStandardizer implements Standardizer {

    private final PostalCodes codes;
    private final @Nullable String declared;

    /**
     * A standardizer of postal codes.
     *
     * @param declared the country of this field's codes, whatever the record's is; null for the record's
     */
    PostalCodeStandardizer(PostalCodes codes, @Nullable String declared) {
        this.codes = codes;
        this.declared = declared;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        String country = declared == null ? context.region() : declared;
        if (country == null) {
            return codes.isSomewhere(plain)
                    ? IssueCode.POSTAL_CODE_NO_COUNTRY.possible(plain, Map.of())
                    : IssueCode.POSTAL_CODE_INVALID.invalid();
        }
        if (!codes.knows(country)) {
            return IssueCode.POSTAL_CODE_COUNTRY_WITHOUT.possible(plain, Map.of());
        }
        String found = codes.whole(country, plain);
        if (found == null && plain.length() > 3 && plain.charAt(2) == '-' && plain.startsWith(country)) {
            found = codes.whole(country, plain.substring(3));
        }
        if (found != null) {
            return told(text, found, context);
        }
        String partial = codes.partial(country, plain);
        return partial == null
                ? IssueCode.POSTAL_CODE_INVALID.invalid()
                : told(text, partial, context).with(IssueCode.POSTAL_CODE_PARTIAL.code());
    }

    private static StandardValue told(String text, String found, RecordContext context) {
        if (!found.equals(text)) {
            context.trace().changed(AddressRule.CODE_FORM, text, found);
        }
        return StandardValue.valid(found);
    }
}
