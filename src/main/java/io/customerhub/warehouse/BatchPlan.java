package io.customerhub.warehouse;

import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does to the warehouse, record by record: the result is the same as if each record had been written alone,
 * one after the other. It is worked out in three steps: which keys must be looked up, which versions may be in the raw
 * layer, and what is written.
 */
final class BatchPlan {

    /** What becomes of a record. */
    enum Fate {
        LOADED,
        UNCHANGED,
        SUPERSEDED,
        DEAD
    }

    private final List<SourceRecord> records;
    private final int configuration;
    private final Fate[] fates;
    private final KeyState[] states;
    private final long[] slots;
    private final Map<String, KeyState> byKey;
    private final boolean[] writesRaw;
    private final boolean[] inRaw;

    /** A plan for the records of which {@code isRefused} says that the database does not take them. */
    BatchPlan(List<SourceRecord> records, int configuration, Predicate<Integer> isRefused) {
        this.records = records;
        this.configuration = configuration;
        fates = new Fate[records.size()];
        states = new KeyState[records.size()];
        slots = new long[records.size()];
        byKey = new HashMap<>(records.size() * 2);
        writesRaw = new boolean[records.size()];
        inRaw = new boolean[records.size()];
        for (int i = 0; i < states.length; i++) {
            if (isRefused.test(i)) {
                fates[i] = Fate.DEAD;
            }
            String key = identity(i).key();
            slots[i] = LoadedVersionTable.slot(key);
            states[i] = byKey.computeIfAbsent(key, first -> new KeyState());
            states[i].deliveries++;
        }
    }

    /** The keys of the batch that the standard layer may hold, each once; all of them without a table. */
    List<String> keys(@Nullable LoadedVersionTable complete) {
        boolean[] known = complete == null ? null : complete.know(slots);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            if ((known == null || known[i]) && !states[i].isAsked) {
                states[i].isAsked = true;
                String key = identity(i).key();
                if (!Refusal.isUnstorable(key)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /** The place of the record's key in the table of loaded versions. */
    long slot(int i) {
        return slots[i];
    }

    /** Tells the version that the standard layer holds of a key. */
    void found(String key, long version, long hash, int madeUnder) {
        KeyState state = byKey.get(key);
        if (state != null) {
            state.holds(version, hash, madeUnder);
            state.existed = true;
        }
    }

    /** Records of which the raw layer may have this version: not newer than the standard row, and not that one. */
    List<Integer> maybeInRaw(boolean doubtAll) {
        List<Integer> doubtful = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            if (fates[i] != Fate.DEAD && (doubtAll || states[i].mayHaveSeen(identity(i)))) {
                doubtful.add(i);
            }
        }
        return doubtful;
    }

    /** Tells that the raw layer has the version of this record. */
    void foundInRaw(int record) {
        inRaw[record] = true;
    }

    /** Works the fates out, after all has been found. */
    void decide() {
        for (int i = 0; i < states.length; i++) {
            if (fates[i] != Fate.DEAD) {
                decide(i, states[i], identity(i));
            }
        }
    }

    private void decide(int i, KeyState state, Identity identity) {
        boolean known = inRaw[i] || state.sawInBatch(identity);
        if (state.isHeld && state.version == identity.version() && state.hash == identity.hash()) {
            if (state.winner >= 0
                    || (state.madeUnder == configuration
                            && !records.get(i).delivery().isAgain())) {
                fates[i] = Fate.UNCHANGED;
            } else {
                win(i, state, identity);
            }
        } else if (state.isHeld
                && (identity.version() < state.version || (identity.version() == state.version && known))) {
            fates[i] = Fate.SUPERSEDED;
            writesRaw[i] = !known;
        } else {
            writesRaw[i] = !known;
            win(i, state, identity);
        }
    }

    private void win(int i, KeyState state, Identity identity) {
        if (state.winner >= 0) {
            fates[state.winner] = Fate.SUPERSEDED;
        }
        state.winner = i;
        state.holds(identity.version(), identity.hash(), configuration);
        fates[i] = Fate.LOADED;
    }

    int size() {
        return states.length;
    }

    SourceRecord record(int i) {
        return records.get(i);
    }

    Fate fate(int i) {
        return fates[i];
    }

    /** True when the record goes to the raw layer. */
    boolean writesRaw(int i) {
        return writesRaw[i];
    }

    /** True when the record goes to the standard layer. */
    boolean writesStandard(int i) {
        return fates[i] == Fate.LOADED;
    }

    /** True when the record takes the place of an older row of the standard layer. */
    boolean replaces(int i) {
        return fates[i] == Fate.LOADED && states[i].existed;
    }

    private Identity identity(int i) {
        return records.get(i).requireIdentity();
    }

    /** What is known of one key while the batch is played through. */
    private static final class KeyState {

        private int deliveries;
        private boolean isAsked;
        private boolean existed;
        private boolean isHeld;
        private long version;
        private long hash;
        private int madeUnder;
        private int winner = -1;
        private @Nullable List<Identity> seen;

        void holds(long newVersion, long newHash, int newMadeUnder) {
            isHeld = true;
            version = newVersion;
            hash = newHash;
            madeUnder = newMadeUnder;
        }

        boolean mayHaveSeen(Identity identity) {
            return isHeld
                    && (identity.version() < version || (identity.version() == version && identity.hash() != hash));
        }

        /** True when the same version of the key stood earlier in the batch; remembers it when more are to come. */
        boolean sawInBatch(Identity identity) {
            if (deliveries == 1) {
                return false;
            }
            if (seen == null) {
                seen = new ArrayList<>();
            }
            if (seen.contains(identity)) {
                return true;
            }
            seen.add(identity);
            return false;
        }
    }
}
