package io.customerhub.ingest;

import io.customerhub.ingest.CsvParser.Found;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV: each record that is not an empty line becomes a row, or a rejection of kind LINE with the bytes as they
 * stand in the file. The row number is the physical line on which the record begins.
 *
 * <p>Rejected: too few or too many columns (HUB-READ-021, -022), bytes that are not of the charset, U+FFFD and NUL
 * (-023), a quote that is never closed (-024), text after a closing quote (-025), a field or record over its limit
 * (-026, -027). After a record without a known end (-024 to -027), only its first line is rejected and reading resumes on
 * the next line: one stray quote costs one row and not the rest of the file. A file that needs this 1000 times is
 * unreadable (HUB-READ-006), and so is one whose trailer is missing, too early or does not agree (HUB-READ-061, -062).
 */
public final class CsvReader implements RecordReader {

    private static final int MAX_RECOVERIES = 1000;

    private final CsvOptions options;
    private final TextWindow window;
    private final CsvParser parser;
    private final PayloadCodec codec = new PayloadCodec();
    private final FieldNames names;
    private final TrailerCheck trailer;
    private int recoveries;
    private boolean ended;
    private boolean cutOff;

    /**
     * Reads the header, if there is one. The stream is closed with the reader, or when this fails.
     *
     * @throws UnreadableException when there is no usable header: none at all (HUB-READ-001), a blank or repeated name
     *     (HUB-READ-002), or one that is itself broken (HUB-READ-001)
     * @throws IOException when the stream cannot be read now
     */
    public CsvReader(InputStream in, CsvOptions options) throws IOException {
        this.options = options;
        this.trailer = new TrailerCheck(options.trailer());
        try {
            window = new TextWindow(new DecodedText(in, options.charset()), options.maxRecordChars());
            parser = new CsvParser(window, options.delimiter(), options.quote(), options.maxFieldChars());
            names = FieldNames.of(options.header() ? header() : options.columns());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The columns of the file. */
    public FieldNames names() {
        return names;
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        return next(slice);
    }

    @Override
    public boolean skip() throws IOException {
        return next(null);
    }

    @Override
    public boolean isCutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean next(@Nullable Slice slice) throws IOException {
        Found found = ended ? Found.END : lookPastEmptyLines();
        if (found == Found.END || found == Found.RECORD && isTrailer()) {
            end(found);
            return false;
        }
        trailer.count();
        if (found.isBroken()) {
            if (slice != null) {
                slice.add(broken(found));
            }
            recover(found);
            return true;
        }
        cutOff = parser.isLastWithoutBreak() && parser.count() < names.size();
        if (slice != null) {
            add(slice);
        }
        parser.pass();
        return true;
    }

    private boolean isTrailer() {
        return trailer.told(window.chars, window.start, parser.length()) != TrailerPattern.NONE;
    }

    private void end(Found found) throws IOException {
        if (ended) {
            return;
        }
        ended = true;
        if (found == Found.END) {
            trailer.ended(window.line);
            return;
        }
        long line = window.line;
        long told = trailer.told(window.chars, window.start, parser.length());
        parser.pass();
        trailer.reached(told, line, lookPastEmptyLines() == Found.END);
    }

    private Found lookPastEmptyLines() throws IOException {
        Found found = parser.look();
        while (found == Found.RECORD && parser.length() == 0) {
            parser.pass();
            found = parser.look();
        }
        return found;
    }

    private void add(Slice slice) {
        int count = parser.count();
        if (count != names.size()) {
            boolean few = count < names.size();
            String message = "expected " + names.size() + " columns, found " + count + " in line " + window.line
                    + (few ? "" : "; a field that holds '" + options.delimiter() + "' must be quoted");
            slice.add(line(few ? "HUB-READ-021" : "HUB-READ-022", message, parser.length(), TextWindow.KEPT));
        } else if (parser.isDamaged()) {
            String message = "line " + window.line + " holds bytes that are not " + window.charset()
                    + ", or a NUL or replacement character; check the charset option and the export of the source";
            slice.add(line("HUB-READ-023", message, parser.length(), TextWindow.KEPT));
        } else {
            @Nullable String[] values = new String[count];
            for (int i = 0; i < count; i++) {
                values[i] = parser.field(i);
            }
            slice.add(window.line, new Content.Row(names, values), codec.encode(names, values));
        }
    }

    private Rejection broken(Found found) throws IOException {
        return line(code(found), describe(found), window.lineLength(), TextWindow.EXCERPT);
    }

    private void recover(Found found) throws IOException {
        // read to the end of the text and found no end: the last record is cut, or the quote was never closed
        boolean atEnd = found == Found.QUOTE_NEVER_CLOSED;
        if (parser.innerLines() > 0 && ++recoveries > MAX_RECOVERIES) {
            throw new UnreadableException(
                    "HUB-READ-006",
                    window.line,
                    "more than " + MAX_RECOVERIES + " records have no end; check the delimiter and quote options");
        }
        int length = window.lineLength();
        cutOff = atEnd && window.start + length >= window.end;
        window.skipLine();
    }

    private Rejection line(String code, String message, int length, int limit) {
        return Rejection.unreadable(window.line, code, message, PayloadKind.LINE, window.original(length, limit));
    }

    private static String code(Found found) {
        return switch (found) {
            case QUOTE_NEVER_CLOSED -> "HUB-READ-024";
            case TEXT_AFTER_QUOTE -> "HUB-READ-025";
            case FIELD_TOO_LONG -> "HUB-READ-026";
            case RECORD_TOO_LONG -> "HUB-READ-027";
            case RECORD, END -> throw new IllegalArgumentException(found.name());
        };
    }

    private String describe(Found found) {
        String place = " in line " + window.line;
        return switch (found) {
            case QUOTE_NEVER_CLOSED -> "a quote is never closed" + place;
            case TEXT_AFTER_QUOTE ->
                "expected a delimiter or the end of the line after a closing quote" + place
                        + "; a quote within a quoted field is written twice";
            case FIELD_TOO_LONG ->
                "a field is longer than " + options.maxFieldChars() + " characters" + place
                        + "; perhaps a quote is never closed";
            case RECORD_TOO_LONG -> "a record is longer than " + options.maxRecordChars() + " characters" + place;
            case RECORD, END -> throw new IllegalArgumentException(found.name());
        };
    }

    private List<String> header() throws IOException {
        Found found = lookPastEmptyLines();
        if (found == Found.END) {
            throw new UnreadableException("HUB-READ-001", 1, "expected a header that names the columns, found no line");
        }
        if (found.isBroken()) {
            throw new UnreadableException("HUB-READ-001", window.line, "the header cannot be read: " + describe(found));
        }
        if (parser.isDamaged()) {
            throw new UnreadableException(
                    "HUB-READ-001",
                    window.line,
                    "the header holds bytes that are not " + window.charset() + "; check the charset option");
        }
        if (parser.count() > CsvParser.MAX_FIELDS) {
            throw new UnreadableException(
                    "HUB-READ-002",
                    window.line,
                    "the header has more than " + CsvParser.MAX_FIELDS + " columns; check the delimiter option");
        }
        List<String> header = new ArrayList<>(parser.count());
        Set<String> before = new HashSet<>();
        for (int i = 0; i < parser.count(); i++) {
            String name = parser.field(i).strip();
            if (name.isEmpty() || !before.add(name)) {
                throw new UnreadableException(
                        "HUB-READ-002",
                        window.line,
                        "column " + (i + 1) + " of the header " + (name.isEmpty() ? "is blank" : "repeats a name")
                                + "; each column needs a name of its own");
            }
            header.add(name);
        }
        parser.pass();
        return header;
    }
}
