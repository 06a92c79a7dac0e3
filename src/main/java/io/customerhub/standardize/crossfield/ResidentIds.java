package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import org.jspecify.annotations.Nullable;

/** The resident ids of a record, as its standardizers have read them. */
record ResidentIds(int[] places) {

    static ResidentIds of(FieldPlaces fields) {
        return new ResidentIds(fields.all(
                field -> field.as().equals("resident-id") || field.as().equals("national-id")));
    }

    boolean isEmpty() {
        return places.length == 0;
    }

    /** The valid resident id with its parts; null when there is none, or when two name different people. */
    @Nullable
    StandardValue only(AttributeValue[] values) {
        StandardValue found = null;
        for (int at : places) {
            StandardValue standard = values[at].standard();
            if (standard != null
                    && standard.validity() == Validity.VALID
                    && standard.parts().containsKey("birth_date")) {
                if (found != null && !String.valueOf(found.value()).equals(standard.value())) {
                    return null;
                }
                found = standard;
            }
        }
        return found;
    }

    /** True for the id of a citizen of a province; those of residents from elsewhere begin with 8 or 9. */
    static boolean isOfCitizen(StandardValue id) {
        return id.value() instanceof String number && number.charAt(0) >= '1' && number.charAt(0) <= '6';
    }
}
