package io.customerhub.standardize.identifier;

/** What a rule says of a written number. */
public enum Verdict {
    /** Form and check digits are right; or the form is, where the number has no check digits by its own rules. */
    RIGHT,
    /** The form is right; its check digits follow no published rule, or not always. */
    UNCHECKED,
    /** The form is right, the check digits are not: most likely a slip. */
    WRONG_CHECK,
    /** It has not the form of such a number. */
    WRONG_FORM;

    /** {@link #RIGHT} when the check digits are, else {@link #WRONG_CHECK}. */
    public static Verdict checked(boolean right) {
        return right ? RIGHT : WRONG_CHECK;
    }

    /** {@link #RIGHT} when the form is, else {@link #WRONG_FORM}: for numbers without check digits. */
    public static Verdict formed(boolean right) {
        return right ? RIGHT : WRONG_FORM;
    }
}
