package io.customerhub.pipeline.rest;

import io.customerhub.ingest.rest.Paging;
import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.ValuePlace;
import io.customerhub.pipeline.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of the Kamelet that say how pages follow one another. */
public final class RestPagingOptions {

    private String kind = "none";
    private String pageParameter = "page";
    private int firstPage = 1;
    private String offsetParameter = "offset";
    private String cursorParameter = "cursor";
    private @Nullable String nextCursor;
    private @Nullable String nextUrl;
    private @Nullable String hasMore;
    private @Nullable String total;
    private @Nullable String sizeParameter;
    private int size = 500;
    private int maxPages = 10_000;
    private Set<String> allowedHosts = Set.of();

    Paging paging() {
        Paging.Kind read = Paging.Kind.parse(kind);
        String parameter =
                switch (read) {
                    case PAGE -> pageParameter;
                    case OFFSET -> offsetParameter;
                    case CURSOR -> cursorParameter;
                    default -> null;
                };
        String next = read == Paging.Kind.CURSOR ? nextCursor : read == Paging.Kind.NEXT_URL ? nextUrl : null;
        return new Paging(
                read,
                parameter == null ? null : ValuePlace.parse(parameter),
                firstPage,
                sizeParameter == null ? null : ValuePlace.parse(sizeParameter),
                size,
                next == null ? null : JsonPlace.of(read == Paging.Kind.CURSOR ? "nextCursor" : "nextUrl", next),
                hasMore == null ? null : Paging.HasMore.parse(hasMore),
                total == null ? null : Paging.Total.parse(total),
                maxPages,
                allowedHosts);
    }

    /** The way from page to page. */
    public void setKind(String kind) {
        this.kind = kind;
    }

    /** Where the page number goes. */
    public void setPageParameter(String pageParameter) {
        this.pageParameter = pageParameter;
    }

    /** The number of the first page. */
    public void setFirstPage(int firstPage) {
        this.firstPage = firstPage;
    }

    /** Where the offset goes. */
    public void setOffsetParameter(String offsetParameter) {
        this.offsetParameter = offsetParameter;
    }

    /** Where the cursor goes. */
    public void setCursorParameter(String cursorParameter) {
        this.cursorParameter = cursorParameter;
    }

    /** JSONPath of the next cursor; blank for none. */
    public void setNextCursor(String nextCursor) {
        this.nextCursor = Texts.orNull(nextCursor);
    }

    /** JSONPath of the address of the next page; blank for none. */
    public void setNextUrl(String nextUrl) {
        this.nextUrl = Texts.orNull(nextUrl);
    }

    /** JSONPath of what says that there is more; blank for none. */
    public void setHasMore(String hasMore) {
        this.hasMore = Texts.orNull(hasMore);
    }

    /** Where the number of all records is; blank for nowhere. */
    public void setTotal(String total) {
        this.total = Texts.orNull(total);
    }

    /** Where the page size goes; blank for nowhere. */
    public void setSizeParameter(String sizeParameter) {
        this.sizeParameter = Texts.orNull(sizeParameter);
    }

    /** Records per page. */
    public void setSize(int size) {
        this.size = size;
    }

    /** The most pages of a poll. */
    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    /** Further hosts of next pages, with commas between. */
    public void setAllowedHosts(String allowedHosts) {
        this.allowedHosts = Texts.list(allowedHosts).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
