package io.customerhub.draft;

import io.customerhub.ingest.Slice;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.UnpackLimits;
import io.customerhub.ingest.xlsx.XlsxOptions;
import io.customerhub.ingest.xlsx.XlsxReader;
import io.customerhub.record.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out where the table of a workbook begins, and reads its first records with the hub's own reader. */
final class XlsxSample {

    /** Titles and remarks above a table are a few rows. */
    private static final int LAST_HEADER = 20;

    private static final int LOOKED_AT = 30;

    private final int headerRow;
    private final List<Content> records;
    private final List<String> sheets;

    /**
     * A sample.
     *
     * @throws DraftException when it is no workbook or holds no table
     */
    XlsxSample(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("hub-new");
        Path file = folder.resolve("sample.xlsx");
        try {
            SourceFile book = SourceFile.open(folder, Files.write(file, bytes), Long.MAX_VALUE);
            sheets = XlsxReader.sheets(book, UnpackLimits.standard());
            headerRow = headerRow(book);
            records = read(book, headerRow, Sample.MOST_RECORDS).contents();
        } catch (UnreadableException refused) {
            throw new DraftException("HUB-NEW-003  the sample cannot be read: " + refused.getMessage());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /**
     * Some rows under a header.
     *
     * @param contents the rows that are records
     * @param refused how many are not, because they have more cells than the header has names
     */
    private record Rows(List<Content> contents, int refused) {}

    private static Rows read(SourceFile book, int headerRow, int most) throws IOException {
        XlsxOptions options = new XlsxOptions("", headerRow, UnpackLimits.standard());
        try (XlsxReader reader = XlsxReader.open(book, options)) {
            Slice slice = new Slice(most);
            boolean more = true;
            while (more && !slice.isFull()) {
                more = reader.read(slice);
            }
            List<Content> contents = new ArrayList<>();
            slice.records().forEach(record -> contents.add(record.content()));
            return new Rows(contents, slice.rejections().size());
        }
    }

    /** The first row that names two columns or more and under which the rows fit; the first row when there is none. */
    private static int headerRow(SourceFile book) throws IOException {
        UnreadableException first = null;
        for (int row = 1; row <= LAST_HEADER; row++) {
            try {
                Rows rows = read(book, row, LOOKED_AT);
                boolean isTable = !rows.contents().isEmpty()
                        && ((Content.Row) rows.contents().get(0)).names().size() > 1;
                if (isTable && rows.refused() * 2 < rows.contents().size()) {
                    return row;
                }
            } catch (UnreadableException noHeader) {
                first = first == null ? noHeader : first;
                if (!noHeader.code().equals("HUB-READ-001") && !noHeader.code().equals("HUB-READ-002")) {
                    throw noHeader;
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return 1;
    }

    /** The options of the connector that are not its defaults. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (headerRow > 1) {
            options.put("headerRow", String.valueOf(headerRow));
        }
        return options;
    }

    /** What a person should know of the guesses. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (sheets.size() > 1) {
            notes.add("the workbook has " + sheets.size()
                    + " sheets, and the first one that is not hidden is read: to read" + " another one of '"
                    + String.join("', '", sheets) + "', set 'sheet'");
        }
        if (headerRow > 1) {
            notes.add("the columns are named in row " + headerRow + "; what stands above it is not read");
        }
        return notes;
    }

    Sample read() {
        return Sample.of(records);
    }

    /** A workbook with the first records as texts, each cell where the reader looks for it, for a test beside the route. */
    byte[] excerpt(int most) throws IOException {
        return new WorkbookDraft(headerRow)
                .of(records.subList(0, Math.min(most, records.size())).stream()
                        .map(Content.Row.class::cast)
                        .toList());
    }
}
