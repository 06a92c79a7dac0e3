/**
 * Reads topics of Apache Kafka into batches, message by message or unwrapped from Debezium's envelope. Where a topic has
 * been read to is what the warehouse committed; what is committed to the broker only tells others.
 */
@NullMarked
package io.customerhub.ingest.kafka;

import org.jspecify.annotations.NullMarked;
