package io.customerhub.arrival;

import java.time.LocalDate;

/**
 * How often an attribute came without a value of late.
 *
 * @param attribute the attribute as the mapping names it; those of the lines of an order begin with {@code lines.}
 * @param day the latest day, in UTC, on which new records came
 * @param ofDay all of that day
 * @param ofRun those of its latest run
 */
public record FieldCount(String attribute, LocalDate day, Share ofDay, Share ofRun) {

    /**
     * A share of records.
     *
     * @param counted how many records, or lines of orders
     * @param missing those of them without a value
     */
    public record Share(long counted, long missing) {

        /** From 0, all have a value, to 1, none has; 0 without records. */
        public double rate() {
            return counted == 0 ? 0 : (double) missing / counted;
        }
    }
}
