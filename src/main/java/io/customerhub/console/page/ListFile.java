package io.customerhub.console.page;

import io.customerhub.access.Reading;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file. Parts are written as they are read, so that a list of any length takes little memory and no statement
 * runs long; who stops the download stops the reading.
 */
final class ListFile {

    /** As many rows as services give at once; the parts of a file are held in memory one at a time. */
    private static final int PART = 500;

    private static final int LONGEST_WORDS = 80;

    /** What does not say which rows are meant; a key would be personal. */
    private static final Set<String> UNNAMED =
            Set.of("after", "trail", "format", "table", "as", "result", "sort", "live", "up-to", "letter", "key");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ListFile() {}

    /**
     * All of a list. Its first part is read at once, so that what cannot be read is refused by a page.
     *
     * @param name of the file with its ending
     */
    static <A> Reply.Download of(
            String name,
            String type,
            Listing.Ask<A> ask,
            Function<A, @Nullable String> next,
            ListShape<A> shape,
            Reading reading) {
        A first = reading.part(ask.after(null, PART));
        return new Reply.Download(name, type, out -> {
            try {
                write(out, first, ask, next, shape, reading);
            } catch (IOException gone) {
                reading.broken("the download was stopped");
                throw gone;
            } catch (RuntimeException failure) {
                reading.broken(failure.getClass().getSimpleName());
                throw failure;
            }
        });
    }

    private static <A> void write(
            Writer out,
            A first,
            Listing.Ask<A> ask,
            Function<A, @Nullable String> next,
            ListShape<A> shape,
            Reading reading)
            throws IOException {
        out.write(shape.begin(first));
        A part = first;
        boolean isFirst = true;
        while (true) {
            out.write(shape.text(part, isFirst));
            out.flush();
            reading.wrote(shape.rows(part));
            String after = next.apply(part);
            if (after == null) {
                break;
            }
            isFirst = false;
            part = reading.part(ask.after(after, PART));
        }
        out.write(shape.end());
        out.flush();
        reading.done();
    }

    /** A table that is complete; the reading is null when nobody was asked for it. */
    static Reply.Download of(String name, String type, Table table, boolean isCsv, @Nullable Reading reading) {
        TableShape<Table> shape = new TableShape<>(isCsv, Function.identity());
        return new Reply.Download(name, type, out -> {
            out.write(shape.begin(table) + shape.text(table, true) + shape.end());
            if (reading != null) {
                reading.wrote(shape.rows(table));
                reading.done();
            }
        });
    }

    /** The media type of a format. */
    static String type(String format) {
        return switch (format) {
            case "csv" -> "text/csv;charset=utf-8";
            case "json" -> "application/json";
            case "jsonl" -> "application/x-ndjson";
            default ->
                throw new RequestException(
                        Reason.INVALID, "HUB-WEB-002", "the format must be csv or json; leave it away for the page");
        };
    }

    /** The name of a file: what is in it, when it was asked for, and the filters. */
    static String name(String id, Instant now, Map<String, List<String>> query, String format) {
        String words = query.entrySet().stream()
                .filter(parameter -> !UNNAMED.contains(parameter.getKey()))
                .flatMap(parameter -> parameter.getValue().stream())
                .filter(value -> !value.isBlank())
                .map(value -> value.replaceAll("[^A-Za-z0-9_-]+", "_"))
                .collect(Collectors.joining("-"));
        String cut = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
        return id + "-" + TIME.format(now) + (cut.isEmpty() ? "" : "-" + cut) + "." + format;
    }
}
