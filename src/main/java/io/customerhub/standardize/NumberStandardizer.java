package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.number.NumberReading;
import io.customerhub.standardize.number.NumberRule;
import io.customerhub.standardize.number.Scales;
import java.math.BigDecimal;

/** A number as {@link BigDecimal}, with the decimals as they were written. */
final class NumberStandardizer implements Standardizer {

    private final NumberReader reader;

    NumberStandardizer(NumberReader reader) {
        this.reader = reader;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        int zeros = Scales.zeros(text);
        String number = zeros == 0 ? text : Scales.withoutSign(text);
        NumberReading reading = reader.read(number, context.region(), context.language());
        BigDecimal value = reading.value();
        if (value == null) {
            return issue(reading.outcome());
        }
        if (context.trace() != RuleTrace.NONE) {
            NumberRule.tell(context.trace(), number, value);
        }
        return StandardValue.valid(Scales.scaled(value, zeros, text, context.trace()));
    }

    /** What a text that is no number becomes. */
    static StandardValue issue(NumberReading.Outcome outcome) {
        return switch (outcome) {
            case AMBIGUOUS -> IssueCode.NUMBER_AMBIGUOUS.ambiguous();
            case GROUPS -> IssueCode.NUMBER_GROUPS.invalid();
            case NOT_A_NUMBER, NUMBER -> IssueCode.NUMBER_SYNTAX.invalid();
        };
    }
}
