package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.party.PartyReader;
import java.util.ArrayList;
import java.util.List;

/** A company in a field for a person. */
final class PersonFieldCheck implements CrossFieldCheck {

    private static final String PERSON_NAME = "person-name";

    private final int[] parts;
    private final int[] names;
    private final int partyType;
    private final int[] ofPeople;
    private final Findings findings;

    private PersonFieldCheck(int[] parts, int[] names, int partyType, int[] ofPeople, Findings findings) {
        this.parts = parts;
        this.names = names;
        this.partyType = partyType;
        this.ofPeople = ofPeople;
        this.findings = findings;
    }

    static List<CrossFieldCheck> of(FieldPlaces fields, Findings findings) {
        int[] parts = fields.all(field ->
                field.attribute().equals("given_name") || field.attribute().equals("family_name"));
        int[] names = fields.all(field -> field.as().equals(PERSON_NAME)
                && (field.attribute().equals("name") || field.attribute().equals("formatted_name")));
        int partyType = fields.of("party_type");
        int[] ofPeople = fields.all(field -> field.attribute().equals("birth_date")
                || field.attribute().equals("gender")
                || field.as().equals("resident-id"));
        boolean told = partyType != FieldPlaces.NONE || ofPeople.length > 0;
        List<CrossFieldCheck> checks = new ArrayList<>();
        if (parts.length > 0 || names.length > 0 && told) {
            checks.add(new PersonFieldCheck(parts, told ? names : new int[0], partyType, ofPeople, findings));
        }
        return checks;
    }

    @Override
    public void apply(AttributeValue[] values) {
        for (int part : parts) {
            String text = values[part].text();
            if (text != null && PartyReader.endsInLegalForm(text)) {
                findings.tell(values, part, CrossFieldRule.PERSON_ORGANIZATION);
            }
        }
        for (int name : names) {
            StandardValue standard = values[name].standard();
            if (standard != null && standard.issues().contains(findings.organization()) && isPerson(values)) {
                findings.tell(values, name, CrossFieldRule.PERSON_ORGANIZATION);
            }
        }
    }

    private boolean isPerson(AttributeValue[] values) {
        if (partyType != FieldPlaces.NONE
                && Findings.value(values[partyType]) instanceof String type
                && type.equalsIgnoreCase("person")) {
            return true;
        }
        for (int at : ofPeople) {
            StandardValue standard = values[at].standard();
            boolean valid = standard != null && standard.validity() == Validity.VALID;
            if (valid && !"unknown".equals(standard.value()) && !"other".equals(standard.value())) {
                return true;
            }
        }
        return false;
    }
}
