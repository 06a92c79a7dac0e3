package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.RequestDraft;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.record.StreamName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends passes that would never end, and keeps them at the API that the route names. Remembers 16 bytes a page. */
final class PageGuard {

    private static final int LONGEST_HOST = 80;

    private final StreamName stream;
    private final URI list;
    private final Paging paging;
    private final Set<UUID> seen = new HashSet<>();

    PageGuard(StreamName stream, URI list, Paging paging) {
        this.stream = stream;
        this.list = list;
        this.paging = paging;
    }

    /** Refuses the page after the last that is allowed (HUB-REST-009). */
    void requireRoom(int pages) {
        if (pages >= paging.maxPages()) {
            throw failure(
                    "HUB-REST-009",
                    "more than " + paging.maxPages() + " pages; raise 'maxPages' if there are that many");
        }
    }

    /**
     * Refuses what was there before (HUB-REST-008): a cursor or address twice, and where pages are counted the same page
     * twice, which says that the API does not hear the count.
     */
    void requireNew(RestPage page, @Nullable String cursor, Answer answer, String place) {
        boolean isFollowed = paging.kind().isFollowed();
        String next = isFollowed && !Boolean.FALSE.equals(page.more()) ? page.next() : null;
        boolean sameCursor = next != null && (next.equals(cursor) || !seen.add(id(next)));
        boolean samePage = !isFollowed && !page.records().isEmpty() && !seen.add(UUID.nameUUIDFromBytes(answer.body()));
        if (sameCursor || samePage) {
            throw failure(
                    "HUB-REST-008",
                    place + " gives the same " + (sameCursor ? "cursor" : "records") + " as a page before it; check "
                            + (sameCursor
                                    ? "'cursorParameter' and 'nextCursor'"
                                    : "the parameter of the page, or tell the last page by 'hasMore'"));
        }
    }

    /**
     * The whole address of the next page.
     *
     * @param next the address as the page gave it, perhaps relative
     * @param secret a query parameter that is not kept, or null
     * @throws RestFailure (HUB-REST-023) when it is elsewhere
     */
    String address(String next, @Nullable String secret) {
        URI whole;
        try {
            String encoded = next.replace(" ", "%20").replace("[", "%5B").replace("]", "%5D");
            // URI resolves as RFC 2396 said, which took the last part of the path off before a lone query
            whole = encoded.startsWith("?")
                    ? URI.create(list.toString().replaceFirst("\\?.*", "") + encoded)
                    : list.resolve(encoded);
        } catch (IllegalArgumentException e) {
            throw failure("HUB-REST-023", "the address of the next page is none");
        }
        boolean isThere = isSame(whole.getScheme(), list.getScheme())
                && whole.getHost() != null
                && whole.getUserInfo() == null
                && ((isSame(whole.getHost(), list.getHost()) && whole.getPort() == list.getPort())
                        || paging.allowedHosts().contains(whole.getHost().toLowerCase(Locale.ROOT)));
        if (!isThere) {
            String host = String.valueOf(whole.getHost());
            throw failure(
                    "HUB-REST-023",
                    "the next page is at " + whole.getScheme() + "://"
                            + host.substring(0, Math.min(host.length(), LONGEST_HOST)) + " and not where 'url' is;"
                            + " when that is right, write its host into 'allowedHosts'");
        }
        return (secret == null ? whole : RequestDraft.without(whole, secret)).toString();
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private RestFailure failure(String code, String what) {
        return new RestFailure(code, 0, stream + ": " + what, null);
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(("cursor " + text).getBytes(StandardCharsets.UTF_8));
    }
}
