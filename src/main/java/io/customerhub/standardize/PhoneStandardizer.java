package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.phone.PhoneNumber;
import io.customerhub.standardize.phone.PhoneNumbers;
import io.customerhub.standardize.phone.PhoneValidity;
import io.customerhub.standardize.text.HalfWidth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phone number to E.164, read in the record's region unless it names its own country. Only a number in an assigned
 * range becomes a value; one that merely has the right length keeps its raw text. An extension is the part
 * {@code extension}.
 */
final class PhoneStandardizer implements Standardizer {

    private static final String SEPARATORS = "/;,、；，|";

    private final PhoneNumbers numbers;
    private final @Nullable String declared;

    /**
     * A standardizer of phone numbers.
     *
     * @param declared the region of this field's numbers, whatever the record's is; null for the record's
     */
    PhoneStandardizer(PhoneNumbers numbers, @Nullable String declared) {
        this.numbers = numbers;
        this.declared = declared;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        String region = declared == null ? context.region() : declared;
        String fast = numbers.e164(plain, region);
        if (fast != null && !mayHaveExtension(plain)) {
            return StandardValue.valid(fast);
        }
        PhoneNumber number = numbers.parse(plain, region);
        String value = number.value();
        if (number.validity() == PhoneValidity.VALID && value != null) {
            String extension = number.extension();
            return extension == null
                    ? StandardValue.valid(value)
                    : StandardValue.valid(value, Map.of("extension", extension));
        }
        if (holdsSeveral(plain, region)) {
            return IssueCode.PHONE_SEVERAL.ambiguous();
        }
        if (number.validity() == PhoneValidity.POSSIBLE) {
            return IssueCode.PHONE_NOT_ASSIGNED.possible();
        }
        boolean national = region == null && digits(plain) > 4 && plain.charAt(0) != '+';
        return national ? IssueCode.PHONE_NO_REGION.invalid() : IssueCode.PHONE_INVALID.invalid();
    }

    /** True when there is a valid number on both sides of a separator. */
    private boolean holdsSeveral(String text, @Nullable String region) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0
                    && numbers.e164(text.substring(0, i).strip(), region) != null
                    && numbers.e164(text.substring(i + 1).strip(), region) != null) {
                return true;
            }
        }
        return false;
    }

    /** Extensions are introduced by a letter, a word or one of these signs. */
    private static boolean mayHaveExtension(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' || c == '~' || c == ';' || c == ',' || Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits;
    }
}
