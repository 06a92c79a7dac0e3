package io.customerhub.pipeline;

import com.jayway.jsonpath.JsonPath;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.MessageRecords;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind the {@code records-action} Kamelet, the step of a route of one's own that makes a batch of the message:
 * JSON as text, bytes or a stream, or what a data format has made of it, that is maps and lists. The message is one batch
 * and is taken or not taken as a whole; when the hub cannot take it, the exception goes back to the component that brought
 * it, which then does not acknowledge it.
 *
 * <p>Headers end here, so that nothing which came with the message steers a later step.
 */
public final class RecordsAction implements CamelContextAware {

    /** How much of a message over the limit is kept in its dead letter. */
    private static final int EXCERPT = 64 << 10;

    private @Nullable CamelContext context;
    private String system = "";
    private String stream = "";
    private @Nullable JsonPath records;
    private int maxBytes = 16 << 20;
    private int maxRecords = 10_000;

    /** Puts the batch in place of the message; a message without a body ends here. */
    public void process(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof RecordBatch) {
            throw new IllegalStateException("HUB-MSG-007  the message is a batch already; " + name()
                    + " needs no records-action behind a connector of the hub");
        }
        if (body == null) {
            exchange.setRouteStop(true);
            return;
        }
        Intake intake = intake();
        StreamName name = name();
        Instant now = Instant.now();
        BatchOrigin origin =
                new BatchOrigin(name, intake.route(name), place(exchange), now, deliveredAt(exchange, now));
        RecordBatch batch = read(exchange, body).batch(origin, null);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(batch);
        intake.pollStarted(name);
        MessageEnd.expect(exchange, name);
    }

    private static String place(Exchange exchange) {
        return exchange.getFromEndpoint() == null
                ? "a message"
                : URISupport.sanitizeUri(exchange.getFromEndpoint().getEndpointBaseUri());
    }

    /** Components such as file and kafka say when a message was made; that orders late ones better than their arrival. */
    private static Instant deliveredAt(Exchange exchange, Instant now) {
        return exchange.getMessage().getHeader(Exchange.MESSAGE_TIMESTAMP) instanceof Long made
                ? Instant.ofEpochMilli(made)
                : now;
    }

    private MessageRecords read(Exchange exchange, Object body) throws IOException {
        MessageRecords found = new MessageRecords(records);
        if (body instanceof Map || body instanceof Object[] || body instanceof Iterable) {
            found.addValue(JavaValues.plain(body));
        } else if (body instanceof Iterator<?> iterator) {
            found.addValue(JavaValues.plain((Iterable<?>) () -> castToObjects(iterator)));
        } else {
            addJson(found, exchange);
        }
        if (found.size() > maxRecords) {
            throw new IllegalArgumentException("HUB-MSG-006  a message for " + name() + " holds " + found.size()
                    + " records, at most " + maxRecords
                    + " are taken as one batch; split it before (split: {streaming: true}) or raise maxRecords");
        }
        return found;
    }

    @SuppressWarnings("unchecked") // only read
    private static Iterator<Object> castToObjects(Iterator<?> iterator) {
        return (Iterator<Object>) iterator;
    }

    private void addJson(MessageRecords found, Exchange exchange) throws IOException {
        byte[] bytes;
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            if (in == null) {
                throw new IllegalArgumentException("HUB-MSG-005  a message for " + name() + " has a body of "
                        + exchange.getMessage().getBody().getClass().getName()
                        + "; expected JSON as text, bytes or a stream, or maps and lists: unmarshal it before");
            }
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            found.addRejection(Rejection.unreadable(
                    0,
                    "HUB-MSG-004",
                    "the message is longer than " + maxBytes
                            + " bytes; only its beginning is kept here: have it sent in"
                            + " smaller ones, split it before, or raise maxBytes",
                    PayloadKind.PAGE,
                    Arrays.copyOf(bytes, Math.min(EXCERPT, bytes.length))));
        } else {
            found.addJson(bytes);
        }
    }

    /** Refuses options that cannot be used, when the route is made. */
    public void check() {
        Intake intake = Objects.requireNonNull(context).getRegistry().findSingleByType(Intake.class);
        if (intake != null) {
            intake.pushed(name());
        }
    }

    private StreamName name() {
        return new StreamName(system, stream);
    }

    private Intake intake() {
        Intake found = Objects.requireNonNull(context).getRegistry().findSingleByType(Intake.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + Intake.class.getName());
        }
        return found;
    }

    /** The source system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public void setStream(String stream) {
        this.stream = stream;
    }

    /** JSONPath of the records within the message; blank for the message itself. */
    public void setRecords(String records) {
        this.records = MessageRecords.compile(records);
    }

    /** The longest message. */
    public void setMaxBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The most records of a message. */
    public void setMaxRecords(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
