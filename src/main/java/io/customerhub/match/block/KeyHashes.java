package io.customerhub.match.block;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchTable;
import io.customerhub.record.Hashes;
import java.util.HashMap;
import java.util.Map;

/** The keys of all records for one pass after another: 64 bits each, worked out once for each distinct value. */
final class KeyHashes {

    private final MatchTable table;
    private final Map<String, MatchColumn> columns = new HashMap<>();
    private final Map<KeyPart, long[]> known = new HashMap<>();
    private final long[] keys;

    KeyHashes(MatchTable table) {
        this.table = table;
        this.keys = new long[table.size()];
        table.columns().forEach(column -> columns.put(column.name(), column));
    }

    /** Of each row the key, {@link KeyFeature#NONE} when a part is missing; the same array each time. */
    long[] of(BlockingPass pass) {
        for (int i = 0; i < pass.parts().size(); i++) {
            KeyPart part = pass.parts().get(i);
            MatchColumn column = column(part);
            long[] hashes = known.computeIfAbsent(part, one -> one.feature().hashes(column));
            for (int row = 0; row < table.size(); row++) {
                int value = column.value(row);
                long hash = value < 0 ? KeyFeature.NONE : hashes[value];
                boolean none = hash == KeyFeature.NONE || i > 0 && keys[row] == KeyFeature.NONE;
                keys[row] = none ? KeyFeature.NONE : joined(pass, i, keys[row], hash);
            }
        }
        return keys;
    }

    private static long joined(BlockingPass pass, int part, long before, long hash) {
        if (part == 0) {
            return hash;
        }
        return (pass.anyOrder() ? Hashes.mix(before + hash) : Hashes.mix(before * 31 + hash)) | 1;
    }

    private MatchColumn column(KeyPart part) {
        MatchColumn column = columns.get(part.column());
        if (column == null) {
            throw new IllegalArgumentException("the pass " + part + " is of a column that the table does not have");
        }
        return column;
    }
}
