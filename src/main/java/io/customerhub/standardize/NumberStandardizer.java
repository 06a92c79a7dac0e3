package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.number.NumberReading;
import java.math.BigDecimal;

/** A number as {@link BigDecimal}, with the decimals as they were written. */
final class NumberStandardizer implements Standardizer {

    private final NumberReader reader;

    NumberStandardizer(NumberReader reader) {
        this.reader = reader;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        NumberReading reading = reader.read(text, context.region());
        BigDecimal value = reading.value();
        return value == null ? issue(reading.outcome()) : StandardValue.valid(value);
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
