package io.customerhub.ingest.rest;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.util.Arrays;

/** Keeps pages that cannot be read, or what fits of them, as dead letters. */
final class UnreadablePages {

    private static final int LONGEST_LETTER = 64 << 10;

    private final UnreadableLetters letters;
    private final StreamName stream;
    private final String route;

    UnreadablePages(UnreadableLetters letters, StreamName stream, String route) {
        this.letters = letters;
        this.stream = stream;
        this.route = route;
    }

    void keep(String place, UnreadableException problem, byte[] body) {
        byte[] kept = body.length > LONGEST_LETTER ? Arrays.copyOf(body, LONGEST_LETTER) : body;
        letters.store(
                stream,
                route,
                place,
                Rejection.unreadable(
                        problem.row(), problem.code(), String.valueOf(problem.getMessage()), PayloadKind.PAGE, kept));
    }
}
