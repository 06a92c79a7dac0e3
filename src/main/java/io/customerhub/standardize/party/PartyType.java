package io.customerhub.standardize.party;

/** Who a name names. */
public enum PartyType {
    /** One person. */
    PERSON("person"),
    /** A company, authority, school, club or any other body. */
    ORGANIZATION("organization"),
    /** More than one person, such as a couple. */
    SEVERAL("several"),
    /** A person or an organization: the words fit both. */
    UNSURE("unsure");

    private final String text;

    PartyType(String text) {
        this.text = text;
    }

    /** The word for it in parts of values: {@code person}, {@code organization}, {@code several} or {@code unsure}. */
    public String text() {
        return text;
    }
}
