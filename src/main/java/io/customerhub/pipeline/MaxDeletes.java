package io.customerhub.pipeline;

import java.math.BigDecimal;

/**
 * How many deletes at once are still believed. As the guard of a mass delete in directory synchronization: a source that
 * suddenly lacks a large part of its records has most likely not deleted them, but lost a filter, a page or a permission.
 *
 * @param count the most records; with a percentage, what is always allowed
 * @param percent the most of the live records in percent; 0 when only the count decides
 */
record MaxDeletes(long count, BigDecimal percent) {

    private static final long ALWAYS_ALLOWED = 20;

    /** Reads {@code 5%} or a number of records such as {@code 200}. */
    static MaxDeletes parse(String text) {
        String plain = text.strip();
        boolean isShare = plain.endsWith("%");
        try {
            BigDecimal number = new BigDecimal(
                    isShare ? plain.substring(0, plain.length() - 1).strip() : plain);
            if (number.signum() >= 0
                    && (isShare ? number.compareTo(BigDecimal.valueOf(100)) <= 0 : number.scale() <= 0)) {
                return isShare
                        ? new MaxDeletes(ALWAYS_ALLOWED, number)
                        : new MaxDeletes(number.longValueExact(), BigDecimal.ZERO);
            }
        } catch (NumberFormatException e) {
            throw refusal(text, e);
        }
        throw refusal(text, null);
    }

    private static IllegalArgumentException refusal(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "HUB-DEL-003 maxDeletes is a share such as 5% or a number of records such as 200, found '" + text + "'",
                cause);
    }

    /** True when so many of the live records may go at once. */
    boolean allows(long missing, long live) {
        return missing <= count
                || BigDecimal.valueOf(missing)
                                .multiply(BigDecimal.valueOf(100))
                                .compareTo(percent.multiply(BigDecimal.valueOf(live)))
                        <= 0;
    }

    @Override
    public String toString() {
        return percent.signum() == 0 ? Long.toString(count) : percent.toPlainString() + "%";
    }
}
