package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.country.Countries;
import io.customerhub.standardize.country.CountryReading;
import io.customerhub.standardize.country.CountryRule;
import io.customerhub.standardize.country.CountrySystem;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A country's code or name to its ISO 3166-1 alpha-2 code. See {@link Countries} for what is read, and
 * {@link io.customerhub.standardize.country.CountryRule} for the rules.
 */
final class CountryStandardizer implements Standardizer {

    private final Countries countries;
    private final CountrySystem system;
    private final @Nullable String language;
    private final Map<String, StandardValue> values = new HashMap<>();

    /**
     * A standardizer.
     *
     * @param system how the field writes its countries
     * @param language the field's language, ISO 639-1; null for that of the record
     */
    CountryStandardizer(Countries countries, CountrySystem system, @Nullable String language) {
        this.countries = countries;
        this.system = system;
        this.language = language;
        countries.codes().forEach(code -> values.put(code, StandardValue.valid(code)));
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        if (system == CountrySystem.ANY) {
            StandardValue code = values.get(text);
            if (code != null) {
                return code;
            }
        }
        if (system == CountrySystem.ANY || system == CountrySystem.NAME) {
            String plain = countries.plain(text);
            if (plain != null) {
                context.trace().changed(CountryRule.NAME, text, plain);
                return Objects.requireNonNull(values.get(plain));
            }
        }
        return found(
                text,
                countries.find(text, system, language == null ? context.language() : language, context.region()),
                context);
    }

    private StandardValue found(String text, CountryReading reading, RecordContext context) {
        return switch (reading.outcome()) {
            case FOUND -> {
                String code = Objects.requireNonNull(reading.code());
                context.trace().changed(Objects.requireNonNull(reading.rule()), text, code);
                yield Objects.requireNonNull(values.get(code));
            }
            case AMBIGUOUS -> IssueCode.COUNTRY_AMBIGUOUS.ambiguous();
            case OTHER_SYSTEM -> IssueCode.COUNTRY_OTHER_SYSTEM.ambiguous();
            case UNKNOWN -> IssueCode.COUNTRY_UNKNOWN.invalid();
        };
    }
}
