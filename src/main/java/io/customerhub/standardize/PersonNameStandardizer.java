package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.name.EastAsianNames;
import io.customerhub.standardize.name.NameCustoms;
import io.customerhub.standardize.name.NameKeys;
import io.customerhub.standardize.name.PersonName;
import io.customerhub.standardize.name.PersonNameRule;
import io.customerhub.standardize.name.WesternNames;
import io.customerhub.standardize.party.PartyReader;
import io.customerhub.standardize.party.PartyType;
import io.customerhub.standardize.text.HalfWidth;
import java.util.List;
import java.util.Map;

/**
 * The name of a person. The value is the formatted name, without forms of address; its parts are {@code name_prefix},
 * {@code given_name}, {@code additional_name}, {@code family_name}, {@code name_suffix} and {@code nickname}, as far as
 * they can be told. A text that names an organization or several people is kept as it is, with an issue. Who is named
 * ({@code party_type}) and keys for matching are parts only where somebody asks for them, by option or by listening to
 * the rules: the name of a contact says nothing of the customer's own type, and matching makes its own keys.
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
    private static final String PUNCTUATION = " -'’‘ʼʻ`´.,·•‧・･()\"“”/‐‑–[]_";
    private static final String PARTY_TYPE = "party_type";
    private static final Map<String, Object> ORGANIZATION = Map.of(PARTY_TYPE, PartyType.ORGANIZATION.text());
    private static final Map<String, Object> SEVERAL = Map.of(PARTY_TYPE, PartyType.SEVERAL.text());

    private static final int UNUSUAL = 1;
    private static final int JOINED = 2;
    private static final int NO_NAME = 4;
    private static final int LETTER = 8;
    private static final int DIGIT = 16;

    private final Part part;
    private final boolean keys;

    /**
     * A standardizer of names.
     *
     * @param part which part of a name the field holds
     * @param keys true when every value has its keys for matching as parts
     */
    PersonNameStandardizer(Part part, boolean keys) {
        this.part = part;
        this.keys = keys;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        if (plain != text) {
            context.trace().changed(PersonNameRule.WIDTH, text, plain);
        }
        int kind = scan(plain);
        if ((kind & NO_NAME) != 0 || (kind & (DIGIT | LETTER)) == DIGIT) {
            return IssueCode.NAME_NOT_A_NAME.invalid();
        }
        if ((kind & LETTER) == 0) {
            return IssueCode.NAME_NO_LETTER.invalid();
        }
        if (plain.length() > LONGEST) {
            return IssueCode.NAME_TOO_LONG.invalid();
        }
        return part == Part.FULL ? readWhole(plain, kind, context) : readPart(plain, kind, context);
    }

    private StandardValue readWhole(String text, int kind, RecordContext context) {
        NameCustoms customs = NameCustoms.of(context.region());
        PartyType party = PartyReader.read(text, customs == NameCustoms.ENGLISH);
        if (party == PartyType.ORGANIZATION) {
            context.trace().changed(PersonNameRule.PARTY, text, party.text());
            return IssueCode.NAME_ORGANIZATION.possible(text, isAsked(context) ? ORGANIZATION : Map.of());
        }
        boolean remark = (kind & DIGIT) != 0;
        if (remark && !hasDigitsInBracketsOnly(text)) {
            return IssueCode.NAME_NOT_A_NAME.invalid();
        }
        if (party == PartyType.UNSURE && (kind & JOINED) != 0) {
            return IssueCode.NAME_PARTY_UNSURE.possible(text, Map.of());
        }
        if (party == PartyType.SEVERAL || (kind & JOINED) != 0 && party == PartyType.PERSON) {
            context.trace().changed(PersonNameRule.PARTY, text, PartyType.SEVERAL.text());
            return IssueCode.NAME_SEVERAL_PERSONS.possible(text, isAsked(context) ? SEVERAL : Map.of());
        }
        if ((kind & UNUSUAL) != 0) {
            return IssueCode.NAME_UNUSUAL_CHARACTER.possible(text, Map.of());
        }
        boolean eastAsian = EastAsianNames.isEastAsian(text);
        PersonName name = eastAsian
                ? EastAsianNames.read(text, customs == NameCustoms.JAPANESE, context.trace())
                : WesternNames.read(text, customs, context.trace());
        StandardValue value = value(name, party, eastAsian && customs != NameCustoms.JAPANESE, context);
        return remark ? IssueCode.NAME_UNUSUAL_CHARACTER.possible(name.formatted(), value.parts()) : value;
    }

    /** True when what has digits is a remark: {@code Charles Dixon (20th century)}. */
    private static boolean hasDigitsInBracketsOnly(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0 && Character.isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** True when somebody wants to know more of a name than the warehouse keeps. */
    private boolean isAsked(RecordContext context) {
        return keys || context.trace() != RuleTrace.NONE;
    }

    private StandardValue value(PersonName name, PartyType party, boolean chinese, RecordContext context) {
        boolean withKeys = isAsked(context);
        if (name.isPlain() && party == PartyType.PERSON && !name.orderAssumed() && !withKeys) {
            return StandardValue.valid(
                    name.formatted(),
                    Map.of("given_name", String.valueOf(name.given()), "family_name", String.valueOf(name.family())));
        }
        Map<String, Object> parts = name.parts();
        if (withKeys) {
            NameKeys.add(name, chinese, parts);
        }
        if (party == PartyType.UNSURE) {
            return IssueCode.NAME_PARTY_UNSURE.possible(name.formatted(), Map.copyOf(parts));
        }
        if (withKeys) {
            parts.put(PARTY_TYPE, party.text());
        }
        return name.orderAssumed()
                ? IssueCode.NAME_ORDER_ASSUMED.possible(name.formatted(), Map.copyOf(parts))
                : new StandardValue(name.formatted(), Validity.VALID, Map.copyOf(parts), List.of());
    }

    private StandardValue readPart(String text, int kind, RecordContext context) {
        if ((kind & DIGIT) != 0) {
            return IssueCode.NAME_NOT_A_NAME.invalid();
        }
        if ((kind & JOINED) != 0) {
            return IssueCode.NAME_SEVERAL_PERSONS.possible(text, Map.of());
        }
        if ((kind & UNUSUAL) != 0) {
            return IssueCode.NAME_UNUSUAL_CHARACTER.possible(text, Map.of());
        }
        return StandardValue.valid(
                EastAsianNames.isEastAsian(text)
                        ? EastAsianNames.readPart(text)
                        : WesternNames.readPart(text, part == Part.FAMILY, context.trace()));
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
        if (c == '@') {
            return NO_NAME;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        if (c == '&' || c == '+') {
            return JOINED;
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
