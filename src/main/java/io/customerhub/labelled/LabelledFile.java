package io.customerhub.labelled;

import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.labelled.ColumnMap.Named;
import io.customerhub.record.Content;
import io.customerhub.record.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, UTF-8, of any of the usual delimiters, plain or packed by gzip. */
final class LabelledFile {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SLICE = 10_000;

    private final String name;
    private final List<String> columns;
    private final List<Row> rows;

    /**
     * A row.
     *
     * @param line where it stands
     */
    record Row(long line, Content.Row values) {

        /** The stripped text of a column; null when it is blank. */
        @Nullable
        String text(int column) {
            String text = values.value(column);
            String stripped = text == null ? "" : text.strip();
            return stripped.isEmpty() ? null : stripped;
        }
    }

    private LabelledFile(String name, List<String> columns, List<Row> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /** The file, or null with a problem. */
    static @Nullable LabelledFile read(Path path, Problems problems) {
        Place start = new Place(path.toString(), 1, 1);
        try (InputStream in = Files.newInputStream(path);
                InputStream text = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            byte[] bytes = text.readAllBytes();
            CsvOptions options = CsvOptions.standard().marked(delimiter(bytes), '"');
            return read(path, new CsvReader(new ByteArrayInputStream(bytes), options), problems);
        } catch (UnreadableException unreadable) {
            problems.add(start, ProblemCode.COLUMNS_FILE, unreadable.getMessage());
        } catch (IOException unreadable) {
            problems.add(
                    start,
                    ProblemCode.COLUMNS_FILE,
                    "the file could not be read (" + unreadable.getClass().getSimpleName()
                            + "), expected a CSV file with a header; check the path");
        }
        return null;
    }

    private static @Nullable LabelledFile read(Path path, CsvReader reader, Problems problems) throws IOException {
        try (reader) {
            List<String> columns =
                    reader.names().names().stream().map(String::strip).toList();
            List<Row> rows = new ArrayList<>();
            boolean more = true;
            while (more) {
                Slice slice = new Slice(SLICE);
                while (more && !slice.isFull()) {
                    more = reader.read(slice);
                }
                slice.rejections()
                        .forEach(broken -> problems.add(
                                new Place(path.toString(), (int) broken.row(), 1),
                                ProblemCode.COLUMNS_FILE,
                                "the line is no record: " + broken.message() + "; mend it or take it out"));
                for (SourceRecord record : slice.records()) {
                    rows.add(new Row(record.row(), (Content.Row) record.content()));
                }
            }
            return new LabelledFile(path.toString(), columns, rows);
        }
    }

    /** The mark that the header has most of. */
    private static char delimiter(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String header = new String(bytes, 0, end, StandardCharsets.UTF_8);
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** The path. */
    String name() {
        return name;
    }

    List<Row> rows() {
        return rows;
    }

    /** The number of a column that the map names, or -1 with a problem. */
    int column(Named named, Problems problems) {
        int column = columns.indexOf(named.column());
        if (column < 0) {
            problems.add(
                    named.place(),
                    ProblemCode.COLUMNS_COLUMN,
                    "found the column '" + named.column() + "', which " + name + " does not have; write one of "
                            + String.join(", ", columns));
        }
        return column;
    }
}
