package io.customerhub.acceptance.source;

import io.customerhub.acceptance.spec.SourceContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender that posts the messages of a case, one after another, each when the one before has been answered. It neither
 * signs nor sends again what is put off, so that a hub that dies is seen to have taken nothing.
 */
public final class PostingStandIn implements StandIn {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Taken, and put off: 503 with Retry-After. */
    private static final List<Integer> ANSWERS = List.of(202, 503);

    private final SourceContent.Posts content;
    private final String path;
    private final List<String> complaints = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @param path the path that the route takes posts at */
    public PostingStandIn(SourceContent.Posts content, String path) {
        this.content = content;
        this.path = path;
    }

    @Override
    public String place(String written) {
        return "none";
    }

    @Override
    public void send(@Nullable String address) throws InterruptedException {
        if (address == null) {
            complaints.add("the hub takes no posts");
            return;
        }
        for (byte[] body : content.bodies()) {
            post(URI.create(address + path), body);
        }
    }

    private void post(URI address, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (!ANSWERS.contains(status)) {
                complaints.add("a post to " + path + " was answered with " + status);
            }
        } catch (IOException failure) {
            complaints.add("a post to " + path + " was not answered ("
                    + failure.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        // each run has its own connections, which end by themselves
    }
}
