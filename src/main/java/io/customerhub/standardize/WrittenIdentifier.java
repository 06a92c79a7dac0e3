package io.customerhub.standardize;

import io.customerhub.record.Rule;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.identifier.IdentifierRule;
import io.customerhub.standardize.identifier.Verdict;
import io.customerhub.standardize.identifier.WrittenNumber;
import io.customerhub.standardize.text.HalfWidth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the standardizers of identifiers share: the written form, and what a verdict means for a value. */
final class WrittenIdentifier {

    private WrittenIdentifier() {}

    /** The text in capitals without separators and full-width forms; null when it cannot be a number of this kind. */
    static @Nullable String of(String text, RecordContext context) {
        String compact = WrittenNumber.compact(HalfWidth.of(text));
        return compact == null ? null : told(context, IdentifierRule.WRITTEN, text, compact);
    }

    /** The text after a rule, of which the trace hears when it has changed something. */
    static String told(RecordContext context, Rule rule, String before, String after) {
        if (context.trace() != RuleTrace.NONE && !before.equals(after)) {
            context.trace().changed(rule, before, after);
        }
        return after;
    }

    /**
     * The value of a verdict.
     *
     * @param form the issue of a text that has not the form
     * @param check the issue of wrong check digits
     */
    static StandardValue value(Verdict verdict, String number, IssueCode form, IssueCode check) {
        return switch (verdict) {
            case RIGHT -> StandardValue.valid(number);
            case UNCHECKED -> IssueCode.ID_UNCHECKED.possible(number, Map.of());
            case WRONG_CHECK -> check.invalid();
            case WRONG_FORM -> form.invalid();
        };
    }
}
