package io.customerhub.standardize.crossfield;

import io.customerhub.config.FieldMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.StandardValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Birth date, gender and nationality against the valid resident id of the record, which fills what is missing. */
final class ResidentIdCheck implements CrossFieldCheck {

    private static final String MALE = "male";
    private static final String FEMALE = "female";
    private static final String CHINA = "CN";

    private final ResidentIds ids;
    private final int birthDate;
    private final int gender;
    private final boolean fillsGender;
    private final int nationality;
    private final Findings findings;

    private ResidentIdCheck(
            ResidentIds ids, int birthDate, int gender, boolean fillsGender, int nationality, Findings findings) {
        this.ids = ids;
        this.birthDate = birthDate;
        this.gender = gender;
        this.fillsGender = fillsGender;
        this.nationality = nationality;
        this.findings = findings;
    }

    static List<CrossFieldCheck> of(FieldPlaces fields, Findings findings) {
        ResidentIds ids = ResidentIds.of(fields);
        int birthDate = fields.of("birth_date", "date");
        int gender = fields.of("gender");
        int nationality = fields.of("nationality", "country");
        boolean concerned =
                birthDate != FieldPlaces.NONE || gender != FieldPlaces.NONE || nationality != FieldPlaces.NONE;
        boolean fillsGender = gender != FieldPlaces.NONE && hasOurWords(fields.field(gender));
        return ids.isEmpty() || !concerned
                ? List.of()
                : List.of(new ResidentIdCheck(ids, birthDate, gender, fillsGender, nationality, findings));
    }

    @Override
    public void apply(AttributeValue[] values) {
        StandardValue id = ids.only(values);
        if (id == null) {
            return;
        }
        if (birthDate != FieldPlaces.NONE && id.parts().get("birth_date") instanceof LocalDate born) {
            applyBirthDate(values, born);
        }
        if (gender != FieldPlaces.NONE && id.parts().get("gender") instanceof String own) {
            applyGender(values, own);
        }
        if (nationality != FieldPlaces.NONE && Findings.isMissing(values[nationality]) && ResidentIds.isOfCitizen(id)) {
            findings.fill(values, nationality, CHINA, CrossFieldRule.NATIONALITY_DERIVED);
        }
    }

    private void applyBirthDate(AttributeValue[] values, LocalDate born) {
        if (Findings.isMissing(values[birthDate])) {
            findings.fill(values, birthDate, born, CrossFieldRule.BIRTH_DATE_DERIVED);
        } else if (Findings.value(values[birthDate]) instanceof LocalDate told && !told.equals(born)) {
            findings.tell(values, birthDate, CrossFieldRule.BIRTH_DATE_RESIDENT_ID);
        }
    }

    private void applyGender(AttributeValue[] values, String own) {
        if (Findings.isMissing(values[gender])) {
            if (fillsGender) {
                findings.fill(values, gender, own, CrossFieldRule.GENDER_DERIVED);
            }
            return;
        }
        Object told = Findings.value(values[gender]);
        if (told != null && !told.equals(own) && (told.equals(MALE) || told.equals(FEMALE))) {
            findings.tell(values, gender, CrossFieldRule.GENDER_RESIDENT_ID);
        }
    }

    /** True when the attribute is written with the words of the standard, not with a mapping's own. */
    private static boolean hasOurWords(FieldMapping field) {
        @Nullable Object map = field.options().get("map");
        if (map instanceof Map<?, ?> codes && !codes.isEmpty()) {
            return codes.containsValue(MALE) || codes.containsValue(FEMALE);
        }
        return field.as().equals("gender");
    }
}
