package io.customerhub.ingest.rest;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.JsonPlace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one list out of answers. */
final class PageReader {

    private final JsonPlace records;
    private final Paging paging;

    PageReader(JsonPlace records, Paging paging) {
        this.records = records;
        this.paging = paging;
    }

    /**
     * The page in an answer. An answer without the array is never taken for an empty page.
     *
     * @throws UnreadableException (HUB-REST-020) when it is no JSON, or holds no array where records should be
     */
    RestPage read(Answer answer) {
        if (answer.isNothing()) {
            return RestPage.NOTHING;
        }
        Object document = answer.document();
        Object found = records.find(document);
        if (!(found instanceof List<?> list)) {
            throw new UnreadableException(
                    Answer.UNREADABLE,
                    0,
                    "an array of records was expected at " + records + ", found "
                            + (found == null ? "nothing" : found instanceof Map ? "an object" : "a value"));
        }
        @SuppressWarnings("unchecked") // JSON values
        List<@Nullable Object> elements = (List<@Nullable Object>) list;
        return new RestPage(elements, next(answer, document), more(document), total(answer, document));
    }

    private @Nullable String next(Answer answer, @Nullable Object document) {
        if (paging.kind() == Paging.Kind.LINK_HEADER) {
            return LinkHeader.next(answer.header("link"));
        }
        Object found = paging.next() == null ? null : paging.next().find(document);
        boolean none = found == null
                || found.equals(Boolean.FALSE)
                || found.equals("")
                || (found instanceof List<?> empty && empty.isEmpty());
        return none ? null : found.toString();
    }

    private @Nullable Boolean more(@Nullable Object document) {
        Paging.HasMore hasMore = paging.hasMore();
        if (hasMore == null) {
            return null;
        }
        Object found = hasMore.place().find(document);
        // a flag that is missing says neither: "not the last" must not be read out of it
        return found == null && hasMore.isReversed() ? null : JsonPlace.isYes(found) != hasMore.isReversed();
    }

    private @Nullable Long total(Answer answer, @Nullable Object document) {
        Paging.Total total = paging.total();
        if (total == null) {
            return null;
        }
        Object found =
                total.place() != null ? total.place().find(document) : answer.header(String.valueOf(total.header()));
        try {
            return found == null ? null : new BigDecimal(found.toString().strip()).longValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
