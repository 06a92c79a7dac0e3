package io.customerhub.ingest.kafka;

import io.customerhub.ingest.kafka.KafkaSource.Lost;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as a member of a consumer group, one batch for each partition and poll. It begins where the warehouse has
 * committed, whatever the group has committed: after a crash between the two nothing is lost, and after a rebalance what
 * another member has read is read again and changes nothing. The broker is told only what the warehouse has.
 *
 * <p>A look reads the same way outside of any group: it takes no partition from anybody, and the broker is told nothing.
 *
 * <p>Used by one thread at a time. A reader that has failed is closed and made anew.
 */
public final class TopicReader implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    /** A look wants some messages soon, not many at once. */
    private static final int LOOK_MESSAGES = 200;

    private final KafkaSource source;
    private final KafkaMessages messages;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Queue<Part> parts = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
    private final Map<TopicPartition, Long> goal = new HashMap<>();
    private final boolean wasRead;
    private KafkaPosition position;
    private boolean isUnsaved;
    private @Nullable Part current;

    /**
     * Joins the group.
     *
     * @param committed where the warehouse says that the topic has been read to, or null
     * @param route the route that reads it
     * @param isVersioned the mapping names what orders the versions of a record
     * @throws KafkaFailure when the broker cannot be reached, or the topic is not the one of the position
     */
    public static TopicReader open(
            KafkaSource source, @Nullable Position committed, String route, boolean isVersioned) {
        TopicReader reader = made(source, committed, route, isVersioned);
        reader.consumer.subscribe(Set.of(source.topic()), reader.new Seek());
        return reader;
    }

    /**
     * Looks at all partitions without joining the group, from the position on, or from the first message that is there.
     *
     * @param start where to begin, or null for the first messages
     * @param route the route that reads it
     * @param isVersioned the mapping names what orders the versions of a record
     * @throws KafkaFailure as {@link #open}
     */
    public static TopicReader look(KafkaSource source, @Nullable Position start, String route, boolean isVersioned) {
        TopicReader reader = made(source.outsideOfItsGroup(LOOK_MESSAGES), start, route, isVersioned);
        try {
            reader.takeAll();
            return reader;
        } catch (KafkaException e) {
            reader.close();
            throw TopicId.failure(source, e);
        }
    }

    private void takeAll() {
        List<TopicPartition> partitions = consumer.partitionsFor(source.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            Long next = position.next().get(partition.partition());
            seek(partition, next == null ? first.get(partition) : next, false);
        }
    }

    private static TopicReader made(
            KafkaSource source, @Nullable Position committed, String route, boolean isVersioned) {
        KafkaPosition known = KafkaPosition.of(source, committed);
        String id = TopicId.of(source);
        KafkaPosition position = known != null && isSame(source, known, id)
                ? new KafkaPosition(known.topic(), id, known.next())
                : new KafkaPosition(source.topic(), id, new TreeMap<>());
        if (known != null && position.next().isEmpty()) {
            LOGGER.atWarn()
                    .addKeyValue("stream", source.stream())
                    .addKeyValue("lost", source.lost())
                    .log("another topic than before; it is read as the option 'lost' says");
        }
        try {
            KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(source.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new TopicReader(
                    source, new KafkaMessages(source, route, isVersioned), consumer, position, known != null);
        } catch (KafkaException e) {
            throw TopicId.failure(source, e);
        }
    }

    private TopicReader(
            KafkaSource source,
            KafkaMessages messages,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaPosition position,
            boolean wasRead) {
        this.source = source;
        this.messages = messages;
        this.consumer = consumer;
        this.position = position;
        this.wasRead = wasRead;
    }

    /** Where to begin changes only with what {@code lost} says: a topic that was made anew is another one. */
    private static boolean isSame(KafkaSource source, KafkaPosition known, String id) {
        boolean isSame = known.topic().equals(source.topic())
                && (known.id().isEmpty() || id.isEmpty() || known.id().equals(id));
        if (!isSame && source.lost() == Lost.STOP) {
            throw new KafkaFailure(
                    "HUB-KAFKA-004",
                    true,
                    source.stream() + ": the position is that of "
                            + (known.topic().equals(source.topic())
                                    ? "a topic '" + known.topic() + "' that has been deleted and made anew since"
                                    : "the topic '" + known.topic() + "', the route reads '" + source.topic() + "'")
                            + "; what was not read before is lost. To go on, say where: set lost: earliest or lost:"
                            + " latest in the route, and run ./hub resume " + source.stream(),
                    null);
        }
        return isSame;
    }

    /**
     * The next batch, or null when none has come within a moment. The batch before must have been taken over.
     *
     * @throws KafkaFailure when reading cannot go on
     */
    public @Nullable RecordBatch next() {
        try {
            if (parts.isEmpty()) {
                poll();
            }
            if (isUnsaved && parts.isEmpty() && !consumer.assignment().isEmpty()) {
                return save();
            }
            current = parts.poll();
        } catch (KafkaException e) {
            throw TopicId.failure(source, e);
        }
        Part part = current;
        if (part == null) {
            return null;
        }
        position = position.after(part.partition.partition(), part.next);
        isUnsaved = false;
        return messages.batch(part.partition.partition(), part.records, position.committed());
    }

    /** A start that the topic's end or the group decided is kept, or a restart would decide it anew and skip messages. */
    private RecordBatch save() {
        isUnsaved = false;
        current = null;
        return messages.batch(position.next().firstKey(), List.of(), position.committed());
    }

    private void poll() {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (TopicPartition partition : polled.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
                parts.add(new Part(
                        partition, records, records.get(records.size() - 1).offset() + 1));
            }
        } catch (OffsetOutOfRangeException e) {
            goOnAfterLoss(e.offsetOutOfRangePartitions());
        }
    }

    private void goOnAfterLoss(Map<TopicPartition, Long> lost) {
        Map<TopicPartition, Long> earliest = consumer.beginningOffsets(lost.keySet());
        Map<TopicPartition, Long> latest = consumer.endOffsets(lost.keySet());
        lost.forEach((partition, offset) -> {
            String found = source.topic() + ", partition " + partition.partition() + ", is to be read from offset "
                    + offset + " on and holds " + earliest.get(partition) + " to " + latest.get(partition);
            if (source.lost() == Lost.STOP) {
                throw new KafkaFailure(
                        "HUB-KAFKA-003",
                        true,
                        source.stream() + ": " + found
                                + ": messages are lost that were never read. Have them sent again, or say where to go"
                                + " on: set lost: earliest or lost: latest in the route, and run ./hub resume "
                                + source.stream(),
                        null);
            }
            long next = source.lost() == Lost.EARLIEST ? earliest.get(partition) : latest.get(partition);
            LOGGER.atWarn()
                    .addKeyValue("stream", source.stream())
                    .addKeyValue("found", found)
                    .addKeyValue("next", next)
                    .log("messages are lost; reading goes on as the option 'lost' says");
            seek(partition, next, true);
        });
    }

    /** Tells the broker that the batch given last has been taken over; a failure changes nothing. */
    public void committed() {
        Part part = current;
        current = null;
        if (part != null && isMember()) {
            OffsetAndMetadata offset = new OffsetAndMetadata(part.next);
            told.put(part.partition, offset);
            consumer.commitAsync(Map.of(part.partition, offset), (offsets, failure) -> {
                if (failure != null) {
                    LOGGER.debug("{} offsets were not noted by the broker", source.stream(), failure);
                }
            });
        }
    }

    private boolean isMember() {
        return source.properties().containsKey("group.id");
    }

    /** Remembers how far the topic goes now, for {@link #isThrough}. */
    public void aim() {
        goal.clear();
    }

    /**
     * True when all has been given that stood in the topic at the first call after {@link #aim}; false as long as the
     * group has given no partition to this reader.
     *
     * @throws KafkaFailure when the broker does not answer
     */
    public boolean isThrough() {
        try {
            Set<TopicPartition> assigned = consumer.assignment();
            if (!goal.keySet().containsAll(assigned)) {
                goal.putAll(consumer.endOffsets(assigned));
            }
            return !assigned.isEmpty()
                    && parts.isEmpty()
                    && assigned.stream().allMatch(partition -> consumer.position(partition) >= goal.get(partition));
        } catch (KafkaException e) {
            throw TopicId.failure(source, e);
        }
    }

    /** True when the group has given partitions to this reader. */
    public boolean hasPartitions() {
        return !consumer.assignment().isEmpty();
    }

    private void seek(TopicPartition partition, long offset, boolean mustSave) {
        consumer.seek(partition, offset);
        position = position.after(partition.partition(), offset);
        isUnsaved = isUnsaved || mustSave;
    }

    /** Leaves the group. */
    @Override
    public void close() {
        try {
            if (!told.isEmpty()) {
                consumer.commitSync(told, CLOSE);
            }
        } catch (KafkaException e) {
            LOGGER.debug("{} offsets were not noted by the broker", source.stream(), e);
        }
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
    }

    /** The messages of one partition that one poll brought. */
    private record Part(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, long next) {}

    /** Puts each partition that the group gives to where the warehouse has read it to. */
    private final class Seek implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            boolean isFirst = position.next().isEmpty();
            for (TopicPartition partition : partitions) {
                Long next = position.next().get(partition.partition());
                if (next != null) {
                    consumer.seek(partition, next);
                } else {
                    begin(partition, isFirst ? start() : KafkaSource.Start.EARLIEST);
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            parts.removeIf(part -> partitions.contains(part.partition));
            partitions.forEach(told::remove);
            partitions.forEach(goal::remove);
        }

        /** A partition that was added to a topic already read is read whole; else an option says where to begin. */
        private KafkaSource.Start start() {
            return wasRead ? KafkaSource.Start.parse(source.lost().name()) : source.start();
        }

        private void begin(TopicPartition partition, KafkaSource.Start start) {
            Set<TopicPartition> one = Set.of(partition);
            OffsetAndMetadata known = start == KafkaSource.Start.COMMITTED
                    ? consumer.committed(one).get(partition)
                    : null;
            long next = known != null
                    ? known.offset()
                    : start == KafkaSource.Start.LATEST
                            ? consumer.endOffsets(one).get(partition)
                            : consumer.beginningOffsets(one).get(partition);
            seek(partition, next, start != KafkaSource.Start.EARLIEST);
        }
    }
}
