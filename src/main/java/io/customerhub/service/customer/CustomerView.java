package io.customerhub.service.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer with all that is known of it. Texts that tell of a person are masked unless they were revealed.
 *
 * @param id its id, which may be that of the customer into which the one that was asked for went
 * @param asked the id that was asked for
 * @param present false when no record is left: then it has lives only
 * @param partyType person or organization; empty when it is not present
 * @param since since when its values are as they are; null when it is not present
 * @param until of a time in the past, until when they were; null for today's
 * @param revealed true when values are shown as they are
 * @param values its golden values in the order of the columns
 * @param records its source records
 * @param formerIds the ids that lead to it
 * @param orders its orders by currency
 * @param cases how many service cases it has
 * @param lives what happened to it, and to those that it went into, the last one first
 * @param letters the dead letters of its records that nobody has finished, the newest first
 * @param pins the values that stewards pinned
 * @param decisions what stewards decided about its records
 * @param row its row of {@code golden.customer} with the whole provenance, a JSON object as a text; null when values are
 *     masked, or when it is not present
 */
public record CustomerView(
        UUID id,
        UUID asked,
        boolean present,
        String partyType,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean revealed,
        List<GoldenValue> values,
        List<Source> records,
        List<UUID> formerIds,
        List<OrderSum> orders,
        long cases,
        List<Life> lives,
        List<WaitingLetter> letters,
        List<PinnedValue> pins,
        List<Decided> decisions,
        @Nullable String row) {

    /**
     * A golden value.
     *
     * @param attribute such as {@code family_name}, {@code phone.mobile} or {@code identifier.vat}
     * @param hidden true when the value is masked
     * @param record the record it comes from; null when a steward pinned what no record says
     * @param also how many more records say the same
     * @param rule which rule of survivorship chose it; {@code only} when there was nothing to choose
     * @param trust how far it is trusted, or null
     * @param pinnedBy which steward pinned it, or null
     * @param pinnedUntil until when the pin counts, or null
     * @param cells the cells of the source that it comes from, as far as they are known
     * @param lost the values of other records that lost
     */
    public record GoldenValue(
            String attribute,
            String value,
            boolean hidden,
            @Nullable String record,
            int also,
            String rule,
            @Nullable String trust,
            @Nullable String pinnedBy,
            @Nullable String pinnedUntil,
            List<SourceCell> cells,
            List<LostValue> lost) {}

    /** A value that did not survive, with the record it comes from. */
    public record LostValue(String value, @Nullable String record, @Nullable String trust, List<SourceCell> cells) {}

    /**
     * What the source says.
     *
     * @param attribute the attribute that the mapping makes of it
     * @param fields the fields of the source
     * @param raw its text
     */
    public record SourceCell(String attribute, List<String> fields, String raw, boolean hidden) {}

    /**
     * A source record.
     *
     * @param record {@code system/stream/key}; a key that may tell of a person is masked
     * @param since since when it belongs to the customer
     * @param standard its standardized values by name
     * @param cells its cells in the source
     * @param issues what is wrong with its values: attribute and code
     */
    public record Source(
            String record,
            String system,
            String stream,
            Instant since,
            List<StandardValue> standard,
            List<SourceCell> cells,
            List<String> issues) {}

    /** A standardized value of a record. */
    public record StandardValue(String name, String value, boolean hidden) {}

    /**
     * Orders in one currency.
     *
     * @param currency ISO 4217, or null when the orders do not say
     * @param total their sum, or null
     */
    public record OrderSum(@Nullable String currency, long count, @Nullable String total) {}

    /**
     * What happened to one id.
     *
     * @param wentInto the customer that it is a part of now, or null
     * @param moments the newest first
     */
    public record Life(UUID id, @Nullable UUID wentInto, List<Moment> moments) {}

    /**
     * What happened in one transaction.
     *
     * @param kinds created, changed, evidence, merged, split, went-into, came-out-of, removed
     * @param came the records that came, with the customer they came from
     * @param left the records that left, with the customer they went to
     * @param merged the customers that went into it
     * @param split the customers that came out of it
     * @param why what caused it, as far as it is known
     */
    public record Moment(
            Instant at,
            List<String> kinds,
            List<Change> changes,
            List<Moved> came,
            List<Moved> left,
            List<UUID> merged,
            List<UUID> split,
            @Nullable UUID cameOutOf,
            @Nullable UUID wentInto,
            List<String> why) {}

    /** A value that is another one than before; both null when entries stand in another order. */
    public record Change(String attribute, @Nullable String before, @Nullable String after) {}

    /** A record that came or left; the customer is null when it was new or is deleted. */
    public record Moved(String record, @Nullable UUID customer) {}

    /** A dead letter of one of its records. */
    public record WaitingLetter(
            long id,
            String record,
            String code,
            @Nullable String field,
            String message,
            String state,
            Instant lastSeen) {}

    /**
     * A value that a steward pinned.
     *
     * @param value the columns that it sets
     */
    public record PinnedValue(
            String attribute,
            Map<String, String> value,
            String reason,
            String by,
            Instant at,
            @Nullable Instant until) {}

    /** What a steward decided about two records. */
    public record Decided(String left, String right, String verdict, String reason, String by, Instant at) {}
}
