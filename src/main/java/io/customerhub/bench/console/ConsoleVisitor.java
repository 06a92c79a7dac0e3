package io.customerhub.bench.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who has signed in to a console and opens its pages, as a browser without JavaScript does. */
final class ConsoleVisitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    private static final Pattern STREAM = Pattern.compile("href=\"(/streams/[a-z0-9_-]+/[a-z0-9_-]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final String address;

    private ConsoleVisitor(String address) {
        this.address = address;
    }

    /** Signs in by a link that signs in once. */
    static ConsoleVisitor by(String link) {
        URI uri = URI.create(link);
        ConsoleVisitor visitor = new ConsoleVisitor(uri.getScheme() + "://" + uri.getAuthority());
        visitor.post("/sign-in/link", "/sign-in/link", Map.of("code", uri.getFragment()));
        return visitor;
    }

    /** The page at that path. */
    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** What a form of the page {@code from} is answered with. */
    String post(String from, String path, Map<String, String> fields) {
        return post(path, fields, token(get(from)));
    }

    /** What a form with the token of {@link #token} is answered with. */
    String post(String path, Map<String, String> fields, String token) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "", "&form-token=" + token));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The token of the forms on a page. */
    static String token(String page) {
        return first(page, TOKEN, "form");
    }

    /** The first link on a page whose path begins so and goes on. */
    static String link(String page, String path) {
        Pattern link = Pattern.compile("href=\"(" + Pattern.quote(path) + "/[0-9a-f-]+)\"");
        return first(page, link, "link to " + path);
    }

    /** The first link to a stream on a page. */
    static String stream(String page) {
        return first(page, STREAM, "link to a stream");
    }

    private static String first(String page, Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("a page of the console has no " + what);
        }
        return matcher.group(1);
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        "%s answers %d".formatted(answer.uri().getPath(), answer.statusCode()));
            }
            return answer.body();
        } catch (IOException broken) {
            throw new IllegalStateException("the console does not answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
