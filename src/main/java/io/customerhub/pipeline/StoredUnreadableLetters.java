package io.customerhub.pipeline;

import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import java.time.Instant;

/** Keeps whole files and pages that cannot be read as dead letters. */
final class StoredUnreadableLetters implements UnreadableLetters {

    private final DeadLetterStore letters;

    StoredUnreadableLetters(DeadLetterStore letters) {
        this.letters = letters;
    }

    @Override
    public void store(StreamName stream, String route, String place, Rejection rejection) {
        Instant now = Instant.now();
        letters.insert(new BatchOrigin(stream, route, place, now, now), rejection, null);
    }
}
