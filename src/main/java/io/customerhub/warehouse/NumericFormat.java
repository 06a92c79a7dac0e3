package io.customerhub.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A decimal number in the binary form of PostgreSQL's {@code numeric}: groups of four digits, the exponent of the first
 * group, sign and number of decimals (numeric_send in PostgreSQL's numeric.c).
 */
final class NumericFormat {

    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;

    /** No sign at all: PostgreSQL refuses the value with 22P03. */
    private static final int NO_SIGN = 0x1234;

    /** PostgreSQL's limits: 131072 digits before and 16383 after the point. */
    private static final int MOST_DIGITS = 131_072;

    private static final int MOST_DECIMALS = 16_383;
    private static final BigInteger GROUP = BigInteger.valueOf(10_000);
    private static final long[] POWERS = {1, 10, 100, 1000};

    private NumericFormat() {}

    /** Writes the value without its length. A number that is too large for PostgreSQL is written as one it refuses. */
    static void write(BigDecimal value, BinaryCopyBuffer out) {
        if (value.scale() > MOST_DECIMALS || (long) value.precision() - value.scale() > MOST_DIGITS) {
            write(new short[0], 0, 0, NO_SIGN, 0, out);
            return;
        }
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int decimals = plain.scale();
        int filling = (4 - decimals % 4) % 4;
        int sign = plain.signum() < 0 ? NEGATIVE : POSITIVE;
        int groupsAfterPoint = (decimals + filling) / 4;
        if (plain.precision() + filling <= 18) {
            long unscaled = Math.abs(plain.unscaledValue().longValue()) * POWERS[filling];
            short[] groups = new short[5];
            int count = 0;
            for (; unscaled != 0; unscaled /= 10_000) {
                groups[count++] = (short) (unscaled % 10_000);
            }
            write(groups, count, groupsAfterPoint, sign, decimals, out);
        } else {
            BigInteger unscaled = plain.unscaledValue().abs().multiply(BigInteger.valueOf(POWERS[filling]));
            short[] groups = new short[(plain.precision() + filling) / 4 + 2];
            int count = 0;
            while (unscaled.signum() != 0) {
                BigInteger[] parts = unscaled.divideAndRemainder(GROUP);
                groups[count++] = parts[1].shortValue();
                unscaled = parts[0];
            }
            write(groups, count, groupsAfterPoint, sign, decimals, out);
        }
    }

    /** Groups stand with the least significant first; empty ones at that end are left out. */
    private static void write(
            short[] groups, int count, int groupsAfterPoint, int sign, int decimals, BinaryCopyBuffer out) {
        int last = 0;
        while (last < count && groups[last] == 0) {
            last++;
        }
        out.int16(count - last);
        out.int16(count == 0 ? 0 : count - groupsAfterPoint - 1);
        out.int16(sign);
        out.int16(decimals);
        for (int i = count - 1; i >= last; i--) {
            out.int16(groups[i]);
        }
    }
}
