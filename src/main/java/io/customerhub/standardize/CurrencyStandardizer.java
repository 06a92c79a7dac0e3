package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.currency.CurrencyNames;
import io.customerhub.standardize.text.NamedMeanings;

/** A currency's code, number, sign or name to its ISO 4217 code. See {@link CurrencyNames}. */
final class CurrencyStandardizer implements Standardizer {

    private final CurrencyNames currencies;

    CurrencyStandardizer(CurrencyNames currencies) {
        this.currencies = currencies;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        CurrencyNames.Found found = currencies.find(text, context.language(), context.region());
        if (found == null) {
            return IssueCode.CURRENCY_UNKNOWN.invalid();
        }
        if (found.code().equals(NamedMeanings.AMBIGUOUS)) {
            return IssueCode.CURRENCY_AMBIGUOUS.ambiguous();
        }
        if (!found.code().equals(text)) {
            context.trace().changed(found.rule(), text, found.code());
        }
        return StandardValue.valid(found.code());
    }
}
