package io.customerhub.ingest.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the broker for the topic: whether it is there, and which id it was given when it was made (KIP-516). */
final class TopicId {

    private static final long PATIENCE_SECONDS = 20;

    private TopicId() {}

    /**
     * The id of the topic; empty when the broker is too old to have any.
     *
     * @throws KafkaFailure when the broker cannot be reached or does not know the topic
     */
    static String of(KafkaSource source) {
        try (Admin admin = Admin.create(Map.copyOf(source.properties()))) {
            Uuid id = admin.describeTopics(List.of(source.topic()))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .get(source.topic())
                    .topicId();
            return id == null || id.equals(Uuid.ZERO_UUID) ? "" : id.toString();
        } catch (ExecutionException e) {
            throw failure(source, e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw failure(source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(source, e);
        }
    }

    /** What an exception of Kafka's client means for the stream. */
    static KafkaFailure failure(KafkaSource source, @Nullable Throwable cause) {
        String name = cause == null ? "no reason" : cause.getClass().getSimpleName();
        if (cause instanceof KafkaFailure known) {
            return known;
        }
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof InvalidTopicException) {
            return new KafkaFailure(
                    "HUB-KAFKA-002",
                    false,
                    source.stream() + ": the broker has no topic '" + source.topic() + "'; check 'topic'",
                    cause);
        }
        if (cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof ConfigException
                || isConfiguration(cause)) {
            return new KafkaFailure(
                    "HUB-KAFKA-002",
                    false,
                    source.stream() + ": the broker does not let the hub read '" + source.topic() + "' (" + name
                            + "); check the security options, the rights on topic and group, and 'properties'",
                    cause);
        }
        return new KafkaFailure(
                "HUB-KAFKA-001",
                false,
                source.stream() + ": the broker does not answer (" + name + "); it is asked again later",
                cause);
    }

    /** The client wraps what is wrong with its configuration; what comes from the broker is an API exception. */
    private static boolean isConfiguration(@Nullable Throwable cause) {
        return cause instanceof KafkaException
                && !(cause instanceof ApiException)
                && !(cause instanceof RetriableException)
                && (cause.getCause() instanceof ConfigException
                        || cause.getCause() instanceof IllegalArgumentException
                        || cause.getCause() instanceof KafkaException);
    }
}
