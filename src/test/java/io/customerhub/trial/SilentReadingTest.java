package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RuleSteps;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.RecordContext;
import io.customerhub.standardize.Standardizer;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pipeline, where nobody listens, takes short ways; {@code hub standardize} tells every step. */
class SilentReadingTest {

    private static final Place HERE = new Place("the test", 1, 1);

    private static final Map<String, List<String>> SUITES = Map.of(
            "person-name",
            List.of("names/namecase", "names/probablepeople_person", "names/theiconic_en", "names/parse_full_name"),
            "organization-name",
            List.of("names/probablepeople_company"),
            "date",
            List.of("dates/dateparser", "dates/dateutil", "dates/chrono_eu", "dates/chrono_zh", "dates/iso8601"),
            "email",
            List.of("email/isemail_original", "email/validatorjs_isEmail", "email/hapi_address"),
            "phone",
            List.of("phones/validatorjs_isMobilePhone", "phones/libphonenumber_parse"),
            "address",
            List.of("addresses/usaddress_us50_test_tagged", "addresses/opencage_format", "addresses/akebe_cn_delivery"),
            "country",
            List.of("countries/i18n_iso_countries"),
            "iban",
            List.of("ids/ibantools"),
            "vat-id",
            List.of("ids/jsvat"));

    @Test
    void aValueIsTheSameWhetherSomebodyListensOrNot() {
        Standardizers standardizers = new Standardizers();
        List<String> differences = new ArrayList<>();
        SUITES.forEach((type, suites) -> {
            FieldMapping field = new FieldMapping(
                    "value", List.of(FieldPath.of("value")), null, type, Map.of(), OnInvalid.KEEP, HERE);
            Standardizer standardizer = standardizers.create(field, StreamMapping.ofOne(field, null));
            for (String suite : suites) {
                ReferenceSuite.load(suite).cases().forEach(one -> {
                    for (String region : new String[] {"CN", "US", "DE", "ES"}) {
                        compare(standardizer, one.input(), region, differences);
                    }
                });
            }
        });
        assertThat(differences).isEmpty();
    }

    private static void compare(Standardizer standardizer, String input, String region, List<String> differences) {
        StandardValue silent = standardizer.standardize(input, context(region, RuleTrace.NONE));
        StandardValue told = standardizer.standardize(input, context(region, new RuleSteps()));
        boolean same = String.valueOf(silent.value()).equals(String.valueOf(told.value()))
                && silent.validity() == told.validity()
                && silent.issues().equals(told.issues())
                && silent.parts().entrySet().stream()
                        .allMatch(part -> part.getValue().equals(told.parts().get(part.getKey())));
        if (!same) {
            differences.add(input + " in " + region + ": " + silent + " but " + told);
        }
    }

    private static RecordContext context(String region, RuleTrace trace) {
        return new RecordContext(region, null, DateOrder.named("day-month-year"), ZoneOffset.UTC, trace);
    }
}
