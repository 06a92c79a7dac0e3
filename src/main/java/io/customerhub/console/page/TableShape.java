package io.customerhub.console.page;

import io.customerhub.service.SafeCsv;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables as formula-safe CSV (RFC 4180 with a header), or as a JSON array with one object for each row.
 *
 * @param <A> what becomes a table
 */
final class TableShape<A> implements ListShape<A> {

    /** So that spreadsheets take it for UTF-8. */
    private static final String UTF_8 = "\uFEFF";

    private final SafeCsv csv = new SafeCsv(true);
    private final boolean isCsv;
    private final Function<A, Table> table;

    TableShape(boolean isCsv, Function<A, Table> table) {
        this.isCsv = isCsv;
        this.table = table;
    }

    @Override
    public String begin(A first) {
        List<String> header =
                table.apply(first).columns().stream().map(Table.Column::key).toList();
        return isCsv ? UTF_8 + csv.line(header) + "\r\n" : "[";
    }

    @Override
    public String text(A part, boolean isFirst) {
        Table rows = table.apply(part);
        if (isCsv) {
            return rows.rows().stream()
                    .map(row -> csv.line(row.stream().map(Cell::value).toList()) + "\r\n")
                    .collect(Collectors.joining());
        }
        String text = rows.rows().stream()
                .map(row -> JsonRow.of(rows, row).toString())
                .collect(Collectors.joining(",\n"));
        return text.isEmpty() ? "" : (isFirst ? "\n" : ",\n") + text;
    }

    @Override
    public int rows(A part) {
        return table.apply(part).rows().size();
    }

    @Override
    public String end() {
        return isCsv ? "" : "\n]\n";
    }
}
