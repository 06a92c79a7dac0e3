package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.country.CountryNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A country's code or name to its ISO 3166-1 alpha-2 code. */
final class CountryStandardizer implements Standardizer {

    private final CountryNames names;
    private final Map<String, StandardValue> values = new HashMap<>();

    CountryStandardizer(CountryNames names) {
        this.names = names;
        for (String code : names.codes()) {
            values.put(code, StandardValue.valid(code));
        }
    }

    /** The codes that can come out. */
    Set<String> codes() {
        return values.keySet();
    }

    /** The names by which countries are found. */
    CountryNames names() {
        return names;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String code = names.find(text);
        if (code == null) {
            return IssueCode.COUNTRY_UNKNOWN.invalid();
        }
        StandardValue value = values.get(code);
        return value == null ? IssueCode.COUNTRY_AMBIGUOUS.ambiguous() : value;
    }
}
