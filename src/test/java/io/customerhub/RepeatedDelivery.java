package io.customerhub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deliveries, be they files or pages, that come again and again. */
final class RepeatedDelivery {

    private RepeatedDelivery() {}

    /** So many copies of each delivery with their records in another order, all in random order. */
    static List<List<String>> shuffled(List<List<String>> deliveries, int times, Random random) {
        List<List<String>> copies = new ArrayList<>();
        for (List<String> delivery : deliveries) {
            for (int i = 0; i < times; i++) {
                List<String> copy = new ArrayList<>(delivery);
                Collections.shuffle(copy, random);
                copies.add(copy);
            }
        }
        Collections.shuffle(copies, random);
        return copies;
    }
}
