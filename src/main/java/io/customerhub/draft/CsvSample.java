package io.customerhub.draft;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.Slice;
import io.customerhub.record.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out the form of a CSV file, and reads its first records with the hub's own reader. */
final class CsvSample {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LINES = 30;

    private final TextForm form;
    private final char delimiter;
    private final boolean header;
    private final List<String> columns;

    CsvSample(byte[] bytes) {
        form = TextForm.of(bytes);
        List<String> lines = lines(form.text(), LINES);
        if (lines.isEmpty()) {
            throw new DraftException("HUB-NEW-003  the sample is empty; give a file with a few records");
        }
        delimiter = delimiter(lines);
        List<String> first = cells(lines.get(0));
        header = isHeader(first);
        columns = new ArrayList<>();
        for (int i = 1; !header && i <= first.size(); i++) {
            columns.add("column" + i);
        }
    }

    /** The options of the connector that are not its defaults. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (!form.charset().name().equals("UTF-8")) {
            options.put("charset", form.charset().name());
        }
        if (delimiter != ',') {
            options.put("delimiter", delimiter == '\t' ? "tab" : String.valueOf(delimiter));
        }
        if (!header) {
            options.put("header", "false");
            options.put("columns", String.join(",", columns));
        }
        return options;
    }

    /** What a person should know of the guesses. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!form.sure()) {
            notes.add("the charset " + form.charset().name()
                    + " was guessed from the bytes: look at the names in hub preview");
        }
        if (!header) {
            notes.add(
                    "the first line looks like data, so the columns got numbers: give them names in 'columns' and in the"
                            + " mapping");
        }
        return notes;
    }

    Sample read() throws IOException {
        CsvOptions options = CsvOptions.standard().in(form.charset()).marked(delimiter, '"');
        if (!header) {
            options = options.withColumns(columns);
        }
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(form.bytes(form.text())), options)) {
            return Sample.of(contents(reader));
        }
    }

    static List<Content> contents(RecordReader reader) throws IOException {
        Slice slice = new Slice(Sample.MOST_RECORDS);
        boolean more = true;
        while (more && !slice.isFull()) {
            more = reader.read(slice);
        }
        List<Content> contents = new ArrayList<>();
        slice.records().forEach(record -> contents.add(record.content()));
        return contents;
    }

    /** The first lines in the charset of the file, for a test beside the route. */
    byte[] excerpt(int records) {
        List<String> lines = lines(form.text(), records + 1);
        return form.bytes(String.join("\n", lines) + "\n");
    }

    /** Lines that are no blank ones; a line break within quotes ends no line. */
    private static List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && lines.size() < most; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                add(lines, line);
            } else if (c != '\r' || quoted) {
                line.append(c);
            }
        }
        if (lines.size() < most) {
            add(lines, line);
        }
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }

    /** The one that cuts most lines into the same number of fields, and into many. */
    private static char delimiter(List<String> lines) {
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            int fields = cells(lines.get(0), candidate).size();
            long same = lines.stream()
                    .filter(line -> cells(line, candidate).size() == fields)
                    .count();
            long score = fields < 2 ? 0 : same * same * fields;
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private List<String> cells(String line) {
        return cells(line, delimiter);
    }

    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** Names are filled, differ from one another, and have neither digits in front nor an @. */
    private static boolean isHeader(List<String> first) {
        Set<String> seen = new HashSet<>();
        for (String cell : first) {
            if (cell.isEmpty()
                    || !seen.add(cell)
                    || Character.isDigit(cell.charAt(0))
                    || cell.charAt(0) == '+'
                    || cell.contains("@")) {
                return false;
            }
        }
        return true;
    }
}
