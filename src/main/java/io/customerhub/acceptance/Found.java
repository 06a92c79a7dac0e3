package io.customerhub.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.observe.Health.StreamHealth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a case left behind.
 *
 * @param warehouse what the warehouse holds of the stream
 * @param counts the account since the start of the hub, by name
 * @param health how the stream was in the end, or null when it did not get into service
 * @param refusals why the hub did not take the route, one line each
 * @param newFields fields of the source that the hub told of
 * @param requests how many requests the source has got
 * @param complaints what the source was asked without anybody listing it
 * @param inTime false when the poll did not end
 */
record Found(
        Content warehouse,
        Map<String, Long> counts,
        @Nullable StreamHealth health,
        List<String> refusals,
        List<String> newFields,
        int requests,
        List<String> complaints,
        boolean inTime) {

    /**
     * What a warehouse holds of a stream.
     *
     * @param records the standard rows by key, each by attribute
     * @param letters the open dead letters
     * @param position where the source has been read to, or null
     */
    record Content(
            TreeMap<String, TreeMap<String, JsonNode>> records, List<Letter> letters, @Nullable String position) {}

    /**
     * An open dead letter.
     *
     * @param record its place in its file, table or page
     * @param stage where it failed
     * @param code the stable code
     * @param field the field, or null
     */
    record Letter(long record, String stage, String code, @Nullable String field) {}
}
