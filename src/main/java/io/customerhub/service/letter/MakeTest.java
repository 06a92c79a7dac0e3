package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.util.List;

/**
 * Writes a test beside the route from one letter: its record with invented values of the same shape, and that it is refused as
 * it is today. When mapping or contract are mended, the test fails, and whoever mended writes what is right.
 *
 * @param letter its number
 */
public record MakeTest(long letter) implements Request<MakeTest.Made> {

    @Override
    public String subject() {
        return "letter " + letter;
    }

    /**
     * What was written.
     *
     * @param files the files, relative to the project
     * @param run the command that runs the test
     */
    public record Made(List<String> files, String run) {}
}
