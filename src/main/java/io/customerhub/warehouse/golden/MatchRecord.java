package io.customerhub.warehouse.golden;

import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer record as matching sees it.
 *
 * @param id its number in pairs, above 0
 * @param key which record it is
 * @param type what it is compared with
 * @param compared the folded values of the model's columns, in their order; null where one is missing
 * @param keys by what it finds candidates, at most one for each blocking pass
 */
public record MatchRecord(long id, RecordKey key, PartyType type, List<@Nullable String> compared, List<Long> keys) {}
