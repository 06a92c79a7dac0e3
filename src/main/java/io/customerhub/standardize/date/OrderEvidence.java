package io.customerhub.standardize.date;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.date.DateReading.Outcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the values of one field say about the order in which their source writes day, month and year. A value that is a day
 * in one order only is a proof of it: 25/12/1987 begins with its day. One order that is proven, against no proof of
 * another, is inferred; proofs of two orders infer none. Only people act on it: the pipeline reads by what is declared, so
 * that it never changes its mind from batch to batch. The same values give the same answer in any order. Keeps counts only.
 */
public final class OrderEvidence {

    /** Of real days two thirds prove their order; one proof beside many values with two readings may be a typing error. */
    private static final int MOST_OPEN_PER_PROOF = 20;

    private static final DateOrder[] ORDERS = {
        DateOrder.DAY_MONTH_YEAR, DateOrder.MONTH_DAY_YEAR, DateOrder.YEAR_MONTH_DAY
    };
    private static final DateReader[] READERS = {reader(ORDERS[0]), reader(ORDERS[1]), reader(ORDERS[2])};

    /** Which century a year of two digits means makes no difference here. */
    private static final int ANY_PIVOT = 68;

    private final Map<DateOrder, Long> proofs = new EnumMap<>(DateOrder.class);
    private long open;
    private long clear;

    /**
     * The answer.
     *
     * @param order the order that is proven; {@link DateOrder#UNDECLARED} when none is
     * @param proofs how many values are a day in one order only, by order; without zeros
     * @param open how many values have several readings
     * @param clear how many values need no order, such as 2024-03-05
     */
    public record Finding(DateOrder order, Map<DateOrder, Long> proofs, long open, long clear) {

        /** True when values prove two orders, so that the field is written in both. */
        public boolean isMixed() {
            return proofs.size() > 1;
        }

        /** True when a value has several readings or proves an order: somebody has to declare it. */
        public boolean needsOrder() {
            return open > 0 || !proofs.isEmpty();
        }
    }

    private static DateReader reader(DateOrder order) {
        return new DateReader(order, ANY_PIVOT, SerialDates.NONE);
    }

    /** Counts a cleansed value; what is no date counts nothing. */
    public void add(String text) {
        int days = 0;
        int first = Calendar.NO_DAY;
        boolean same = true;
        DateOrder only = DateOrder.UNDECLARED;
        for (int i = 0; i < ORDERS.length; i++) {
            DateReading reading = READERS[i].read(text, null, null, RuleTrace.NONE);
            boolean proven = ORDERS[i] == DateOrder.YEAR_MONTH_DAY && reading.rule() == DateRule.PROVEN;
            if (reading.outcome() != Outcome.DATE || proven) {
                continue; // a year at the end is read under year-month-day, too, where the text proves the rest
            }
            days++;
            only = ORDERS[i];
            same &= first == Calendar.NO_DAY || first == reading.epochDay();
            first = reading.epochDay();
        }
        if (days == 1) {
            proofs.merge(only, 1L, Long::sum);
        } else if (days > 1 && same) {
            clear++;
        } else if (days > 1) {
            open++;
        }
    }

    /** What the values so far say. */
    public Finding finding() {
        DateOrder order = DateOrder.UNDECLARED;
        if (proofs.size() == 1) {
            Map.Entry<DateOrder, Long> proven = proofs.entrySet().iterator().next();
            order = proven.getValue() * MOST_OPEN_PER_PROOF >= open ? proven.getKey() : DateOrder.UNDECLARED;
        }
        return new Finding(order, Map.copyOf(proofs), open, clear);
    }
}
