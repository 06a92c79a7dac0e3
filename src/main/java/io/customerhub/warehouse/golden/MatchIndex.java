package io.customerhub.warehouse.golden;

import java.util.Map;
import java.util.function.Consumer;

/** What matching records as they arrive needs of those of a party type that have been matched in one go. */
public interface MatchIndex {

    /** Hands over each record once. */
    void records(Consumer<MatchRecord> sink);

    /** Hands over each key of each record once, those with alike keys together. */
    void keys(KeySink sink);

    /** Takes a key of a record. */
    @FunctionalInterface
    interface KeySink {

        /** Takes it; the record by its number. */
        void key(long key, long record);
    }

    /** Hands over each pair once. */
    void pairs(Consumer<MatchPair> sink);

    /** The keys that more records share than their pass allows, with how many it allows. */
    Map<Long, WideKey> wideKeys();
}
