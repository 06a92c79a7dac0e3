package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.identifier.CreditCode;
import io.customerhub.standardize.identifier.Verdict;
import java.util.Map;

/**
 * A unified social credit code of China (GB 32100), with the parts {@code region_code}, {@code province} (where the
 * register is a province's) and {@code organization_code}.
 */
final class CreditCodeStandardizer implements Standardizer {

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String code = WrittenIdentifier.of(text, context);
        Verdict verdict = code == null ? Verdict.WRONG_FORM : CreditCode.check(code);
        if (code == null || verdict == Verdict.WRONG_FORM) {
            return IssueCode.CREDIT_CODE_FORM.invalid();
        }
        if (verdict == Verdict.WRONG_CHECK) {
            return IssueCode.CREDIT_CODE_CHECK.invalid();
        }
        String region = CreditCode.regionCode(code);
        String organization = CreditCode.organizationCode(code);
        String province = CreditCode.province(code);
        return StandardValue.valid(
                code,
                province == null
                        ? Map.of("region_code", region, "organization_code", organization)
                        : Map.of("region_code", region, "province", province, "organization_code", organization));
    }
}
