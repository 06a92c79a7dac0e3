package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbering plan of one region, compiled from libphonenumber's metadata. Immutable; all digits are ASCII, from
 * {@code from} to before {@code to}.
 */
final class RegionNumbers {

    /** What {@link #withoutNationalPrefix} returns when the prefix is not just cut off but the number rewritten. */
    static final int REWRITTEN = -1;

    /** The label of the general pattern among the patterns of all kinds. */
    private static final int GENERAL = 1;

    private final DigitAutomaton kinds;
    private final long[] validLengths;
    private final long possibleLengths;
    private final long localLengths;
    private final int longest;
    private final @Nullable PrefixAutomaton internationalPrefix;
    private final @Nullable PrefixAutomaton nationalPrefix;
    private final boolean capturedIsRewritten;
    private final @Nullable PrefixAutomaton leadingDigits;

    /**
     * Compiles the metadata of a region.
     *
     * @throws IllegalArgumentException when the metadata uses what cannot be compiled
     */
    RegionNumbers(PhoneMetadata metadata) {
        PhoneNumberDesc general = metadata.getGeneralDesc();
        List<PhoneNumberDesc> descriptions = new ArrayList<>(List.of(general));
        descriptions.addAll(kindsOf(metadata));
        kinds = DigitAutomaton.of(
                descriptions.stream().map(RegionNumbers::patternOf).toList());
        possibleLengths = lengths(general.getPossibleLengthList());
        localLengths = lengths(general.getPossibleLengthLocalOnlyList());
        if (possibleLengths == 0) {
            throw new IllegalArgumentException("A plan without a possible length");
        }
        longest = Long.SIZE - 1 - Long.numberOfLeadingZeros(possibleLengths);
        validLengths = validLengths(kinds, descriptions);
        internationalPrefix = prefix(metadata.getInternationalPrefix());
        nationalPrefix = prefix(metadata.getNationalPrefixForParsing());
        leadingDigits = metadata.hasLeadingDigits() ? prefix(metadata.getLeadingDigits()) : null;
        capturedIsRewritten = !metadata.getNationalPrefixTransformRule().isEmpty();
        if (capturedIsRewritten
                && NumberPatternParser.parse(metadata.getNationalPrefixForParsing())
                                .groups()
                        == 0) {
            throw new IllegalArgumentException("A rule that rewrites the number, but no group to rewrite");
        }
    }

    /** Where the number goes on behind the prefix that leads abroad, or {@link PrefixAutomaton#NO_MATCH}. */
    int behindInternationalPrefix(byte[] digits, int from, int to) {
        if (internationalPrefix == null) {
            return PrefixAutomaton.NO_MATCH;
        }
        int match = internationalPrefix.match(digits, from, to);
        if (match == PrefixAutomaton.NO_MATCH) {
            return match;
        }
        int behind = PrefixAutomaton.end(match);
        boolean noCallingCodeFollows = behind < to && digits[behind] == '0';
        return noCallingCodeFollows ? PrefixAutomaton.NO_MATCH : behind;
    }

    /**
     * Where the number goes on behind its national prefix, {@code from} when it has none, {@link #REWRITTEN} when
     * libphonenumber would rewrite it. A prefix without which the number no longer fits the plan is part of the number.
     */
    int withoutNationalPrefix(byte[] digits, int from, int to) {
        if (nationalPrefix == null || from == to) {
            return from;
        }
        int match = nationalPrefix.match(digits, from, to);
        if (match == PrefixAutomaton.NO_MATCH) {
            return from;
        }
        if (capturedIsRewritten && PrefixAutomaton.captured(match)) {
            return REWRITTEN;
        }
        int behind = PrefixAutomaton.end(match);
        boolean partOfTheNumber = behind != from && fits(digits, from, to) && !fits(digits, behind, to);
        return partOfTheNumber ? from : behind;
    }

    /** Whether the digits match the general pattern of the plan, whatever their number. */
    boolean fits(byte[] digits, int from, int to) {
        return (kinds.labels(kinds.run(digits, from, to)) & GENERAL) != 0;
    }

    /** Whether the digits are a valid number of some kind. */
    boolean isValid(byte[] digits, int from, int to) {
        return (validLengths[kinds.run(digits, from, to)] >>> (to - from) & 1) != 0;
    }

    /** Whether a number that shares its calling code with other regions is to be judged by this one. */
    boolean claims(byte[] digits, int from, int to) {
        return leadingDigits == null
                ? isValid(digits, from, to)
                : leadingDigits.match(digits, from, to) != PrefixAutomaton.NO_MATCH;
    }

    /** Whether so many digits can be a whole national number, or are more than that. */
    boolean isPossibleOrTooLong(int length) {
        return (localLengths >>> length & 1) == 0 && ((possibleLengths >>> length & 1) != 0 || length > longest);
    }

    /** Whether so many digits are more than a national number can have. */
    boolean isTooLong(int length) {
        return (localLengths >>> length & 1) == 0 && length > longest;
    }

    /** Every kind of number that makes one valid; mobile numbers are not asked where they are the fixed lines' pattern. */
    private static List<PhoneNumberDesc> kindsOf(PhoneMetadata metadata) {
        return Stream.of(
                        metadata.getPremiumRate(),
                        metadata.getTollFree(),
                        metadata.getSharedCost(),
                        metadata.getVoip(),
                        metadata.getPersonalNumber(),
                        metadata.getPager(),
                        metadata.getUan(),
                        metadata.getVoicemail(),
                        metadata.getFixedLine(),
                        metadata.getSameMobileAndFixedLinePattern() ? null : metadata.getMobile())
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable NumberPattern patternOf(PhoneNumberDesc description) {
        String pattern = description.getNationalNumberPattern();
        return pattern.isEmpty() ? null : NumberPatternParser.parse(pattern);
    }

    private static @Nullable PrefixAutomaton prefix(String pattern) {
        return pattern.isEmpty() ? null : PrefixAutomaton.of(NumberPatternParser.parse(pattern));
    }

    /** For each state of the automaton the lengths with which a number that ends there is valid. */
    private static long[] validLengths(DigitAutomaton kinds, List<PhoneNumberDesc> descriptions) {
        long[] allowed = new long[descriptions.size()];
        for (int label = 0; label < allowed.length; label++) {
            List<Integer> lengths = descriptions.get(label).getPossibleLengthList();
            allowed[label] = lengths.isEmpty() ? ~0L : lengths(lengths);
        }
        long[] valid = new long[kinds.states()];
        for (int state = 0; state < valid.length; state++) {
            int labels = kinds.labels(state);
            if ((labels & GENERAL) != 0) {
                long anyKind = 0;
                for (int label = 1; label < allowed.length; label++) {
                    anyKind |= (labels >> label & 1) != 0 ? allowed[label] : 0;
                }
                valid[state] = anyKind & allowed[0];
            }
        }
        return valid;
    }

    /** Lengths as bits; libphonenumber writes -1 for "none". */
    private static long lengths(List<Integer> lengths) {
        long bits = 0;
        for (int length : lengths) {
            bits |= length < 0 ? 0 : 1L << length;
        }
        return bits;
    }
}
