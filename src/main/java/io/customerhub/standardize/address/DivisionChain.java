package io.customerhub.standardize.address;

import org.jspecify.annotations.Nullable;

/** The divisions that one line names, from large to small, while they are read. */
final class DivisionChain {

    /** Where reading stopped. */
    int end;

    /** The levels that the line names; null where it does not. */
    @Nullable
    Division province;

    @Nullable
    Division city;

    @Nullable
    Division county;

    /** True when the line says 市辖区 instead of a county. */
    boolean cityDistricts;

    /** The name of several divisions, none of which could be chosen; null when there is none. */
    @Nullable
    String ambiguous;

    boolean conflict;
    boolean repaired;

    /** True when one of the names stands without what kind of division it is. */
    boolean abbreviated;

    /** How many names have been read. */
    int names;

    DivisionChain(int from) {
        end = from;
    }

    /** The smallest division that is known; null when none is. */
    @Nullable
    Division smallest() {
        return county != null ? county : city != null ? city : province;
    }

    /** True when a division fits what has been read: it is in the smallest one, or repeats one. */
    boolean fits(Division division) {
        Division smallest = smallest();
        if (smallest == null || division.isIn(smallest) && !(county != null && division.level() == 2)) {
            return true;
        }
        return division.equals(county)
                || division.equals(city)
                || division.equals(smallest.province())
                || division.equals(smallest.city());
    }

    /** True when the division has been read already. */
    boolean repeats(Division division) {
        Division smallest = smallest();
        return smallest != null && smallest.isIn(division);
    }

    /** Takes a name. */
    void take(Division division, int length, boolean full) {
        if (!repeats(division)) {
            switch (division.level()) {
                case 0 -> province = division;
                case 1 -> city = division;
                default -> county = division;
            }
        }
        names++;
        abbreviated |= !full;
        end += length;
    }
}
