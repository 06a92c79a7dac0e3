package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.ValuePlace;
import io.customerhub.ingest.rest.rules.RateHeaders;
import io.customerhub.ingest.rest.rules.ResponseRules;
import io.customerhub.record.StreamName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read from an API, as the route says it.
 *
 * @param stream the stream that the records belong to
 * @param request what the requests for the list have in common
 * @param records where a page holds the records
 * @param paging how pages follow one another
 * @param since how changes are asked for, or null to read all at each poll
 * @param parents the list of parents, or null when there are none
 * @param rules what answers mean
 * @param rates the headers that tell of the rate
 * @param maxResponseBytes the largest page
 */
public record RestSource(
        StreamName stream,
        RequestForm request,
        JsonPlace records,
        Paging paging,
        @Nullable ChangesSince since,
        @Nullable ParentList parents,
        ResponseRules rules,
        RateHeaders rates,
        long maxResponseBytes) {

    /** Refuses what cannot be read, before anything is asked of the API. */
    public RestSource {
        Set<String> names = request.names();
        if (names.contains(RequestForm.SINCE) && (since == null || since.start() == null)) {
            throw new IllegalArgumentException(
                    "${since} needs 'sinceField', and 'sinceStart' for the very first poll, such as 1970-01-01T00:00:00Z");
        }
        if (since != null && since.parameter() == null && !names.contains(RequestForm.SINCE)) {
            throw new IllegalArgumentException(
                    "'sinceField' needs 'sinceParameter', or ${since} in 'url' or 'body', so that the API can be asked");
        }
        if ((parents != null) != names.contains(RequestForm.PARENT)) {
            throw new IllegalArgumentException("'parentUrl' and ${parent} in 'url' or 'body' belong together");
        }
        if (since != null && since.ofParents() && (parents == null || since.parameter() == null)) {
            throw new IllegalArgumentException("'sinceOf: parents' needs 'parentUrl' and 'sinceParameter'");
        }
        boolean isPagedInBody = isInBody(paging.parameter()) || isInBody(paging.sizeParameter());
        if (parents != null && (isPagedInBody || (since != null && since.ofParents() && isInBody(since.parameter())))) {
            throw new IllegalArgumentException(
                    "parents are asked for by GET, so that with 'parentUrl' no parameter goes into the body");
        }
        if (since != null && since.window() > 0 && parents != null) {
            throw new IllegalArgumentException("'sinceWindow' is for lists without parents");
        }
        requireBody(request, since == null ? null : since.parameter(), "sinceParameter");
        requireBody(request, paging.parameter(), "the parameter of the page");
        requireBody(request, paging.sizeParameter(), "pageSizeParameter");
        if (maxResponseBytes < 1) {
            throw new IllegalArgumentException("'maxResponseBytes' is at least 1");
        }
    }

    private static boolean isInBody(@Nullable ValuePlace place) {
        return place != null && place.in() == ValuePlace.In.BODY;
    }

    private static void requireBody(RequestForm request, @Nullable ValuePlace place, String option) {
        if (isInBody(place) && request.body() == null) {
            throw new IllegalArgumentException("'" + option + "' goes into the body, but there is no 'body'");
        }
    }
}
