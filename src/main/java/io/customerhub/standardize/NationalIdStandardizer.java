package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.identifier.IdentifierRule;
import io.customerhub.standardize.nationalid.NationalIds;
import io.customerhub.standardize.text.HalfWidth;

/**
 * The number that a state gives a person, by the rules of the record's region. China's are those of
 * {@link ResidentIdStandardizer}, with their parts.
 */
final class NationalIdStandardizer implements Standardizer {

    private static final int LEAST = 4;

    private final Standardizer chinese;

    /**
     * A standardizer of national ids.
     *
     * @param chinese for numbers in the region CN
     */
    NationalIdStandardizer(Standardizer chinese) {
        this.chinese = chinese;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String region = context.region();
        if (region == null) {
            return IssueCode.NATIONAL_ID_NO_REGION.invalid();
        }
        if (region.equals("CN")) {
            return chinese.standardize(text, context);
        }
        String number = NationalIds.written(HalfWidth.of(text), region);
        if (number == null) {
            return IssueCode.NATIONAL_ID_FORM.invalid();
        }
        WrittenIdentifier.told(context, IdentifierRule.WRITTEN, text, number);
        if (!NationalIds.isKnown(region) && number.length() < LEAST) {
            return IssueCode.NATIONAL_ID_FORM.invalid();
        }
        return WrittenIdentifier.value(
                NationalIds.check(region, number), number, IssueCode.NATIONAL_ID_FORM, IssueCode.NATIONAL_ID_CHECK);
    }
}
