package io.customerhub.publicapis;

import java.time.Instant;

/**
 * A made-up person, as every API here has some.
 *
 * @param id from 1 on
 * @param given the given name
 * @param changed the last change, in whole seconds
 */
public record Person(int id, String given, Instant changed) {

    String family() {
        return "Example" + letters(id);
    }

    String email() {
        return "person" + id + "@example.com";
    }

    /** Names have no digits. */
    private static String letters(int number) {
        return number == 0 ? "" : letters(number / 26) + (char) ('a' + number % 26);
    }
}
