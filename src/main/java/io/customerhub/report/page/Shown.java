package io.customerhub.report.page;

import java.util.Locale;

/** Numbers as people read them. */
final class Shown {

    private static final double LEAST_PLAIN = 0.001;

    private Shown() {}

    /** {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 12,345.6}. */
    static String expected(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    /** {@code +3.25}, with a real minus sign where there is one. */
    static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.2f", bits).replace('-', '−');
    }

    /** A round number on an axis, without a decimal point where it needs none. */
    static String tick(double number) {
        String text = number == Math.rint(number)
                ? count((long) number)
                : String.format(Locale.ROOT, "%.2f", number).replaceAll("0+$", "");
        return text.replace('-', '−');
    }

    /** {@code 12.34 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f\u00A0%%", share * 100);
    }

    /** A probability, small ones as a power of ten. */
    static String probability(double probability) {
        return String.format(Locale.ROOT, probability < LEAST_PLAIN ? "%.1e" : "%.4f", probability);
    }

    /** A coordinate in an SVG, to a tenth of a pixel. */
    static String pixel(double pixel) {
        return String.format(Locale.ROOT, "%.1f", pixel);
    }
}
