package io.customerhub.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.golden.CustomerLife.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a customer in one transaction.
 *
 * @param at when
 * @param before its row before, as one JSON object; null when it did not exist
 * @param after its row after; null when it existed no more
 * @param came the records that came
 * @param left the records that left
 * @param merged the customers that went into it
 * @param split the customers that came out of it
 * @param cameOutOf the customer that it came out of; null when it did not
 * @param wentInto the customer that it went into; null when it did not
 * @param why what caused it, in words, as far as it is known
 */
public record CustomerMoment(
        Instant at,
        @Nullable String before,
        @Nullable String after,
        List<Stay> came,
        List<Stay> left,
        List<UUID> merged,
        List<UUID> split,
        @Nullable UUID cameOutOf,
        @Nullable UUID wentInto,
        List<String> why) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BOOKKEEPING = Set.of("id", "records", "provenance", "hash", "since");
    private static final Set<String> REPEATED = Set.of("contact_points", "addresses", "identifiers");

    /**
     * A value that is another one than before.
     *
     * @param attribute a column of {@code golden.customer}; for an entry of one that repeats with its kind behind it:
     *     {@code contact_points phone.mobile}
     * @param before null when there was none
     * @param after null when there is none; both null when entries of the column stand in another order
     */
    public record Change(String attribute, @Nullable String before, @Nullable String after) {}

    /** What it was, in words: created, changed, evidence, merged, split, went-into, came-out-of, removed; at least one. */
    public List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        if (cameOutOf != null) {
            kinds.add("came-out-of");
        } else if (before == null && after != null) {
            kinds.add("created");
        }
        if (!merged.isEmpty()) {
            kinds.add("merged");
        }
        if (!split.isEmpty()) {
            kinds.add("split");
        }
        if (wentInto != null) {
            kinds.add("went-into");
        } else if (after == null && before != null) {
            kinds.add("removed");
        }
        if (kinds.isEmpty()) {
            kinds.add(changes().isEmpty() && came.isEmpty() && left.isEmpty() ? "evidence" : "changed");
        }
        return kinds;
    }

    /** The values that changed, in the order of the columns; none when it began or ended. */
    public List<Change> changes() {
        if (before == null || after == null) {
            return List.of();
        }
        JsonNode old = tree(before);
        JsonNode now = tree(after);
        List<Change> changes = new ArrayList<>();
        now.fieldNames().forEachRemaining(column -> {
            JsonNode was = old.path(column);
            JsonNode is = now.path(column);
            if (BOOKKEEPING.contains(column) || was.equals(is)) {
                return;
            }
            if (REPEATED.contains(column)) {
                entries(column, was, is, changes);
            } else {
                changes.add(new Change(column, text(was), text(is)));
            }
        });
        return changes;
    }

    private static void entries(String column, JsonNode was, JsonNode is, List<Change> changes) {
        List<JsonNode> gone = new ArrayList<>();
        was.forEach(gone::add);
        List<JsonNode> come = new ArrayList<>();
        is.forEach(entry -> {
            if (!gone.remove(entry)) {
                come.add(entry);
            }
        });
        gone.forEach(entry -> changes.add(new Change(name(column, entry), entryText(entry), null)));
        come.forEach(entry -> changes.add(new Change(name(column, entry), null, entryText(entry))));
        if (gone.isEmpty() && come.isEmpty()) {
            changes.add(new Change(column, null, null));
        }
    }

    private static String name(String column, JsonNode entry) {
        String name = entry.path("system").asText(column.equals("addresses") ? "address" : "");
        return column + " " + name
                + (entry.hasNonNull("use") ? "." + entry.get("use").asText() : "");
    }

    private static String entryText(JsonNode entry) {
        return entry.hasNonNull("value") ? entry.get("value").asText() : GoldenAddress.line(entry);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static JsonNode tree(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes valid JSON", impossible);
        }
    }
}
