package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.ingest.MessageRecords;
import io.customerhub.ingest.webhook.DeliveryIds;
import io.customerhub.ingest.webhook.Inbox;
import io.customerhub.ingest.webhook.Post;
import io.customerhub.ingest.webhook.WebhookEndpoint;
import io.customerhub.ingest.webhook.WebhookServer;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean behind the {@code webhook} Kamelet: makes batches of what has been posted, and answers each post when the hub
 * has taken its batch over, or has not. The HTTP server is shared by all streams. Nothing of a request but its body gets
 * into the route. One per route; called by the one thread of the Kamelet's scheduler.
 */
public final class WebhookConnector extends WebhookOptions implements CamelContextAware, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookConnector.class);

    /** How long one poll goes on; then the stream is told to be up to date. */
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration FIRST_POLL = Duration.ofMillis(200);
    private static final Duration NAP = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 16L << 20;

    private final DeliveryIds ids = new DeliveryIds();
    private @Nullable CamelContext context;
    private @Nullable SourcePolls polls;
    private @Nullable Inbox inbox;
    private @Nullable RecordBatch batch;
    private List<Post> posts = List.of();
    private Duration length = FIRST_POLL;
    private long began;
    private boolean reading;
    private boolean outstanding;

    /** Begins to take posts, if the stream may be read now. */
    public void begin(Exchange exchange) {
        if (outstanding) {
            failed(exchange);
            return;
        }
        reading = polls().begin();
        if (reading && isLook()) {
            look();
        } else if (reading) {
            inbox().open();
            began = System.nanoTime();
        } else if (inbox != null) {
            inbox.rest();
        }
    }

    /** True when something has been posted, which {@link #page} puts into the message; waits for it. */
    public boolean hasNext() {
        if (batch != null) {
            return true;
        }
        while (reading && !outstanding) {
            if (isLook()) {
                reading = false;
                polls().finished();
            } else if (polls().isHalted()) {
                reading = false;
                inbox().rest();
            } else if (System.nanoTime() - began > length.toNanos()) {
                reading = false;
                length = POLL;
                tellRefused();
                polls().finished();
            } else if (take()) {
                return true;
            }
        }
        return false;
    }

    private boolean isLook() {
        return intake().isLookOnly();
    }

    /** Takes the sample for what has been posted; no port is opened. */
    private void look() {
        SamplePost sample = camel().getRegistry().findSingleByType(SamplePost.class);
        int most = endpoint().maxBodyBytes();
        if (sample == null || sample.body().length > most) {
            reading = false;
            intake().pollFailed(
                            name(),
                            "HUB-PREVIEW-010",
                            "the sample has more than the " + most
                                    + " bytes of 'maxBodyBytes', so that such a post would be answered with 413");
            return;
        }
        MessageRecords found = new MessageRecords(recordsPath());
        found.addJson(sample.body());
        batch = found.batch(origin(), null);
    }

    private BatchOrigin origin() {
        Instant now = Instant.now();
        return new BatchOrigin(name(), polls().route(), "POST " + endpoint().path(), now, now);
    }

    private boolean take() {
        try {
            posts = inbox().take(NAP, gatherTime(), mostPosts(), MOST_BYTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reading = false;
            return false;
        }
        if (posts.isEmpty()) {
            return false;
        }
        MessageRecords found = new MessageRecords(recordsPath());
        int reused = 0;
        for (Post post : posts) {
            reused += ids.isReused(post.deliveryId(), post.body()) ? 1 : 0;
            found.addJson(post.body());
        }
        if (reused > 0) {
            LOGGER.atWarn()
                    .addKeyValue("stream", name())
                    .addKeyValue("code", "HUB-HOOK-003")
                    .addKeyValue("posts", reused)
                    .log("a delivery id came again with another body; both are taken, and the version decides");
        }
        batch = found.batch(origin(), null);
        return true;
    }

    /** Puts the batch into the message, and nothing else. */
    public void page(Exchange exchange) {
        outstanding = true;
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(Objects.requireNonNull(batch, "hasNext() has not been asked"));
        batch = null;
    }

    /** The warehouse has the batch: now, and not before, its posts are acknowledged. */
    public void committed() {
        outstanding = false;
        posts.forEach(Post::accept);
        posts = List.of();
        if (inbox != null) {
            inbox.done();
        }
    }

    /** Puts the posts off that the hub could not take, and rests a while. */
    public void failed(Exchange exchange) {
        Throwable problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        outstanding = false;
        reading = false;
        batch = null;
        posts.forEach(Post::putOff);
        posts = List.of();
        if (inbox != null) {
            inbox.done();
            inbox.rest();
        }
        if (problem instanceof UncheckedIOException port
                && String.valueOf(port.getMessage()).startsWith("HUB-HOOK-001")) {
            polls().failed("HUB-HOOK-001", String.valueOf(port.getMessage()), port);
            return;
        }
        String kind = problem == null ? "" : " (" + problem.getClass().getSimpleName() + ")";
        polls().failed(
                        "HUB-POLL-001",
                        name() + ": the hub could not take what was posted" + kind
                                + "; senders are told to send it again",
                        problem == null ? new IllegalStateException("the batch was not taken") : problem);
    }

    private void tellRefused() {
        inbox().takeRefused().forEach((status, count) -> LOGGER.atWarn()
                .addKeyValue("stream", name())
                .addKeyValue("status", status)
                .addKeyValue("posts", count)
                .log("posts were refused"));
    }

    /** Refuses options that do not fit together (HUB-HOOK-002), when the route is made. */
    public void check() {
        endpoint();
    }

    private Inbox inbox() {
        Inbox made = inbox;
        if (made == null) {
            WebhookEndpoint endpoint = endpoint();
            made = new Inbox(endpoint.answerWithin().dividedBy(2));
            server().open(endpoint, made);
            inbox = made;
        }
        return made;
    }

    private WebhookServer server() {
        WebhookServer found = camel().getRegistry().findSingleByType(WebhookServer.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + WebhookServer.class.getName());
        }
        return found;
    }

    private Intake intake() {
        Intake found = camel().getRegistry().findSingleByType(Intake.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + Intake.class.getName());
        }
        return found;
    }

    private CamelContext camel() {
        return Objects.requireNonNull(context, "no Camel context");
    }

    private SourcePolls polls() {
        SourcePolls made = polls;
        if (made == null) {
            made = new SourcePolls(camel(), name(), REST, LONGEST_REST);
            polls = made;
        }
        return made;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void close() {
        Inbox left = inbox;
        if (left != null) {
            left.rest();
            server().close(endpoint().path(), left);
        }
    }
}
