package io.customerhub.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the transaction of a batch of replayed letters, so that what became of each letter is noted wherever it is
 * awaited, or the batch has not happened.
 */
public interface LetterReplay {

    /** Nobody waits for the outcome. */
    LetterReplay NONE = new LetterReplay() {
        @Override
        public long plan() {
            return 0;
        }

        @Override
        public int maxAttempts() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void begin(Connection connection) {}

        @Override
        public void settle(Connection connection, List<Settled> letters) {}
    };

    /** The replay plan that the letters belong to; 0 for none. */
    long plan();

    /** A letter that has failed so often is quarantined. */
    int maxAttempts();

    /**
     * Is called before anything is written, after the stream has been locked.
     *
     * @throws LeaseLostException when somebody else works on these letters by now
     */
    void begin(Connection connection) throws SQLException;

    /** Is told what became of the letters, all but those that a rule of the mapping has left out. */
    void settle(Connection connection, List<Settled> letters) throws SQLException;

    /**
     * What became of one letter.
     *
     * @param letter its number
     * @param outcome what became of it
     * @param code the stable code when it failed, else null
     * @param field the field when it failed on one, else null
     * @param fingerprint its cause when it failed, else null
     */
    record Settled(
            long letter, Outcome outcome, @Nullable String code, @Nullable String field, @Nullable String fingerprint) {

        static Settled well(long letter, Outcome outcome) {
            return new Settled(letter, outcome, null, null, null);
        }
    }

    /** How an attempt ended. */
    enum Outcome {
        /** The record is in the warehouse. */
        RESOLVED,
        /** A later version, or the same record in another letter, makes it needless. */
        SUPERSEDED,
        /** It failed again and is open. */
        FAILED,
        /** It failed as often as it may. */
        QUARANTINED
    }
}
