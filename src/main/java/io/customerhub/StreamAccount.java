package io.customerhub;

import io.customerhub.pipeline.HubPipeline;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of the records of one stream since this hub started.
 *
 * @param stream the stream
 * @param read records that the source yielded
 * @param loaded records that changed the warehouse
 * @param unchanged records that were there already, in exactly this form
 * @param superseded records older than what is there
 * @param dead records that became dead letters
 * @param skipped records that a named rule left out
 * @param seconds from the start of the first poll to its end; 0 while it goes on
 */
public record StreamAccount(
        StreamName stream,
        long read,
        long loaded,
        long unchanged,
        long superseded,
        long dead,
        long skipped,
        double seconds) {

    static List<StreamAccount> since(Instant started, Warehouse opened, HubPipeline served) {
        Map<StreamName, Run.Counts> totals = new RunLedger(opened).totalsSince(started);
        List<StreamAccount> accounts = new ArrayList<>();
        for (StreamName stream : served.plans().names()) {
            Run.Counts counts = totals.getOrDefault(stream, new Run.Counts(0, 0, 0, 0, 0, 0));
            accounts.add(new StreamAccount(
                    stream,
                    counts.read(),
                    counts.loaded(),
                    counts.unchanged(),
                    counts.superseded(),
                    counts.dead(),
                    counts.skipped(),
                    served.intake().firstPass(stream).toNanos() / 1e9));
        }
        return accounts;
    }
}
