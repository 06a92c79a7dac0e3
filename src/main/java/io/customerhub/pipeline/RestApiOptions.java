package io.customerhub.pipeline;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.rest.AccessTokens;
import io.customerhub.ingest.rest.Authorization;
import io.customerhub.ingest.rest.HttpCalls;
import io.customerhub.ingest.rest.RestSource;
import io.customerhub.ingest.rest.RestSource.Paging;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The options of the {@code rest-api} Kamelet, as Camel sets them one by one. They are described there. */
public class RestApiOptions {

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private String system = "";
    private String stream = "";
    private @Nullable URI url;
    private Map<String, String> headers = Map.of();
    private String records = "$";
    private Paging paging = Paging.NONE;
    private int firstPage = 1;
    private String pageParameter = "";
    private @Nullable String pageSizeParameter;
    private int pageSize = 100;
    private String cursorParameter = "";
    private @Nullable String nextCursor;
    private int maxPages = 10_000;
    private @Nullable String sinceParameter;
    private @Nullable String sinceField;
    private Lookback lookback = Lookback.NONE;
    private String auth = "none";
    private String token = "";
    private String tokenUrl = "";
    private String clientId = "";
    private String clientSecret = "";
    private String scope = "";
    private String clientAuthentication = "basic";
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration responseTimeout = Duration.ofSeconds(30);
    private Duration totalTimeout = Duration.ofSeconds(60);
    private long maxResponseBytes = 64L << 20;
    private int maxAttempts = 8;
    private Duration every = Duration.ofSeconds(30);

    /** All options together (HUB-REST-001 when they do not fit). */
    final RestSource source() {
        StreamName name = new StreamName(system, stream);
        if ((auth.equals("bearer") && token.isBlank())
                || (auth.equals("oauth2") && (tokenUrl.isBlank() || clientId.isBlank() || clientSecret.isBlank()))
                || (!auth.equals("none") && !auth.equals("bearer") && !auth.equals("oauth2"))) {
            throw new IllegalArgumentException(
                    "HUB-REST-001 " + name + ": 'auth' is none, bearer (with 'token') or oauth2"
                            + " (with 'tokenUrl', 'clientId' and 'clientSecret')");
        }
        return new RestSource(
                name,
                Objects.requireNonNull(url, "url"),
                headers,
                records,
                paging,
                firstPage,
                pageParameter,
                pageSizeParameter,
                pageSize,
                cursorParameter,
                nextCursor,
                maxPages,
                sinceParameter,
                sinceField == null ? null : FieldPath.of(sinceField),
                lookback,
                maxResponseBytes);
    }

    /** Who asks; tokens are shared with all streams of the hub when the registry holds an {@link AccessTokens}. */
    final Authorization authorization(CamelContext context, HttpCalls calls) {
        return switch (auth) {
            case "bearer" -> new Authorization.Bearer(token);
            case "oauth2" -> {
                AccessTokens shared = context.getRegistry().findSingleByType(AccessTokens.class);
                yield new Authorization.OAuth2(
                        shared != null ? shared : new AccessTokens(calls, Clock.systemUTC()),
                        new AccessTokens.Client(
                                URI.create(tokenUrl),
                                clientId,
                                clientSecret,
                                scope,
                                clientAuthentication.equals("body")));
            }
            default -> new Authorization.None();
        };
    }

    /** The time limits of a request. */
    final CamelHttpCalls.Limits limits() {
        return new CamelHttpCalls.Limits(connectTimeout, responseTimeout, totalTimeout);
    }

    /** How often a page is asked for. */
    final RetryPolicy retries() {
        return new RetryPolicy(FIRST_RETRY, LONGEST_RETRY, maxAttempts);
    }

    /** The time between two polls. */
    final Duration every() {
        return every;
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : Texts.list(text)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("HUB-REST-001 'headers' is written 'Name: value, Name: value'");
            }
            headers.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The source system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public void setStream(String stream) {
        this.stream = stream;
    }

    /** The address. */
    public void setUrl(String url) {
        this.url = URI.create(url);
    }

    /** Headers for every request, such as {@code X-Tenant: acme, X-Version: 2}. */
    public void setHeaders(String headers) {
        this.headers = headers(headers);
    }

    /** JSONPath of the array of records. */
    public void setRecords(String records) {
        this.records = records;
    }

    /** {@code none}, {@code page} or {@code cursor}. */
    public void setPaging(String paging) {
        this.paging = Paging.parse(paging);
    }

    /** The number of the first page. */
    public void setFirstPage(int firstPage) {
        this.firstPage = firstPage;
    }

    /** The query parameter of the page number. */
    public void setPageParameter(String pageParameter) {
        this.pageParameter = pageParameter;
    }

    /** The query parameter of the page size; blank for none. */
    public void setPageSizeParameter(String pageSizeParameter) {
        this.pageSizeParameter = Texts.orNull(pageSizeParameter);
    }

    /** Records per page. */
    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The query parameter of the cursor. */
    public void setCursorParameter(String cursorParameter) {
        this.cursorParameter = cursorParameter;
    }

    /** JSONPath of the next cursor; blank for none. */
    public void setNextCursor(String nextCursor) {
        this.nextCursor = Texts.orNull(nextCursor);
    }

    /** The most pages of a poll. */
    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    /** The query parameter for changes since; blank for none. */
    public void setSinceParameter(String sinceParameter) {
        this.sinceParameter = Texts.orNull(sinceParameter);
    }

    /** Where a record says when it was changed; blank for nowhere. */
    public void setSinceField(String sinceField) {
        this.sinceField = Texts.orNull(sinceField);
    }

    /** How far each poll goes back. */
    public void setLookback(String lookback) {
        this.lookback = Lookback.parse(lookback);
    }

    /** {@code none}, {@code bearer} or {@code oauth2}. */
    public void setAuth(String auth) {
        this.auth = auth;
    }

    /** The bearer token. */
    public void setToken(String token) {
        this.token = token;
    }

    /** The token address. */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    /** The client id. */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /** The client secret. */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** The scope; blank for the default. */
    public void setScope(String scope) {
        this.scope = scope;
    }

    /** {@code basic} or {@code body}. */
    public void setClientAuthentication(String clientAuthentication) {
        this.clientAuthentication = clientAuthentication;
    }

    /** The time to connect. */
    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = Lookback.duration(connectTimeout);
    }

    /** The time between two pieces of an answer. */
    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = Lookback.duration(responseTimeout);
    }

    /** The time for a whole answer. */
    public void setTotalTimeout(String totalTimeout) {
        this.totalTimeout = Lookback.duration(totalTimeout);
    }

    /** The largest page. */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /** How often a page is asked for. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /** The time between two polls. */
    public void setEvery(String every) {
        this.every = Lookback.duration(every);
    }
}
