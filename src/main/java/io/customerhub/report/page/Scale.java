package io.customerhub.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a number stands on an axis.
 *
 * @param from the least number
 * @param to the greatest one; more than {@code from}
 * @param logarithmic true when equal factors are equally far apart; then {@code from} is above 0
 * @param start where the least number stands, in pixels
 * @param end where the greatest one stands; may be less than {@code start}
 */
record Scale(double from, double to, boolean logarithmic, double start, double end) {

    private static final int[] STEPS = {1, 2, 5, 10};
    private static final int MOST_TICKS = 9;

    /** The pixel of a number; numbers beyond the axis stand at its ends. */
    double at(double number) {
        double clamped = Math.max(from, Math.min(to, number));
        double share = logarithmic ? Math.log(clamped / from) / Math.log(to / from) : (clamped - from) / (to - from);
        return start + share * (end - start);
    }

    /** Round numbers along the axis, ascending. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double power = Math.pow(10, Math.ceil(Math.log10(from) - 1e-9));
                    power <= to * (1 + 1e-9);
                    power *= 10) {
                ticks.add(power);
            }
            return ticks;
        }
        double step = step();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private double step() {
        double least = (to - from) / MOST_TICKS;
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (int step : STEPS) {
            if (step * decade >= least * (1 - 1e-9)) {
                return step * decade;
            }
        }
        return 10 * decade;
    }
}
