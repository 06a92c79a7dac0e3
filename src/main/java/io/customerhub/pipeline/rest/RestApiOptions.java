package io.customerhub.pipeline.rest;

import io.customerhub.ingest.rest.ParentList;
import io.customerhub.ingest.rest.RestSource;
import io.customerhub.ingest.rest.http.BodyTemplate;
import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.UrlTemplate;
import io.customerhub.ingest.rest.rules.ResponseRules;
import io.customerhub.pipeline.PolledConnector;
import io.customerhub.pipeline.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of the {@code rest-api} Kamelet, as Camel sets them one by one, in groups. They are described there, and
 * their defaults stand there.
 */
public abstract class RestApiOptions extends PolledConnector {

    private final RestAuthOptions auth = new RestAuthOptions();
    private final RestPagingOptions paging = new RestPagingOptions();
    private final RestChangesOptions changes = new RestChangesOptions();
    private final RestParentOptions parent = new RestParentOptions();
    private final RestLimitOptions limits = new RestLimitOptions();
    private String url = "";
    private Map<String, String> headers = Map.of();
    private @Nullable String body;
    private String bodyType = "application/json";
    private String records = "$";
    private String responseRules = "";

    /** All options together; those that do not fit are refused with HUB-REST-001. */
    final RestSource source() {
        try {
            auth.check();
            UrlTemplate address = UrlTemplate.of("url", url, RequestForm.NAMES);
            BodyTemplate posted = body == null ? null : BodyTemplate.of("body", body, bodyType, RequestForm.NAMES);
            RequestForm request = new RequestForm(address, headers, posted);
            JsonPlace list = JsonPlace.of("records", records);
            ParentList parents = parent.list(list);
            return new RestSource(
                    streamName(),
                    request,
                    list,
                    paging.paging(),
                    changes.since(),
                    parents,
                    ResponseRules.parse(responseRules),
                    limits.rates(),
                    limits.maxResponseBytes());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("HUB-REST-001 " + streamName() + ": " + e.getMessage(), e);
        }
    }

    /** The host that is asked. */
    final String host() {
        return Objects.requireNonNull(source().request().url().host());
    }

    /** Who asks. */
    public RestAuthOptions getAuth() {
        return auth;
    }

    /** From page to page. */
    public RestPagingOptions getPaging() {
        return paging;
    }

    /** What has changed. */
    public RestChangesOptions getChanges() {
        return changes;
    }

    /** Parents and children. */
    public RestParentOptions getParent() {
        return parent;
    }

    /** Times, sizes and rates. */
    public RestLimitOptions getLimits() {
        return limits;
    }

    /** The address. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** Headers for every request, such as {@code X-Tenant: acme, X-Version: 2}. */
    public void setHeaders(String text) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String header : Texts.list(text)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("HUB-REST-001 'headers' is written 'Name: value, Name: value'");
            }
            read.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        this.headers = read;
    }

    /** What is posted; blank for GET. */
    public void setBody(String body) {
        this.body = Texts.orNull(body);
    }

    /** The content type of what is posted. */
    public void setBodyType(String bodyType) {
        this.bodyType = bodyType;
    }

    /** JSONPath of the array of records. */
    public void setRecords(String records) {
        this.records = records;
    }

    /** What answers mean. */
    public void setResponseRules(String responseRules) {
        this.responseRules = responseRules;
    }
}
