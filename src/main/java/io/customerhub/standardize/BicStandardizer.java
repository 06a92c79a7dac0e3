package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.bank.Bics;
import io.customerhub.standardize.identifier.Verdict;
import java.util.Set;

/** A bank's business identifier code (ISO 9362), which payments call BIC or SWIFT code. */
final class BicStandardizer implements Standardizer {

    private final Set<String> countries;

    /**
     * A standardizer of BICs.
     *
     * @param countries all countries there are, ISO 3166-1 alpha-2
     */
    BicStandardizer(Set<String> countries) {
        this.countries = countries;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String code = WrittenIdentifier.of(text, context);
        boolean right = code != null && Bics.check(code, countries) == Verdict.RIGHT;
        return code != null && right ? StandardValue.valid(code) : IssueCode.BIC_FORM.invalid();
    }
}
