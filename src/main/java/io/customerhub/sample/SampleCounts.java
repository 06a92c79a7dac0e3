package io.customerhub.sample;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What exactly is in the sample systems, stream by stream, so that a reader's accounting can be checked.
 *
 * @param streams one entry per stream, in the order of the systems
 */
public record SampleCounts(List<StreamCount> streams) {
    /** Copies the list. */
    public SampleCounts {
        streams = List.copyOf(streams);
    }

    /**
     * One stream.
     *
     * @param system crm, erp, shop or desk
     * @param stream name of the stream, such as customers or order-lines
     * @param rows rows that are whole: every version of every record
     * @param records different keys among the rows; less than the rows where a record comes again in another version
     * @param broken rows that are no records, by what is wrong with them; they count on top of the rows
     */
    public record StreamCount(String system, String stream, long rows, long records, Map<Flaw, Long> broken) {
        /** Copies the map, in the order of the flaws. */
        public StreamCount {
            broken = Collections.unmodifiableMap(new TreeMap<>(broken));
        }

        /** How many rows are broken. */
        public long brokenRows() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }

        /** All rows that a reader meets. */
        public long allRows() {
            return rows + brokenRows();
        }
    }

    /** What is wrong with a broken row. */
    public enum Flaw {
        /** The CSV row ends before its last columns. */
        TOO_FEW_COLUMNS,
        /** Text follows a closing quote: "Acme" Ltd. */
        STRAY_QUOTE,
        /** A quote is opened in the last row of a file and never closed. */
        UNCLOSED_QUOTE,
        /** The key is empty. */
        EMPTY_KEY,
        /** The row is whole, but a number in it is none, such as 1.2.3; the key occurs nowhere else. */
        IMPOSSIBLE_NUMBER,
        /** The JSON line ends in the middle. */
        CUT_JSON,
        /** The JSON line is an array or a text. */
        NOT_AN_OBJECT
    }

    /**
     * The count of one stream.
     *
     * @throws IllegalArgumentException if there is no such stream
     */
    public StreamCount of(String system, String stream) {
        return streams.stream()
                .filter(count -> count.system().equals(system) && count.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The sample systems have no stream " + system + "/" + stream + "."));
    }
}
