package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.StreamAccount;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of every record that was read, as a table and as a document. */
final class AccountingReport {

    private final List<StreamAccount> accounts;

    AccountingReport(List<StreamAccount> accounts) {
        this.accounts = accounts;
    }

    /** One row a stream and one for all; the last column is empty where nothing was timed. */
    String table() {
        TextTable table = new TextTable(
                "stream", ">read", ">loaded", ">unchanged", ">superseded", ">dead", ">skipped", ">seconds", ">rows/s");
        long[] sums = new long[6];
        for (StreamAccount account : accounts) {
            long[] counts = counts(account);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
            table.row(cells(account.stream().toString(), counts, account.seconds()));
        }
        table.row(cells("all", sums, -1));
        return table.text();
    }

    /**
     * The same as one JSON document: {@code {"streams": [...]}}.
     *
     * @param matching what became of the customers, as {@code "matching": {...}}; or null
     */
    String json(@Nullable ObjectNode matching) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode streams = document.putArray("streams");
        for (StreamAccount account : accounts) {
            streams.addObject()
                    .put("system", account.stream().system())
                    .put("stream", account.stream().stream())
                    .put("read", account.read())
                    .put("loaded", account.loaded())
                    .put("unchanged", account.unchanged())
                    .put("superseded", account.superseded())
                    .put("dead", account.dead())
                    .put("skipped", account.skipped())
                    .put("seconds", Math.round(account.seconds() * 1000) / 1000.0);
        }
        if (matching != null) {
            document.set("matching", matching);
        }
        return document.toPrettyString();
    }

    /** True when for every stream what was read is what became of it. */
    boolean addsUp() {
        return accounts.stream()
                .allMatch(account -> account.read()
                        == account.loaded()
                                + account.unchanged()
                                + account.superseded()
                                + account.dead()
                                + account.skipped());
    }

    private static long[] counts(StreamAccount account) {
        return new long[] {
            account.read(),
            account.loaded(),
            account.unchanged(),
            account.superseded(),
            account.dead(),
            account.skipped()
        };
    }

    private static String[] cells(String name, long[] counts, double seconds) {
        String[] cells = new String[counts.length + 3];
        cells[0] = name;
        for (int i = 0; i < counts.length; i++) {
            cells[i + 1] = String.format(Locale.ROOT, "%,d", counts[i]);
        }
        cells[counts.length + 1] = seconds < 0 ? "" : String.format(Locale.ROOT, "%.2f", seconds);
        cells[counts.length + 2] =
                seconds <= 0 || counts[0] == 0 ? "" : String.format(Locale.ROOT, "%,.0f", counts[0] / seconds);
        return cells;
    }
}
