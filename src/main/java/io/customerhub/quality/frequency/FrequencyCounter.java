package io.customerhub.quality.frequency;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Counts the values of one stream's watched fields and tells which of them come too often. Every record is counted at first;
 * once a stream has so many that one in a thousand is twice what proves a value too frequent, one record in two is looked at
 * and counts for two, and so on up to one in 32: a value that makes up the share always has enough records among those that
 * are looked at, and of a million records some 130,000 are counted. Not safe for use by several threads.
 */
public final class FrequencyCounter {

    /** Finds all that comes more than once in a thousand. */
    static final int COUNTERS = 1024;

    /** What fewer records share is not kept, see the package. */
    static final int FEWEST_KEPT = 5;

    /** No more values of one field are called frequent; that many can be one in a thousand each. */
    private static final int MOST_FREQUENT = 1000;

    private static final int LONGEST_STRIDE = 32;
    private static final byte FORM = 1;

    private final List<WatchedField> fields;

    /** Where an attribute stands among the fields. */
    private final Map<String, Integer> places = new HashMap<>();

    private final SpaceSaving[] counters;
    private final List<Set<Long>> found = new ArrayList<>();
    private final long enough;
    private long rows;

    /** A counter that has seen nothing. */
    public FrequencyCounter(List<WatchedField> fields) {
        this.fields = List.copyOf(fields);
        this.counters = new SpaceSaving[fields.size()];
        long most = 1;
        for (int i = 0; i < counters.length; i++) {
            places.put(fields.get(i).attribute(), i);
            counters[i] = new SpaceSaving(COUNTERS);
            found.add(new HashSet<>());
            most = Math.max(most, fields.get(i).limit().enough());
        }
        this.enough = most;
    }

    /**
     * Counts standardized records; deleted ones have no values, and one that is taken out of a dead letter was looked at by
     * a person.
     *
     * @param known the values that are known to come too often already
     * @return those that turn out to by these records, each once
     */
    public List<FrequentValue> count(RecordBatch batch, FrequentValues known) {
        List<FrequentValue> fresh = new ArrayList<>();
        List<SourceRecord> records = batch.records();
        for (int i = 0; i < records.size(); i++) {
            SourceRecord record = records.get(i);
            if (!record.isDeleted() && record.letter() == 0) {
                int weight = weight();
                if (weight > 0) {
                    count(record, weight, known, fresh);
                }
            }
        }
        fresh.removeIf(value -> !isStill(value));
        return fresh;
    }

    /** Judged once more when the batch is at its end: its first rows are often of one kind. */
    private boolean isStill(FrequentValue value) {
        int place = Objects.requireNonNull(places.get(value.attribute()));
        boolean still = fields.get(place).limit().is(counters[place], value.fingerprint());
        if (!still) {
            found.get(place).remove(value.fingerprint());
        }
        return still;
    }

    /** How many rows the next one stands for; 0 when it is passed over. Which ones follows no pattern of the source. */
    private int weight() {
        long row = rows++;
        if (row < 2 * enough) {
            return 1;
        }
        int stride = (int) Math.min(LONGEST_STRIDE, Long.highestOneBit(row / enough));
        long dice = row * 0x9e3779b97f4a7c15L >>> 32;
        return (dice & stride - 1) == 0 ? stride : 0;
    }

    private void count(SourceRecord record, int weight, FrequentValues known, List<FrequentValue> fresh) {
        List<AttributeValue> values = record.attributes();
        for (int i = 0; i < counters.length; i++) {
            Object counted = fields.get(i).counted(values);
            if (counted != null) {
                long value = Fingerprint.of(counted);
                if (counters[i].saw(value, weight)) {
                    String key = record.requireIdentity().key();
                    counters[i].mark(value, Fingerprint.of(key));
                    judge(i, value, key, known, fresh);
                }
            }
        }
    }

    private void judge(int field, long value, String key, FrequentValues known, List<FrequentValue> fresh) {
        WatchedField watched = fields.get(field);
        Set<Long> told = found.get(field);
        if (watched.limit().is(counters[field], value)
                && told.size() < MOST_FREQUENT
                && !known.of(watched.attribute()).contains(value)
                && told.add(value)) {
            fresh.add(frequent(field, value, key));
        }
    }

    private FrequentValue frequent(int field, long value, String key) {
        SpaceSaving counter = counters[field];
        return new FrequentValue(fields.get(field).attribute(), value, counter.atLeast(value), counter.seen(), key);
    }

    /** These values with the counts of now; one that is not counted here stays as it is. */
    public List<FrequentValue> recounted(List<FrequentValue> values) {
        return values.stream()
                .map(value -> {
                    Integer place = places.get(value.attribute());
                    return place == null || counters[place].atLeast(value.fingerprint()) == 0
                            ? value
                            : frequent(place, value.fingerprint(), value.exampleKey());
                })
                .toList();
    }

    /** Those of the values that are too frequent among all that was counted, with the counts of now. */
    public List<FrequentValue> lasting(List<FrequentValue> values) {
        return recounted(values).stream().filter(this::isStill).toList();
    }

    /** Those of the values that still come half as often as what is too frequent, with the counts of now. */
    public List<FrequentValue> staying(List<FrequentValue> values) {
        return recounted(values).stream()
                .filter(value -> {
                    Integer place = places.get(value.attribute());
                    return place != null && fields.get(place).limit().stays(counters[place], value.fingerprint());
                })
                .toList();
    }

    /** What is to be kept through a restart: at most some 32 KB for each field, and nothing that few records share. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(rows);
            out.writeInt(counters.length);
            for (int i = 0; i < counters.length; i++) {
                out.writeUTF(fields.get(i).attribute());
                counters[i].write(out, FEWEST_KEPT);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A counter that goes on from kept bytes; fields that they do not have begin anew, and so do all when they are of a form unknown here. */
    public static FrequencyCounter of(List<WatchedField> fields, byte[] bytes) {
        FrequencyCounter counter = new FrequencyCounter(fields);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                return counter;
            }
            counter.rows = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                Integer place = counter.places.get(in.readUTF());
                SpaceSaving read = SpaceSaving.read(in, COUNTERS);
                if (place != null) {
                    counter.counters[place] = read;
                }
            }
            return counter;
        } catch (IOException broken) {
            return new FrequencyCounter(fields);
        }
    }
}
