package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.ingest.kafka.KafkaFailure;
import io.customerhub.ingest.kafka.TopicReader;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind the {@code kafka-topic} Kamelet: a consumer of its own, not camel-kafka's, because the warehouse says
 * where each partition has been read to, and offsets are told to the broker only behind that. One per route; called by
 * the one thread of the Kamelet's scheduler, and closed by another one after that.
 */
public final class KafkaTopicConnector extends KafkaTopicOptions implements CamelContextAware, AutoCloseable {

    /** How long the group may leave this reader without a partition. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private @Nullable CamelContext context;
    private @Nullable SourcePolls polls;
    private @Nullable TopicReader reader;
    private @Nullable RecordBatch batch;
    private long began;
    private boolean wasThrough;
    private boolean reading;
    private boolean outstanding;

    /** Begins a poll, if it is time for one. */
    public synchronized void begin(Exchange exchange) {
        if (outstanding) {
            failed(exchange);
            return;
        }
        reading = false;
        if (!polls().begin()) {
            if (polls().isHalted()) {
                leave();
            }
            return;
        }
        reading = true;
        began = System.nanoTime();
        if (reader == null) {
            StreamName stream = source().stream();
            boolean isVersioned = intake().isVersioned(stream);
            reader = intake().isLookOnly()
                    ? TopicReader.look(source(), polls().position(), polls().route(), isVersioned)
                    : TopicReader.open(source(), polls().position(), polls().route(), isVersioned);
        }
        reader.aim();
    }

    /**
     * True when there is another batch, which {@link #page} puts into the message. Waits for one up to the time of a poll;
     * the first poll of all ends as soon as the topic has been read to its end.
     */
    public synchronized boolean hasNext() {
        while (reading && !outstanding && reader != null) {
            if (polls().isHalted()) {
                reading = false;
                leave();
                return false;
            }
            batch = reader.next();
            if (batch != null) {
                return true;
            }
            boolean isOver = System.nanoTime() - began > every().toNanos();
            if ((isOver || !wasThrough) && reader.isThrough()) {
                wasThrough = true;
                reading = false;
                polls().finished();
            } else if (!reader.hasPartitions() && System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("no partition");
            }
        }
        return false;
    }

    /** Puts the batch into the message, and nothing else. */
    public synchronized void page(Exchange exchange) {
        outstanding = true;
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(Objects.requireNonNull(batch, "hasNext() has not been asked"));
        batch = null;
    }

    /** The batch has been taken over by the hub; only then the broker is told. */
    public synchronized void committed() {
        outstanding = false;
        if (reader != null) {
            reader.committed();
        }
    }

    /** Ends a poll that broke off: by the broker, or because the hub could not take a batch. */
    public synchronized void failed(Exchange exchange) {
        Throwable problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        boolean isTopic = reading && !outstanding;
        reading = false;
        outstanding = false;
        batch = null;
        boolean hadPartitions = reader == null || reader.hasPartitions();
        leave();
        StreamName stream = source().stream();
        KafkaFailure failure = failure(problem);
        if (failure != null && failure.mustPause()) {
            intake().pause(stream, failure.code(), Objects.requireNonNull(failure.getMessage()));
        } else if (failure != null) {
            polls().failed(failure.code(), Objects.requireNonNull(failure.getMessage()), failure);
        } else if (isTopic && !hadPartitions) {
            polls().failed(
                            "HUB-KAFKA-005",
                            stream + ": the group has given no partition of the topic to this hub; another consumer has"
                                    + " them all. Give the hub a 'group' of its own",
                            new IllegalStateException("no partition"));
        } else {
            String kind = problem == null ? "" : " (" + problem.getClass().getSimpleName() + ")";
            polls().failed(
                            "HUB-POLL-001",
                            stream + ": the hub could not " + (isTopic ? "go on reading" : "take a batch") + kind
                                    + "; it is read again",
                            problem == null ? new IllegalStateException("the batch was not taken") : problem);
        }
    }

    /** Refuses options that do not fit together (HUB-KAFKA-007), when the route is made. */
    public void check() {
        StreamName name = source().stream();
        OutboundHosts.of(Objects.requireNonNull(context)).requireBrokers(name.toString(), brokers());
    }

    private void leave() {
        TopicReader left = reader;
        reader = null;
        if (left != null) {
            left.close();
        }
    }

    private static @Nullable KafkaFailure failure(@Nullable Throwable problem) {
        Throwable current = problem;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof KafkaFailure found) {
                return found;
            }
            current = current.getCause();
        }
        return null;
    }

    private Intake intake() {
        Intake found = Objects.requireNonNull(context).getRegistry().findSingleByType(Intake.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + Intake.class.getName());
        }
        return found;
    }

    private SourcePolls polls() {
        SourcePolls made = polls;
        if (made == null) {
            made = new SourcePolls(Objects.requireNonNull(context), source().stream(), every(), LONGEST_REST);
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
    public synchronized void close() {
        leave();
    }
}
