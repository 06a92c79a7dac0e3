package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.UnpackLimits;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sheet of a workbook: each row below the header that is not blank becomes a row, or a rejection of kind LINE
 * with what could be read of it. The row number is that of the sheet. Hidden rows and columns are read as any other; of
 * merged cells only the first one has the value, as Excel stores it.
 *
 * <p>Rejected: a value beyond the last named column (HUB-READ-022), a formula without a stored result (-076), a number
 * that has lost digits (-077), a text that is too long or damaged (-079).
 */
public final class XlsxReader implements RecordReader {

    private static final int KEPT = 1 << 16;

    private final Workbook workbook;
    private final SheetRows rows;
    private final FieldNames names;
    private final PayloadCodec codec = new PayloadCodec();

    private XlsxReader(Workbook workbook, SheetRows rows, FieldNames names) {
        this.workbook = workbook;
        this.rows = rows;
        this.names = names;
    }

    /**
     * Opens a workbook and reads the header of its sheet; the caller closes the reader.
     *
     * @throws UnreadableException when it is no workbook (HUB-READ-071), has no such sheet (-072), needs a password
     *     (-073), is damaged (-042, -074), passes a limit (-041, -075, -078) or has no header (-001, -002)
     * @throws IOException on a bad day
     */
    public static XlsxReader open(SourceFile file, XlsxOptions options) throws IOException {
        Workbook workbook = Workbook.open(file, options.limits());
        try {
            SharedStrings strings = SharedStrings.read(workbook.sharedStrings(), XlsxOptions.MAX_SHARED_BYTES);
            CellFormats formats = CellFormats.read(workbook.styles());
            SheetRows rows = new SheetRows(workbook.sheet(options.sheet()), strings, formats, workbook.isFrom1904());
            return new XlsxReader(workbook, rows, header(rows, options.headerRow()));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /**
     * The names of the sheets that are not hidden, in order.
     *
     * @throws UnreadableException when it is no workbook, as {@link #open}
     * @throws IOException on a bad day
     */
    public static List<String> sheets(SourceFile file, UnpackLimits limits) throws IOException {
        try (Workbook workbook = Workbook.open(file, limits)) {
            return workbook.visibleSheets();
        }
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        SheetRow row = nextRow();
        if (row == null) {
            return false;
        }
        @Nullable String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.text(i);
        }
        byte[] payload = codec.encode(names, values);
        SheetRow.Problem problem = row.problem();
        if (problem != null) {
            slice.add(rejection(row, problem.code(), problem.column(), problem.reason(), payload));
        } else if (row.width() > names.size()) {
            slice.add(rejection(row, "HUB-READ-022", row.width() - 1, "the header has no name for it", payload));
        } else {
            slice.add(row.number(), new Content.Row(names, values), payload);
        }
        return true;
    }

    @Override
    public boolean skip() throws IOException {
        return nextRow() != null;
    }

    /** A workbook that was cut off has no directory, so it is unreadable from its beginning. */
    @Override
    public boolean isCutOff() {
        return false;
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            workbook.close();
        }
    }

    private @Nullable SheetRow nextRow() throws IOException {
        SheetRow row = rows.next();
        while (row != null && row.width() == 0 && row.problem() == null) {
            row = rows.next();
        }
        return row;
    }

    private Rejection rejection(SheetRow row, String code, int column, String reason, byte[] payload) {
        String name = column < names.size() ? " ('" + names.names().get(column) + "')" : "";
        String message = "the cell " + SheetRow.letters(column) + row.number() + name + " cannot be taken: " + reason;
        byte[] kept = payload.length > KEPT ? Arrays.copyOf(payload, KEPT) : payload;
        return Rejection.unreadable(row.number(), code, message, PayloadKind.LINE, kept);
    }

    private static FieldNames header(SheetRows rows, int headerRow) throws IOException {
        SheetRow row = rows.next();
        while (row != null && row.number() < headerRow) {
            row = rows.next();
        }
        if (row == null || row.number() > headerRow || row.width() == 0) {
            throw new UnreadableException(
                    "HUB-READ-001",
                    headerRow,
                    "expected the names of the columns in row " + headerRow
                            + ", found none; the option headerRow tells where they are");
        }
        List<String> header = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (int i = 0; i < row.width(); i++) {
            String text = row.text(i);
            String name = text == null ? "" : text.strip();
            if (name.isEmpty() || !before.add(name)) {
                throw new UnreadableException(
                        "HUB-READ-002",
                        headerRow,
                        "column " + SheetRow.letters(i) + " of the header "
                                + (name.isEmpty() ? "is blank" : "repeats a name")
                                + "; each column needs a name of its own");
            }
            header.add(name);
        }
        return FieldNames.of(header);
    }
}
