package io.customerhub.preview;

import io.customerhub.quality.ContractAccount;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a stream showed. Nothing of it is in the warehouse, and the source was left as it was.
 *
 * @param stream the stream
 * @param counts how many records were read and what would become of them
 * @param records the first of them, in the order of the source
 * @param letters the dead letters that would arise, by cause, the most frequent first
 * @param shape how the fields that arrived differ from those that the configuration names
 * @param attributes how well each attribute is filled, in mapping order
 * @param orders fields with dates whose order nobody declares and the values leave open, in mapping order
 * @param promises how the contract is kept, in its order; empty without a contract
 * @param requests the HTTP requests that were made, in order; the first hundred
 * @param ending why the look ended
 */
public record Preview(
        StreamName stream,
        Counts counts,
        List<SeenRecord> records,
        List<LetterCause> letters,
        Shape shape,
        List<AttributeQuality> attributes,
        List<OrderHint> orders,
        List<ContractAccount.Line> promises,
        List<SentRequest> requests,
        Ending ending) {

    /** True when dead letters would arise or the stream would pause. */
    public boolean hasFindings() {
        return counts.dead() > 0 || ending.kind() == Ending.Kind.DRIFT;
    }

    /**
     * What would become of the records; read is good, dead and skipped together.
     *
     * @param read records and unreadable pieces that the source gave
     * @param good records that would be loaded
     * @param dead dead letters that would arise
     * @param skipped records that a named rule leaves out, by rule
     * @param against how the good ones stand to what is loaded; empty when nothing was compared
     */
    public record Counts(
            long read, long good, long dead, SortedMap<String, Long> skipped, SortedMap<Standing, Long> against) {}

    /** How a record stands to what the warehouse holds of its key. */
    public enum Standing {
        /** The key is not loaded yet. */
        NEW,
        /** The key is loaded with other content. */
        CHANGED,
        /** Exactly this is loaded. */
        EQUAL,
        /** A later version is loaded; this one would change nothing. */
        OLDER
    }

    /**
     * One record before and after.
     *
     * @param row its place in the file or page, counted from 1
     * @param identity key and version; null when it was not identified
     * @param fields the source fields in order as they arrived, nested ones by path; a value may be null
     * @param attributes the canonical attributes; empty when it did not get so far
     * @param fate what would become of it
     * @param standing how it stands to what is loaded; null when nothing was compared
     */
    public record SeenRecord(
            long row,
            SourceRecord.@Nullable Identity identity,
            Map<String, @Nullable String> fields,
            List<SeenAttribute> attributes,
            Fate fate,
            @Nullable Standing standing) {}

    /**
     * What would become of a record.
     *
     * @param kind loaded, dead, deleted or skipped
     * @param stage the step that refused it, else empty
     * @param code the code of the cause, else empty
     * @param field the field concerned, or null
     * @param message what is wrong, else empty
     */
    public record Fate(Kind kind, String stage, String code, @Nullable String field, String message) {

        /** It would be loaded. */
        public static final Fate GOOD = new Fate(Kind.GOOD, "", "", null, "");

        /** A rule leaves it out. */
        public static final Fate SKIPPED = new Fate(Kind.SKIPPED, "", "", null, "");

        /** Its source has deleted it; its values would be taken out of the warehouse. */
        public static final Fate DELETED = new Fate(Kind.DELETED, "", "", null, "");

        /** The four fates. */
        public enum Kind {
            /** Loaded. */
            GOOD,
            /** A dead letter. */
            DEAD,
            /** Taken out, because the source has deleted it. */
            DELETED,
            /** Left out by a named rule. */
            SKIPPED
        }
    }

    /**
     * An attribute of one record.
     *
     * @param name the canonical name; {@code lines[0].sku} for one of a line
     * @param from the source fields it is made of; empty for a constant
     * @param value from the raw text to the standard value
     */
    public record SeenAttribute(String name, List<String> from, AttributeValue value) {}

    /**
     * Dead letters of one cause.
     *
     * @param stage the step
     * @param code the code
     * @param field the field, or null
     * @param message the message of the first one
     * @param count how many
     */
    public record LetterCause(String stage, String code, @Nullable String field, String message, long count) {}

    /**
     * Fields that arrived and fields that were expected.
     *
     * @param table true when the fields are columns, which every record has; false for nested data
     * @param fields the fields that arrived, in order of arrival; nested ones by path
     * @param unknown fields that neither mapping nor contract names
     * @param missing mapped or promised fields that no record had
     */
    public record Shape(boolean table, List<String> fields, List<String> unknown, List<String> missing) {}

    /**
     * How well an attribute is filled over all good records.
     *
     * @param name the attribute
     * @param records how many records there were
     * @param filled in how many there is a text
     * @param usable in how many there is a standard value
     * @param issues how often each issue arose, by code
     */
    public record AttributeQuality(
            String name, long records, long filled, long usable, SortedMap<String, Long> issues) {}

    /**
     * What the values that were read say of the order of their dates. It is advice for the mapping; the pipeline reads by
     * what is declared only.
     *
     * @param attribute the attribute
     * @param order the order to write into the mapping; null when the values prove none, or two
     * @param reason how many values prove what, in words without values
     */
    public record OrderHint(String attribute, @Nullable String order, String reason) {}

    /**
     * A request that was sent.
     *
     * @param method GET or POST
     * @param address scheme, host and path, without the query, which may hold secrets
     * @param status the HTTP status
     * @param clockSeconds by how many seconds the server's clock is ahead of ours; null when it did not tell its time
     */
    public record SentRequest(String method, String address, int status, @Nullable Long clockSeconds) {}

    /**
     * Why the look ended.
     *
     * @param kind the kind of end
     * @param code the code of a failure or drift, else empty
     * @param message what happened and what to do, else empty
     */
    public record Ending(Kind kind, String code, String message) {

        /** The kinds of end. */
        public enum Kind {
            /** As many records as were asked for have been read. */
            LIMIT,
            /** The source has no more. */
            WHOLE,
            /** The source has changed its shape; the stream would pause. */
            DRIFT,
            /** The source does not answer. */
            AWAY,
            /** The source answers, and refuses what the route asks for. */
            REFUSED
        }
    }
}
