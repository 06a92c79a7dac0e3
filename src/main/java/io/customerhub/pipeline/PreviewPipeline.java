package io.customerhub.pipeline;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.http.HttpWatch;
import io.customerhub.preview.Preview.Ending;
import io.customerhub.preview.Preview.SentRequest;
import io.customerhub.preview.PreviewNotes;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.standardize.Standardizers;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline of a look at one stream: the same connector, route and stages as in a running hub, but where the hub loads
 * there stand notes, and no bean here can write. What the connector would move, mark or acknowledge stays as it is,
 * because the intake says so ({@link Intake#isLookOnly}).
 */
public final class PreviewPipeline {

    private final StreamPlans plans = new StreamPlans();
    private final PreviewNotes notes;
    private final PreviewIntake intake;
    private final byte @Nullable [] sample;

    /**
     * A pipeline for one look.
     *
     * @param route the id of the route that reads the stream
     * @param start where to begin; null for the beginning of the source
     * @param sample what a source that is waited for has sent; null for sources that are read
     */
    public PreviewPipeline(
            StreamConfiguration configuration,
            String route,
            @Nullable Position start,
            byte @Nullable [] sample,
            PreviewNotes notes,
            Standardizers standardizers) {
        this.notes = notes;
        this.sample = sample;
        this.intake = new PreviewIntake(configuration, route, start, notes);
        plans.put(StreamPlan.compile(configuration, 0, () -> {}, standardizers, LoadedVersions.NONE, notes));
    }

    /** Gives the beans that routes and connectors name to the registry. */
    public void bind(Registry registry) {
        for (String step : StreamPlan.STEPS) {
            registry.bind(step, Processor.class, new StageProcessor(step, plans));
        }
        String first = StreamPlan.STEPS.get(0);
        Processor identify = new StageProcessor(first, plans);
        registry.bind(first, Processor.class, (Processor) exchange -> {
            MessageEnd.listen(exchange, intake);
            exchange.getMessage().setBody(notes.admit(batch(exchange)));
            identify.process(exchange);
        });
        registry.bind("load", Processor.class, (Processor) this::take);
        registry.bind("failure", Processor.class, (Processor) this::fail);
        registry.bind("intake", Intake.class, intake);
        registry.bind("unreadableLetters", UnreadableLetters.class, (UnreadableLetters)
                (stream, route, place, rejection) -> notes.unreadable(rejection));
        if (sample != null) {
            registry.bind("samplePost", new SamplePost(sample));
        }
        registry.bind("httpWatch", HttpWatch.class, (HttpWatch) this::answered);
    }

    private static RecordBatch batch(Exchange exchange) {
        return exchange.getMessage().getBody(RecordBatch.class);
    }

    private void take(Exchange exchange) {
        RecordBatch batch = batch(exchange);
        intake.reached(batch.position());
        notes.taken(batch);
    }

    private void fail(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof SchemaDriftException drift) {
            notes.end(new Ending(Ending.Kind.DRIFT, drift.code(), withoutCode(drift)));
        } else if (exchange.getMessage().getBody() instanceof RecordBatch) {
            notes.end(new Ending(
                    Ending.Kind.REFUSED,
                    "HUB-PIPE-002",
                    "the step '" + exchange.getExchangeExtension().getHistoryNodeId() + "' failed with "
                            + failure.getClass().getSimpleName()));
        }
    }

    private static String withoutCode(SchemaDriftException drift) {
        String message = String.valueOf(drift.getMessage());
        return message.startsWith(drift.code())
                ? message.substring(drift.code().length()).strip()
                : message;
    }

    private void answered(String method, URI url, int status, @Nullable String date) {
        String address = url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + url.getPath();
        notes.request(new SentRequest(method, address, status, ahead(date)));
    }

    private static @Nullable Long ahead(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            Instant theirs = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(Instant.now(), theirs).toSeconds();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
