package io.customerhub.service.letter;

import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.config.YamlText;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.ingest.PayloadCodec;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the source of a stream would hold if it held one record only, in the form in which tests give it. The connector says
 * which form that is; what cannot be made of one record is refused with the reason.
 *
 * @param yaml what stands after {@code given:}; {@code %s} stands for the name of the file
 * @param ending the ending of that file
 * @param content its content
 */
@SuppressWarnings("ArrayRecordComponent") // made here, written once
record InventedSource(String yaml, String ending, byte[] content) {

    /** @throws io.customerhub.access.RequestException {@code HUB-DL-010} when the record cannot be given so */
    static InventedSource of(TestedRoute route, DeadLetter letter, Map<String, Object> record) {
        List<String> forms = route.connector().given();
        if (forms.contains("posts")) {
            return new InventedSource("{posts: %s}", "jsonl", line(record));
        }
        if (forms.contains("http")) {
            return InventedAnswer.of(route, record).source();
        }
        if (forms.contains("files")) {
            return file(route, letter, record);
        }
        String table = route.options().get("table");
        if (forms.contains("rows") && table != null) {
            requireFlat(record, "a table");
            return new InventedSource(
                    "{rows: {" + YamlText.of(table) + ": %s}}",
                    "csv",
                    csv(record, ',', '"', true).getBytes(StandardCharsets.UTF_8));
        }
        throw Refusals.test("the connector " + route.connector().name() + " of the stream " + letter.stream()
                + (forms.contains("rows")
                        ? " reads a query and no table, so there is nothing to put one row into"
                        : " has no form in which a test gives its source"));
    }

    private static InventedSource file(TestedRoute route, DeadLetter letter, Map<String, Object> record) {
        String origin = letter.origin();
        String name = origin.substring(origin.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip") || lower.endsWith(".gz") || origin.contains("!")) {
            throw Refusals.test("the record came out of the packed file " + (lower.isEmpty() ? origin : name)
                    + ", and a test is made of plain files only");
        }
        Map<String, String> options = route.options();
        String given = "{files: {" + YamlText.of(name) + ": %s}}";
        String kind = kind(route, lower);
        if (kind.equals("json")) {
            boolean isLines = lower.endsWith(".jsonl")
                    || lower.endsWith(".ndjson")
                    || options.getOrDefault("format", "").equals("lines");
            String records = options.getOrDefault("records", "");
            if (isLines && records.isEmpty()) {
                return new InventedSource(given, "jsonl", line(record));
            }
            List<String> path = records.isEmpty() ? List.of() : List.of(records.split("\\.", -1));
            return new InventedSource(given, "json", InventedAnswer.document(path, List.of(record)));
        }
        requireFlat(record, kind.equals("xlsx") ? "a workbook" : "a CSV file");
        if (kind.equals("xlsx")) {
            int header = Integer.parseInt(options.getOrDefault("headerRow", "1").strip());
            return new InventedSource(
                    given, "xlsx", OneRowWorkbook.of(options.getOrDefault("sheet", ""), header, record));
        }
        Charset charset = charset(options.getOrDefault("charset", "UTF-8"));
        boolean hasHeader = !options.getOrDefault("header", "true").equals("false");
        String quote = options.getOrDefault("quote", "\"");
        return new InventedSource(
                given,
                "csv",
                csv(
                                record,
                                separator(options.getOrDefault("delimiter", ",")),
                                quote.length() == 1 ? quote.charAt(0) : '"',
                                hasHeader)
                        .getBytes(charset));
    }

    /** Connectors of one kind of file are named after it; others have the option {@code format}. */
    private static String kind(TestedRoute route, String name) {
        String connector = route.connector().name();
        for (String kind : List.of("json", "xlsx", "csv")) {
            if (connector.startsWith(kind)
                    || (connector.startsWith("sftp")
                            && route.options().getOrDefault("format", "").equals(kind))) {
                return kind;
            }
        }
        return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")
                ? "json"
                : name.endsWith(".xlsx") ? "xlsx" : "csv";
    }

    private static void requireFlat(Map<String, Object> record, String place) {
        for (Map.Entry<String, Object> field : record.entrySet()) {
            if (field.getValue() instanceof Map || field.getValue() instanceof List) {
                throw Refusals.test("the field " + field.getKey() + " holds more than one value, and " + place
                        + " has cells of one value only");
            }
        }
    }

    private static byte[] line(Map<String, Object> record) {
        return (new String(new PayloadCodec().encode(record), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static char separator(String delimiter) {
        if (delimiter.equals("\\t") || delimiter.equals("tab")) {
            return '\t';
        }
        return delimiter.length() == 1 ? delimiter.charAt(0) : ',';
    }

    private static Charset charset(String name) {
        return !name.isBlank() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    private static String csv(Map<String, Object> record, char separator, char quote, boolean hasHeader) {
        String between = String.valueOf(separator);
        String header = record.keySet().stream()
                .map(name -> cell(name, separator, quote))
                .collect(Collectors.joining(between));
        return (hasHeader ? header + "\n" : "")
                + record.values().stream()
                        .map(value -> cell(text(value), separator, quote))
                        .collect(Collectors.joining(between))
                + "\n";
    }

    private static String cell(String text, char separator, char quote) {
        boolean isQuoted = text.indexOf(separator) >= 0
                || text.indexOf(quote) >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        String mark = String.valueOf(quote);
        return isQuoted ? mark + text.replace(mark, mark + mark) + mark : text;
    }

    /** A value as a cell shows it; nothing for none. */
    @SuppressWarnings("ConstantValue") // a field of JSON may be null
    static String text(Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
