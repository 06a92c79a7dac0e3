package io.customerhub.publicapis;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Salesforce: OAuth 2.0 username-password flow, whose answer names no life of the token; SOQL with query locators; errors
 * as lists; 403 REQUEST_LIMIT_EXCEEDED in place of 429.
 */
public final class SalesforceApi extends DocumentedApi {

    private static final Pattern QUERY = Pattern.compile("SELECT [A-Za-z, ]+ FROM Contact WHERE SystemModstamp >="
            + " ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?Z) ORDER BY SystemModstamp");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, List<Person>> locators = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();

    /** An org with this many contacts. */
    public SalesforceApi(int count) throws IOException {
        super(count);
    }

    /** The session ends, as after the time that the org sets. */
    public void endSession() {
        tokens.incrementAndGet();
    }

    @Override
    protected void answer(Request request) throws IOException {
        if (request.path().equals("/services/oauth2/token")) {
            token(request);
        } else if (!("Bearer 00D!" + tokens.get()).equals(request.header("Authorization"))) {
            send(request, 401, "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        } else if (request.path().equals("/services/data/v61.0/query") && queries.incrementAndGet() == 1) {
            send(
                    request,
                    403,
                    "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        } else if (request.path().equals("/services/data/v61.0/query")) {
            query(request);
        } else {
            more(request);
        }
    }

    private void token(Request request) throws IOException {
        Map<String, String> expected = Map.of(
                "grant_type",
                "password",
                "client_id",
                "3MVG9.a",
                "client_secret",
                "s+/=1",
                "username",
                "hub@example.com",
                "password",
                "pass&wordTOKEN");
        if (!request.form().equals(expected)) {
            refuse(
                    request,
                    400,
                    "token",
                    "{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}");
            return;
        }
        send(
                request,
                200,
                "{\"access_token\":\"00D!" + tokens.incrementAndGet() + "\",\"instance_url\":\"" + url()
                        + "\",\"id\":\"https://login.salesforce.com/id/1/2\",\"token_type\":\"Bearer\","
                        + "\"issued_at\":\"1726235737296\",\"signature\":\"x=\"}");
    }

    private void query(Request request) throws IOException {
        Matcher soql = QUERY.matcher(String.valueOf(request.query().get("q")));
        if (!soql.matches() || request.query().size() != 1) {
            refuse(request, 400, "query", "[{\"message\":\"unexpected token\",\"errorCode\":\"MALFORMED_QUERY\"}]");
            return;
        }
        String id = "01g" + queries.get();
        locators.put(id, changedSince(Instant.parse(soql.group(1))));
        page(request, id, 0);
    }

    private void more(Request request) throws IOException {
        String locator = request.path().replaceFirst(".*/query/", "");
        String id = locator.replaceFirst("-.*", "");
        if (!locators.containsKey(id) || !request.query().isEmpty()) {
            refuse(request, 400, "locator", "[{\"errorCode\":\"INVALID_QUERY_LOCATOR\",\"message\":\"invalid\"}]");
            return;
        }
        page(request, id, Integer.parseInt(locator.replaceFirst(".*-", "")));
    }

    private void page(Request request, String id, int from) throws IOException {
        String options = String.valueOf(request.header("Sforce-Query-Options"));
        int size = options.startsWith("batchSize=") ? Integer.parseInt(options.substring(10)) : 2000;
        List<Person> all = locators.getOrDefault(id, List.of());
        boolean done = from + size >= all.size();
        send(
                request,
                200,
                "{\"totalSize\":" + all.size() + ",\"done\":" + done
                        + (done
                                ? ""
                                : ",\"nextRecordsUrl\":\"/services/data/v61.0/query/" + id + "-" + (from + size) + "\"")
                        + ",\"records\":["
                        + part(all, from, size).stream()
                                .map(SalesforceApi::json)
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    private static String json(Person person) {
        String id = String.format(Locale.ROOT, "003%012dAAA", person.id());
        return "{\"attributes\":{\"type\":\"Contact\",\"url\":\"/services/data/v61.0/sobjects/Contact/" + id
                + "\"},\"Id\":\"" + id + "\",\"FirstName\":\"" + person.given() + "\",\"LastName\":\"" + person.family()
                + "\",\"Email\":\"" + person.email()
                + "\",\"Phone\":null,\"MailingCountry\":\"USA\",\"SystemModstamp\":\""
                + STAMP.format(person.changed()) + "\"}";
    }
}
