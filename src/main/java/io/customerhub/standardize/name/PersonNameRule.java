package io.customerhub.standardize.name;

import io.customerhub.record.Rule;

/** What the type person-name may do to a text, in the order in which it does. */
public enum PersonNameRule implements Rule {
    /** Full-width letters. */
    WIDTH("name.width", "Full-width letters and signs of East Asian keyboards become plain ones (Unicode UAX #11)."),
    /** Who is named. */
    PARTY(
            "name.party",
            "The words name an organization or several people, so no given and family name are told (legal forms of ISO"
                    + " 20275, frequent names of the US census)."),
    /** Brackets and quotes. */
    NICKNAME("name.nickname", "A name in brackets or quotes is the nickname and goes to the end."),
    /** Titles and degrees. */
    TITLE("name.title", "Forms of address, titles and degrees are parts of their own and leave the formatted name."),
    /** Generations and degrees. */
    SUFFIX("name.suffix", "What stands after a name, such as Jr or PhD, is a part of its own, in its usual spelling."),
    /** Family, Given. */
    ORDER("name.order", "'Family, Given' becomes 'Given Family'; the comma tells which is which."),
    /** Upper and lower case. */
    CASE(
            "name.case",
            "A name in capitals or small letters only gets its usual case, with particles small and Mc, Mac and O' as"
                    + " people write them (after Lingua::EN::NameCase); mixed case is never changed."),
    /** Spaces and dots in names in characters. */
    CHARACTERS(
            "name.characters",
            "A name in Chinese or Korean script has no spaces, and one form of the interpunct, U+00B7 (GB/T 15834)."),
    /** 先生 and the like. */
    HONORIFIC("name.honorific", "A form of address after a name in characters, such as 先生, is a part of its own.");

    private final String code;
    private final String reason;

    PersonNameRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }
}
