package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.name.EastAsianNames;
import io.customerhub.standardize.name.PersonName;
import io.customerhub.standardize.name.WesternNames;
import io.customerhub.standardize.text.HalfWidth;

/**
 * The name of a person. The value is the formatted name, without forms of address; its parts are {@code name_prefix},
 * {@code given_name}, {@code additional_name}, {@code family_name} and {@code name_suffix}, as far as they can be told.
 */
final class PersonNameStandardizer implements Standardizer {

    /** Which part of a name a source field holds. */
    enum Part {
        /** The whole name, to be split. */
        FULL,
        /** Given names only. */
        GIVEN,
        /** The family name only. */
        FAMILY
    }

    private static final int LONGEST = 200;
    private static final String PUNCTUATION = " -'’‘ʼʻ`´.,·•‧・･()\"“”/‐‑–";

    private static final int UNUSUAL = 1;
    private static final int SEVERAL = 2;
    private static final int NO_NAME = 4;
    private static final int LETTER = 8;

    private final Part part;

    PersonNameStandardizer(Part part) {
        this.part = part;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        int kind = scan(plain);
        if ((kind & NO_NAME) != 0) {
            return IssueCode.NAME_NOT_A_NAME.invalid();
        }
        if ((kind & LETTER) == 0) {
            return IssueCode.NAME_NO_LETTER.invalid();
        }
        if (plain.length() > LONGEST) {
            return IssueCode.NAME_TOO_LONG.invalid();
        }
        if ((kind & SEVERAL) != 0 || part == Part.FULL && plain.contains(" and ")) {
            return IssueCode.NAME_SEVERAL_PERSONS.possible(plain, java.util.Map.of());
        }
        if ((kind & UNUSUAL) != 0) {
            return IssueCode.NAME_UNUSUAL_CHARACTER.possible(plain, java.util.Map.of());
        }
        boolean eastAsian = EastAsianNames.isEastAsian(plain);
        if (part != Part.FULL) {
            return StandardValue.valid(
                    eastAsian ? EastAsianNames.readPart(plain) : WesternNames.readPart(plain, part == Part.FAMILY));
        }
        PersonName name =
                eastAsian ? EastAsianNames.read(plain, "JP".equals(context.region())) : WesternNames.read(plain);
        return StandardValue.valid(name.formatted(), name.parts());
    }

    private static int scan(String text) {
        int kind = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                kind |= LETTER;
            } else if (c != ' ') {
                kind |= kind(text, i, c);
            }
        }
        return kind;
    }

    private static int kind(String text, int at, char c) {
        if (c == '@' || Character.isDigit(c)) {
            return NO_NAME;
        }
        if (c == '&') {
            return SEVERAL;
        }
        int codePoint = Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
        if (Character.isLetter(codePoint)) {
            return LETTER;
        }
        if (Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1))) {
            return 0;
        }
        return PUNCTUATION.indexOf(c) >= 0 || isMark(codePoint) ? 0 : UNUSUAL;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || codePoint == 0x200C
                || codePoint == 0x200D;
    }
}
