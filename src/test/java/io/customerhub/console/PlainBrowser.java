package io.customerhub.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of a browser as forms without JavaScript need: cookies, the form token, what it says about the origin. */
public final class PlainBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    /** A browser for the console at that address. */
    public PlainBrowser(String address) {
        this.address = address;
    }

    /** Sends this cookie from now on. */
    public void cookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The cookie of that name; null when there is none. */
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /** Gets a page in English; redirects are not followed. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Gets a page in Chinese. */
    public HttpResponse<String> getInChinese(String path) {
        return send(request(path).header("Accept-Language", "zh-CN").GET().build());
    }

    /** Sends a form as a page of the console would, with the token that the page {@code from} carries. */
    public HttpResponse<String> post(String from, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form-token", token(from));
        return send(request(path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(all)))
                .build());
    }

    /** The token of the forms on that page. */
    public String token(String path) {
        HttpResponse<String> page = get(path);
        Matcher matcher = TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError(path + " answers " + page.statusCode() + " and has no form");
        }
        return matcher.group(1);
    }

    /** A request with the cookies, not sent yet. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** Sends it and keeps the cookies of the answer. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException broken) {
            throw new AssertionError("the console did not answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** Fields as a form sends them. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
