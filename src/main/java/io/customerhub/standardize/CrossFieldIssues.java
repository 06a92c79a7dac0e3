package io.customerhub.standardize;

import io.customerhub.record.Rule;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.crossfield.CrossFieldRule;
import org.jspecify.annotations.Nullable;

/** What the rules between fields are called in the issues of a value. */
public final class CrossFieldIssues {

    private CrossFieldIssues() {}

    /** The issue of a rule. */
    static IssueCode of(CrossFieldRule rule) {
        return switch (rule) {
            case POSTAL_CODE_COUNTRY -> IssueCode.CROSS_POSTAL_CODE_COUNTRY;
            case POSTAL_CODE_PLACE -> IssueCode.CROSS_POSTAL_CODE_PLACE;
            case BIRTH_DATE_RESIDENT_ID -> IssueCode.CROSS_BIRTH_DATE;
            case GENDER_RESIDENT_ID -> IssueCode.CROSS_GENDER;
            case NAME_EMAIL -> IssueCode.CROSS_NAME_EMAIL;
            case PERSON_ORGANIZATION -> IssueCode.CROSS_PERSON_ORGANIZATION;
            case BIRTH_DATE_DERIVED -> IssueCode.DERIVED_BIRTH_DATE;
            case GENDER_DERIVED -> IssueCode.DERIVED_GENDER;
            case COUNTRY_OF_PHONE -> IssueCode.DERIVED_COUNTRY_OF_PHONE;
            case COUNTRY_OF_RESIDENT_ID -> IssueCode.DERIVED_COUNTRY_OF_RESIDENT_ID;
            case COUNTRY_OF_POSTAL_CODE -> IssueCode.DERIVED_COUNTRY_OF_POSTAL_CODE;
            case NATIONALITY_DERIVED -> IssueCode.DERIVED_NATIONALITY;
        };
    }

    /** The rule that derived a value from other values of its record; null for a value that the source gave. */
    public static @Nullable Rule derivation(StandardValue value) {
        for (CrossFieldRule rule : CrossFieldRule.values()) {
            if (rule.isDerivation() && value.issues().contains(of(rule).code())) {
                return rule;
            }
        }
        return null;
    }
}
