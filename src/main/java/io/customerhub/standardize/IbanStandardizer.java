package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.bank.Ibans;
import io.customerhub.standardize.identifier.Verdict;

/** An international bank account number (ISO 13616) in its electronic form; IBAN may stand before it. */
final class IbanStandardizer implements Standardizer {

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String number =
                WrittenIdentifier.of(text.regionMatches(true, 0, "IBAN", 0, 4) ? withoutLabel(text) : text, context);
        if (number == null) {
            return IssueCode.IBAN_FORM.invalid();
        }
        Verdict verdict = Ibans.check(number);
        if (verdict == Verdict.RIGHT && !Ibans.fitsNationalRule(number)) {
            return IssueCode.IBAN_NATIONAL_CHECK.invalid();
        }
        if (verdict == Verdict.WRONG_FORM && (number.length() < 2 || !Ibans.isCountry(number.substring(0, 2)))) {
            return IssueCode.IBAN_COUNTRY.invalid();
        }
        return WrittenIdentifier.value(verdict, number, IssueCode.IBAN_FORM, IssueCode.IBAN_CHECK);
    }

    private static String withoutLabel(String text) {
        int from = 4;
        while (from < text.length() && (text.charAt(from) == ':' || text.charAt(from) == ' ')) {
            from++;
        }
        return text.substring(from);
    }
}
