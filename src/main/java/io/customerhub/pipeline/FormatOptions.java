package io.customerhub.pipeline;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.JsonOptions;
import io.customerhub.ingest.Trailer;
import io.customerhub.ingest.format.CsvFormat;
import io.customerhub.ingest.format.JsonFormat;
import io.customerhub.ingest.packed.UnpackLimits;
import io.customerhub.ingest.xlsx.XlsxFormat;
import io.customerhub.ingest.xlsx.XlsxOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of file formats as the Kamelets give them, put together into formats. */
final class FormatOptions {

    private static final String DETECT = "detect";

    private String charset = "UTF-8";
    private String delimiter = ",";
    private String quote = "\"";
    private boolean header = true;
    private List<String> columns = List.of();
    private String layout = "auto";
    private String records = "";
    private String trailer = "";
    private String sheet = "";
    private int headerRow = 1;
    private UnpackLimits limits = UnpackLimits.standard();

    void charset(String text) {
        charset = text;
    }

    void delimiter(String text) {
        delimiter = text;
    }

    void quote(String text) {
        quote = text;
    }

    void header(boolean first) {
        header = first;
    }

    void columns(String names) {
        columns = Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    void layout(String text) {
        layout = text;
    }

    void records(String path) {
        records = path;
    }

    void trailer(String template) {
        trailer = template;
    }

    void sheet(String nameOrNumber) {
        sheet = nameOrNumber;
    }

    void headerRow(int number) {
        headerRow = number;
    }

    void maxUnpackedBytes(long most) {
        limits = new UnpackLimits(most, limits.maxRatio(), limits.maxEntries());
    }

    void maxRatio(int most) {
        limits = new UnpackLimits(limits.maxBytes(), most, limits.maxEntries());
    }

    void maxEntries(int most) {
        limits = new UnpackLimits(limits.maxBytes(), limits.maxRatio(), most);
    }

    /** CSV files; {@code partial} makes a trailer that does not agree harmless. */
    CsvFormat csv(boolean partial) {
        boolean detectDelimiter = delimiter.equals(DETECT);
        char mark = detectDelimiter ? ',' : character("delimiter", delimiter);
        CsvOptions told = new CsvOptions(
                toldCharset(),
                mark,
                character("quote", quote),
                header,
                columns,
                CsvOptions.MAX_FIELD,
                CsvOptions.MAX_RECORD,
                toldTrailer(partial));
        return new CsvFormat(told, charset.equals(DETECT), detectDelimiter, limits);
    }

    /** JSON files; as {@link #csv}. */
    JsonFormat json(boolean partial) {
        JsonOptions told = JsonOptions.standard().in(toldCharset()).as(JsonOptions.Format.parse(layout));
        JsonOptions placed = records.isBlank() ? told : told.at(records);
        return new JsonFormat(placed.ending(toldTrailer(partial)), charset.equals(DETECT), limits);
    }

    /** Workbooks. */
    XlsxFormat xlsx() {
        return new XlsxFormat(new XlsxOptions(sheet.strip(), headerRow, limits));
    }

    private @Nullable Trailer toldTrailer(boolean partial) {
        return trailer.isBlank() ? null : new Trailer(trailer, !partial);
    }

    private Charset toldCharset() {
        if (charset.equals(DETECT)) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "the option charset is a charset such as UTF-8, GB18030 or windows-1252, or the word detect, found '"
                            + charset + "'",
                    e);
        }
    }

    private static char character(String option, String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("the option " + option
                    + " is one character or the word tab (the delimiter also the word detect), found "
                    + text.length() + " characters");
        }
        return text.charAt(0);
    }
}
