package io.customerhub.ingest.rest.http;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the requests for a list have in common.
 *
 * @param url the address
 * @param headers headers that go with every request
 * @param body what is posted; null when the list is asked for by GET
 */
public record RequestForm(UrlTemplate url, Map<String, String> headers, @Nullable BodyTemplate body) {

    /** The placeholder of the cursor that a page gave for the next. */
    public static final String CURSOR = "cursor";
    /** The placeholder of the change that is asked from. */
    public static final String SINCE = "since";
    /** The placeholder of the page number. */
    public static final String PAGE = "page";
    /** The placeholder of the page size. */
    public static final String PAGE_SIZE = "pageSize";
    /** The placeholder of the number of records before the page. */
    public static final String OFFSET = "offset";
    /** The placeholder of the key of the parent. */
    public static final String PARENT = "parent";

    /** All placeholders. */
    public static final Set<String> NAMES = Set.of(CURSOR, SINCE, PAGE, PAGE_SIZE, OFFSET, PARENT);

    /** Headers are not changed afterwards. */
    public RequestForm {
        headers = Map.copyOf(headers);
    }

    /** The placeholders in address and body. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(url.names());
        if (body != null) {
            names.addAll(body.names());
        }
        return names;
    }

    /** A request with these values. */
    public RequestDraft draft(Map<String, ?> values) {
        return new RequestDraft(url.fill(values), headers, body, values);
    }
}
