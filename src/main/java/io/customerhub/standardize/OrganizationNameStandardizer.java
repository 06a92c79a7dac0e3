package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.name.NameCase;
import io.customerhub.standardize.text.HalfWidth;

/** The name of a company or other organization: plain width; letters keep their case unless all are lower. */
final class OrganizationNameStandardizer implements Standardizer {

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        boolean letter = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < plain.length() && !upper; i++) {
            char c = plain.charAt(i);
            letter |= Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            upper = Character.isUpperCase(c) || Character.isTitleCase(c);
            lower |= Character.isLowerCase(c);
        }
        if (!letter && !upper) {
            return IssueCode.NAME_NO_LETTER.invalid();
        }
        return StandardValue.valid(lower && !upper ? NameCase.capitalizeWords(plain) : plain);
    }
}
