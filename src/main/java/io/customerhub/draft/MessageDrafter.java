package io.customerhub.draft;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drafts sources that send messages: webhooks and topics. */
final class MessageDrafter {

    private static final String KAFKA = "kafka://";
    private static final int SECRET_BYTES = 32;
    private static final int TEST_MESSAGES = 20;

    private final DraftRequest request;

    MessageDrafter(DraftRequest request) {
        this.request = request;
    }

    /** A source that posts. The secret is a new one, because one that everybody knows would let everybody in. */
    DraftedSource webhook() throws IOException {
        MessageSample messages = new MessageSample(request.bytes());
        String stream = request.streamName(request.fileName());
        String property = request.system() + ".secret";
        Map<String, String> options = new LinkedHashMap<>();
        if (!messages.path().isEmpty()) {
            options.put("records", "$." + messages.path());
        }
        options.put("secret", "RAW({{" + property + "}})");
        List<String> told = new ArrayList<>();
        told.add("the source posts to http://127.0.0.1:8712/hooks/" + request.system() + "/" + stream
                + "; HUB_WEBHOOK_PORT and HUB_WEBHOOK_BIND change where the hub listens");
        told.add("a new secret was written into hub.properties as " + property
                + ": give it to the sender, or put the sender's own there");
        told.add(
                "each post is signed by HMAC-SHA256 of its body, in hex, in the header X-Signature-256: when the sender signs"
                        + " in another way, look at signatureHeader, signaturePrefix, signatureCoding and signedText");
        RouteDraft route = RouteDraft.of(request, stream, options, "", told);
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return new DraftedSource(
                messages.read(),
                route,
                TestDraft.Given.posts(messages.first(TEST_MESSAGES)),
                "",
                Map.of(property, HexFormat.of().formatHex(random)));
    }

    /** A topic of Kafka. */
    DraftedSource topic() throws IOException {
        String[] place = place();
        MessageSample messages = new MessageSample(request.bytes());
        Map<String, String> options = new LinkedHashMap<>();
        options.put("topic", place[1]);
        options.put("brokers", request.withProperty("brokers", place[0]));
        List<String> told = new ArrayList<>();
        if (messages.isDebezium()) {
            options.put("envelope", "debezium");
            told.add(
                    "the messages are change events of Debezium: for PostgreSQL set 'order: source.lsn', for MySQL 'order:"
                            + " source.pos', which order changes better than their time");
        } else {
            if (!messages.path().isEmpty()) {
                told.add(
                        "the record seems to stand in '" + messages.path()
                                + "' of a message, but a message of a topic is the record itself: name fields by their whole path");
            }
            told.add(
                    "a message without a value deletes a record: when the source sends such, and the key of its messages is"
                            + " no JSON object, name the field of the key in 'keyField'");
        }
        told.add(
                "the broker is talked to without encryption and login: set securityProtocol, saslMechanism, saslUser and"
                        + " saslPassword when it asks for them");
        String topic = place[1];
        String last = topic.substring(topic.lastIndexOf('.') + 1);
        Sample sample = messages.isDebezium() ? messages.read() : messages.whole();
        RouteDraft route = RouteDraft.of(request, request.streamName(last), options, "", told);
        return new DraftedSource(
                sample,
                route,
                null,
                "no test was written, because no file can stand in for a broker: try it with hub preview, which reads the"
                        + " topic and takes nothing from it",
                Map.of());
    }

    /** Brokers and topic. */
    private String[] place() {
        String url = request.url() == null ? "" : request.url();
        String plain = url.toLowerCase(Locale.ROOT).startsWith(KAFKA) ? url.substring(KAFKA.length()) : url;
        int slash = plain.indexOf('/');
        if (slash < 1 || slash == plain.length() - 1 || plain.indexOf('/', slash + 1) >= 0) {
            throw new DraftException("HUB-NEW-006  where the topic is, is not known; give brokers and topic with --url"
                    + " kafka://kafka1.example.com:9092/core.customers");
        }
        return new String[] {plain.substring(0, slash), plain.substring(slash + 1)};
    }
}
