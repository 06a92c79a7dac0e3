package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.identifier.IdentifierRule;
import io.customerhub.standardize.identifier.ResidentId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Chinese resident identity number (GB 11643) in its form of 18 characters, with the parts {@code birth_date} (a
 * {@code LocalDate}), {@code gender} ({@code male}, {@code female}), {@code region_code} and {@code province}.
 */
final class ResidentIdStandardizer implements Standardizer {

    private final Clock clock;

    /**
     * A standardizer of resident ids.
     *
     * @param clock tells today: nobody is born later
     */
    ResidentIdStandardizer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String written = WrittenIdentifier.of(text, context);
        if (written == null) {
            return IssueCode.RESIDENT_ID_FORM.invalid();
        }
        ResidentId.Fault fault = ResidentId.fault(written, LocalDate.now(clock));
        if (fault != null) {
            return issue(fault).invalid();
        }
        ResidentId id = ResidentId.of(written);
        WrittenIdentifier.told(context, IdentifierRule.RESIDENT_EIGHTEEN, written, id.number());
        return StandardValue.valid(id.number(), parts(id));
    }

    private static IssueCode issue(ResidentId.Fault fault) {
        return switch (fault) {
            case FORM -> IssueCode.RESIDENT_ID_FORM;
            case REGION -> IssueCode.RESIDENT_ID_REGION;
            case BIRTH_DATE -> IssueCode.RESIDENT_ID_BIRTH_DATE;
            case CHECK -> IssueCode.RESIDENT_ID_CHECK;
        };
    }

    private static Map<String, Object> parts(ResidentId id) {
        Map<String, Object> parts = new LinkedHashMap<>(8);
        parts.put("birth_date", id.birthDate());
        parts.put("gender", id.gender());
        if (id.regionCode() != null) {
            parts.put("region_code", id.regionCode());
        }
        if (id.province() != null) {
            parts.put("province", id.province());
        }
        return java.util.Collections.unmodifiableMap(parts);
    }
}
