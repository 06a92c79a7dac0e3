package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.identifier.IdentifierRule;
import io.customerhub.standardize.identifier.Verdict;
import io.customerhub.standardize.vat.VatNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A VAT number of Europe with its country's letters before it; they are added when the number is right in the record's
 * region. Brazil's CNPJ, which serves the same end, has none.
 */
final class VatIdStandardizer implements Standardizer {

    private static final String BRAZIL = "BR";

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String written = WrittenIdentifier.of(text, context);
        if (written == null || written.length() < 3) {
            return IssueCode.VAT_ID_FORM.invalid();
        }
        String home = VatNumbers.prefix(context.region());
        String prefix = prefix(written);
        Verdict prefixed = prefix == null ? null : VatNumbers.check(prefix, written.substring(2));
        if (prefix != null && prefixed == Verdict.RIGHT) {
            return StandardValue.valid(prefixed(prefix, written, context));
        }
        Verdict bare = home == null ? null : VatNumbers.check(home, written);
        if (home != null && (bare == Verdict.RIGHT || prefixed == null || prefixed == Verdict.WRONG_FORM)) {
            return bare(bare, home, written, context);
        }
        if (prefix == null || prefixed == null) {
            return digits(written) ? IssueCode.VAT_ID_NO_COUNTRY.invalid() : IssueCode.VAT_ID_FORM.invalid();
        }
        return WrittenIdentifier.value(
                prefixed, prefixed(prefix, written, context), IssueCode.VAT_ID_FORM, IssueCode.VAT_ID_CHECK);
    }

    /** The letters that the text begins with, when a country has them; GR becomes EL. */
    private static @Nullable String prefix(String written) {
        String letters = written.substring(0, 2);
        if (letters.equals("GR")) {
            return "EL";
        }
        return VatNumbers.isPrefix(letters) ? letters : null;
    }

    private static String prefixed(String prefix, String written, RecordContext context) {
        String number = written.substring(2);
        if (prefix.equals(BRAZIL)) {
            return WrittenIdentifier.told(context, IdentifierRule.WRITTEN, written, number);
        }
        if (prefix.equals("CH")) {
            return swiss(written, context);
        }
        return written.startsWith(prefix)
                ? written
                : WrittenIdentifier.told(context, IdentifierRule.VAT_GREECE, written, prefix + number);
    }

    private static StandardValue bare(@Nullable Verdict verdict, String home, String written, RecordContext context) {
        if (verdict != Verdict.RIGHT && verdict != Verdict.UNCHECKED) {
            return verdict == Verdict.WRONG_CHECK ? IssueCode.VAT_ID_CHECK.invalid() : IssueCode.VAT_ID_FORM.invalid();
        }
        String value = home.equals(BRAZIL)
                ? written
                : WrittenIdentifier.told(context, IdentifierRule.VAT_PREFIX, written, home + written);
        if (home.equals("CH")) {
            value = swiss(value, context);
        }
        return WrittenIdentifier.value(verdict, value, IssueCode.VAT_ID_FORM, IssueCode.VAT_ID_CHECK);
    }

    private static String swiss(String written, RecordContext context) {
        int end = written.length() - 3;
        boolean other = written.endsWith("TVA") || written.endsWith("IVA");
        return other
                ? WrittenIdentifier.told(
                        context, IdentifierRule.VAT_SWITZERLAND, written, written.substring(0, end) + "MWST")
                : written;
    }

    private static boolean digits(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
