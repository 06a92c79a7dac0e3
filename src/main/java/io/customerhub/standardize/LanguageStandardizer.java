package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.language.Languages;
import io.customerhub.standardize.text.NamedMeanings;

/** A language's code or name to its BCP 47 tag. See {@link Languages}. */
final class LanguageStandardizer implements Standardizer {

    private final Languages languages;

    LanguageStandardizer(Languages languages) {
        this.languages = languages;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        Languages.Found found = languages.find(text, context.language());
        if (found == null) {
            return IssueCode.LANGUAGE_UNKNOWN.invalid();
        }
        if (found.tag().equals(NamedMeanings.AMBIGUOUS)) {
            return IssueCode.LANGUAGE_AMBIGUOUS.ambiguous();
        }
        if (!found.tag().equals(text)) {
            context.trace().changed(found.rule(), text, found.tag());
        }
        return StandardValue.valid(found.tag());
    }
}
