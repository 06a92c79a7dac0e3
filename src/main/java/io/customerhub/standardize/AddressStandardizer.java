package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.address.AddressFormat;
import io.customerhub.standardize.address.AddressPart;
import io.customerhub.standardize.address.AddressReader;
import io.customerhub.standardize.address.AddressReading;
import io.customerhub.standardize.address.Confidence;
import io.customerhub.standardize.address.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A postal address. The value is the whole line as it was cleansed, so that nothing of it is lost; the parts are what could
 * be told of it for sure, named by {@code AddressPart}. A line whose divisions have several readings is ambiguous, one of
 * which little could be told is possible.
 */
final class AddressStandardizer implements Standardizer {

    private static final int LONGEST = 1000;

    private final AddressReader reader;
    private final AddressFormat format;

    AddressStandardizer(AddressReader reader, AddressFormat format) {
        this.reader = reader;
        this.format = format;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        if (!hasLetter(text)) {
            return IssueCode.ADDRESS_NO_TEXT.invalid();
        }
        if (text.length() > LONGEST) {
            return IssueCode.ADDRESS_TOO_LONG.possible(text, Map.of());
        }
        AddressReading reading = reader.read(text, context.region(), context.trace());
        List<String> issues = new ArrayList<>(reading.troubles().size());
        for (Trouble trouble : reading.troubles()) {
            issues.add(issue(trouble).code());
        }
        Validity validity = reading.troubles().contains(Trouble.DIVISION_AMBIGUOUS)
                ? Validity.AMBIGUOUS
                : reading.confidence() == Confidence.LOW ? Validity.POSSIBLE : Validity.VALID;
        boolean told = context.trace() != RuleTrace.NONE && validity == Validity.VALID;
        return new StandardValue(text, validity, told ? formatted(reading.parts()) : reading.parts(), issues);
    }

    private Map<String, Object> formatted(Map<String, Object> parts) {
        Map<String, Object> all = new TreeMap<>(parts);
        all.put(AddressPart.FORMATTED.key(), format.format(parts));
        return Collections.unmodifiableMap(all);
    }

    private static IssueCode issue(Trouble trouble) {
        return switch (trouble) {
            case NOT_READ -> IssueCode.ADDRESS_NOT_READ;
            case DIVISION_AMBIGUOUS -> IssueCode.ADDRESS_DIVISION_AMBIGUOUS;
            case DIVISION_CONFLICT -> IssueCode.ADDRESS_DIVISION_CONFLICT;
            case DIVISION_REPAIRED -> IssueCode.ADDRESS_DIVISION_REPAIRED;
            case DIVISION_FORMER -> IssueCode.ADDRESS_DIVISION_FORMER;
            case POSTAL_CODE_ELSEWHERE -> IssueCode.ADDRESS_POSTAL_CODE_ELSEWHERE;
            case CONTACT_IN_LINE -> IssueCode.ADDRESS_CONTACT;
        };
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }
}
