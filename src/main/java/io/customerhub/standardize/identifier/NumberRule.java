package io.customerhub.standardize.identifier;

/** What a country or a standard says of one kind of number. Safe for any text of capitals and digits. */
@FunctionalInterface
public interface NumberRule {

    /**
     * Judges a number.
     *
     * @param number as {@link WrittenNumber#compact} gives it
     */
    Verdict check(String number);
}
