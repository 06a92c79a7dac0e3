package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.phone.PhoneKind;
import io.customerhub.standardize.phone.PhoneNumber;
import io.customerhub.standardize.phone.PhoneNumbers;
import io.customerhub.standardize.phone.PhoneRule;
import io.customerhub.standardize.phone.PhoneValidity;
import io.customerhub.standardize.phone.WrittenNumber;
import io.customerhub.standardize.text.HalfWidth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phone number to E.164 as libphonenumber reads it, in the record's region unless it names its own country. Nothing is
 * invented:
 *
 * <ul>
 *   <li>Valid: a number in an assigned range. An extension is the part {@code extension}, a word behind the number (home,
 *       手机) the part {@code label}.
 *   <li>Possible: the first of several whole numbers in one cell, the others as part {@code other_numbers}; or, without a
 *       value, a number of the right length in a range that is not known to be assigned.
 *   <li>Invalid: what is no number; hidden digits (138****8000), letters that look like digits, and letters as digits in
 *       anything but a service number, although libphonenumber would make a number of them. A number that is dialled
 *       elsewhere or not whole may be told as part {@code read_as}, never as the value.
 * </ul>
 *
 * <p>The parts {@code line_type}, {@code region} and {@code read_as} are made only where someone listens or the mapping asks
 * for them.
 */
final class PhoneStandardizer implements Standardizer {

    private static final int LONGEST = 120;
    private static final int FEWEST_DIGITS = 5;
    private static final int LONG_EXTENSION = 7;

    private final PhoneNumbers numbers;
    private final @Nullable String declared;
    private final boolean keys;

    /**
     * A standardizer of phone numbers.
     *
     * @param declared the region of this field's numbers, whatever the record's is; null for the record's
     * @param keys whether the heavier parts are wanted even when nobody listens
     */
    PhoneStandardizer(PhoneNumbers numbers, @Nullable String declared, boolean keys) {
        this.numbers = numbers;
        this.declared = declared;
        this.keys = keys;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        String region = declared == null ? context.region() : declared;
        if (!keys && context.trace() == RuleTrace.NONE) {
            String fast = numbers.e164(plain, region);
            if (fast != null && WrittenNumber.isPlain(plain)) {
                return StandardValue.valid(fast);
            }
        }
        if (plain != text) {
            context.trace().changed(PhoneRule.WIDTH, text, plain);
        }
        return WrittenNumber.isMasked(plain)
                ? IssueCode.PHONE_MASKED.invalid()
                : new Reading(region, context.trace()).of(plain);
    }

    /** One look at a text that is not plainly a number. */
    private final class Reading {
        private final @Nullable String region;
        private final RuleTrace trace;
        private final boolean wanted;
        private final Map<String, Object> parts = new LinkedHashMap<>();

        private Reading(@Nullable String region, RuleTrace trace) {
            this.region = region;
            this.trace = trace;
            this.wanted = keys || trace != RuleTrace.NONE;
        }

        private StandardValue of(String written) {
            String text = WrittenNumber.withPlainExtension(written);
            if (text != written) {
                trace.changed(PhoneRule.EXTENSION, written, text);
            }
            int label = WrittenNumber.labelStart(text);
            PhoneNumber number = label < 0 ? PhoneNumber.NONE : numbers.parse(text.substring(0, label), region);
            if (number.validity() == PhoneValidity.VALID) {
                parts.put("label", WrittenNumber.label(text, label));
                trace.changed(PhoneRule.LABEL, text, text.substring(0, label));
                return valid(number, text.substring(0, label));
            }
            number = numbers.parse(text, region);
            if (number.validity() != PhoneValidity.VALID || isNumber(number.extension())) {
                List<String> several = several(text);
                if (!several.isEmpty()) {
                    return first(text, several);
                }
            }
            if (number.validity() != PhoneValidity.VALID) {
                return refused(text, number);
            }
            if (WrittenNumber.hasKeypadLetters(text)) {
                if (!isService(number.kind())) {
                    return IssueCode.PHONE_LETTERS.invalid();
                }
                trace.changed(PhoneRule.LETTERS, text, String.valueOf(number.value()));
            }
            return valid(number, text);
        }

        private StandardValue valid(PhoneNumber number, String text) {
            String value = String.valueOf(number.value());
            if (!value.equals(text)) {
                trace.changed(PhoneRule.E164, text, value);
            }
            if (number.extension() != null) {
                parts.put("extension", number.extension());
            }
            if (wanted) {
                parts.put("line_type", number.kind().label());
                if (number.region() != null) {
                    parts.put("region", number.region());
                }
            }
            return StandardValue.valid(value, Collections.unmodifiableMap(parts));
        }

        /** The whole numbers of a text with several of them; see {@link WrittenNumber#several}. */
        private List<String> several(String text) {
            return text.length() > LONGEST
                    ? List.of()
                    : WrittenNumber.several(text, piece -> {
                        PhoneNumber number = numbers.parse(piece, region);
                        boolean whole = number.validity() == PhoneValidity.VALID && !isNumber(number.extension());
                        return whole ? number.value() : null;
                    });
        }

        private StandardValue first(String text, List<String> several) {
            String first = several.get(0);
            trace.changed(PhoneRule.FIRST, text, first);
            parts.put("other_numbers", String.join(" ", several.subList(1, several.size())));
            return IssueCode.PHONE_SEVERAL.possible(first, Collections.unmodifiableMap(parts));
        }

        private StandardValue refused(String text, PhoneNumber number) {
            String readAs = wanted ? numbers.readAs(text, region) : null;
            if (readAs != null) {
                parts.put("read_as", readAs);
            }
            if (number.validity() == PhoneValidity.POSSIBLE) {
                return new StandardValue(
                        null, Validity.POSSIBLE, Map.copyOf(parts), List.of(IssueCode.PHONE_NOT_ASSIGNED.code()));
            }
            boolean national = region == null && digits(text) >= FEWEST_DIGITS && text.charAt(0) != '+';
            return (national ? IssueCode.PHONE_NO_REGION : IssueCode.PHONE_INVALID).invalid(Map.copyOf(parts));
        }
    }

    /** libphonenumber takes a second number behind ; or ,, for digits to dial later. */
    private static boolean isNumber(@Nullable String extension) {
        return extension != null && extension.length() >= LONG_EXTENSION;
    }

    /** Companies choose such numbers for the words that they spell; the numbers of lines are given out in order. */
    private static boolean isService(PhoneKind kind) {
        return switch (kind) {
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, UNIVERSAL_ACCESS -> true;
            default -> false;
        };
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
