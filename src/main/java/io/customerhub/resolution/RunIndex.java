package io.customerhub.resolution;

import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.match.MatchRun;
import io.customerhub.match.block.BlockingKeys;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.SharedNumbers;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.golden.MatchIndex;
import io.customerhub.warehouse.golden.MatchPair;
import io.customerhub.warehouse.golden.MatchRecord;
import io.customerhub.warehouse.golden.WideKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What of a run over all records stays for those that arrive later. */
final class RunIndex implements MatchIndex {

    private final PartyType type;
    private final MatchRun run;
    private final BlockingKeys keys;
    private final long first;

    /** @param first the number of the first record; the others follow */
    RunIndex(PartyType type, MatchRun run, long first) {
        this.type = type;
        this.run = run;
        this.keys = BlockingKeys.of(run.table(), run.model().passes(), type.text());
        this.first = first;
    }

    @Override
    public void records(Consumer<MatchRecord> sink) {
        MatchTable table = run.table();
        for (int row = 0; row < table.size(); row++) {
            sink.accept(new MatchRecord(
                    first + row,
                    RecordKey.parse(table.recordId(row)),
                    type,
                    compared(table, row),
                    Arrays.stream(keys.of(row)).boxed().toList()));
        }
    }

    @Override
    public void keys(KeySink sink) {
        int rows = run.table().size();
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows);
        long low = (1L << bits) - 1;
        long[] order = new long[rows];
        for (int pass = 0; pass < run.model().passes().size(); pass++) {
            for (int row = 0; row < rows; row++) {
                order[row] = keys.of(row, pass) & ~low | row;
            }
            // an index over keys that stand in order is built faster, and those that are looked up together lie
            // together
            Arrays.sort(order);
            for (long one : order) {
                int row = (int) (one & low);
                if (keys.of(row, pass) != 0) {
                    sink.key(keys.of(row, pass), first + row);
                }
            }
        }
    }

    /** The folded values of a row. */
    static List<@Nullable String> compared(MatchTable table, int row) {
        List<MatchColumn> columns = table.columns();
        @Nullable String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            int value = columns.get(i).value(row);
            values[i] = value < 0 ? null : columns.get(i).string(value);
        }
        return Arrays.asList(values);
    }

    @Override
    public void pairs(Consumer<MatchPair> sink) {
        Edges edges = run.edges();
        for (int edge = 0; edge < edges.size(); edge++) {
            sink.accept(MatchPair.of(first + edges.left(edge), first + edges.right(edge), edges.bits(edge)));
        }
    }

    @Override
    public Map<Long, WideKey> wideKeys() {
        List<CappedPass> passes = run.model().passes();
        Map<Long, WideKey> all = new HashMap<>();
        keys.wide().forEach(wide -> {
            CappedPass capped = passes.get(wide.pass());
            all.put(wide.key(), new WideKey(capped.cap(), SharedNumbers.isDemoting(capped.pass(), run.table())));
        });
        return all;
    }
}
