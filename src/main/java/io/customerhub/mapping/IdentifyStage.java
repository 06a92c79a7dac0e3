package io.customerhub.mapping;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.SkipRule;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.Stage;
import io.customerhub.record.VersionReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Finds out which record each one is: leaves out what a named rule skips, finds the key, drops what is in the warehouse
 * already in exactly this form, and reads the version. A record without a usable key or version becomes a rejection. A
 * record that is replayed from a dead letter is never dropped as unchanged. A record that its source has deleted is not
 * skipped: it may have nothing but its key, and takes its version from its delivery when it lacks the field.
 *
 * <p>When the key's or the version's column is gone from a file or page, or from at least 20 records of nested data
 * without exception, it throws {@link io.customerhub.record.SchemaDriftException}: the stream must pause.
 */
public final class IdentifyStage implements Stage {

    private static final String STAGE = "identify";

    private final StreamMapping mapping;
    private final VersionReader versions;
    private final LoadedVersions loaded;
    private final Hasher64 hasher = Hashing.xxh3_64();

    /** All fields that are looked at: those of the key, then of the version, then of the skip rules. */
    private final List<FieldPath> fields;

    private final List<SkipRule> rules;
    private final int keyFields;
    private final int versionFields;

    /**
     * @param versions reads the text of the version field, if the mapping names one
     * @param loaded what the warehouse has already; may be asked by several threads
     */
    public IdentifyStage(StreamMapping mapping, VersionReader versions, LoadedVersions loaded) {
        this.mapping = mapping;
        this.versions = versions;
        this.loaded = loaded;
        this.rules = mapping.skip();
        FieldMapping version = mapping.version();
        List<FieldPath> all = new ArrayList<>(mapping.key());
        this.keyFields = all.size();
        if (version != null) {
            all.addAll(version.from());
        }
        this.versionFields = all.size() - keyFields;
        rules.forEach(rule -> all.add(rule.field()));
        this.fields = List.copyOf(all);
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        Pass pass = new Pass(batch);
        batch.records().forEach(pass::findKey);
        pass.leaveOutUnchanged();
        return pass.result();
    }

    /** One batch on its way through. */
    private final class Pass {

        private final RecordBatch batch;
        private final FieldLookup lookup = new FieldLookup(fields);
        private final long deliveredAt;
        private final SourceRecord[] known;
        private final String[] keys;
        private final long[] hashes;
        private final List<SourceRecord> kept;
        private final List<Rejection> refused = new ArrayList<>();
        private final int[] skipped = new int[rules.size()];
        private final boolean[] seen = new boolean[keyFields + versionFields];
        private int count;
        private int trees;
        private int unchanged;

        private Pass(RecordBatch batch) {
            this.batch = batch;
            int size = batch.records().size();
            this.known = new SourceRecord[size];
            this.keys = new String[size];
            this.hashes = new long[size];
            this.kept = new ArrayList<>(size);
            this.deliveredAt = micros(batch.origin().deliveredAt());
        }

        private void findKey(SourceRecord record) {
            if (!record.isDeleted()) {
                if (record.letter() == 0) {
                    watchForDrift(record.content());
                }
                int rule = skippedBy(record.content());
                if (rule >= 0) {
                    skipped[rule]++;
                    return;
                }
            }
            String key = SourceKey.of(lookup, record.content(), keyFields);
            if (key == null) {
                refused.add(keyMissing(record));
                return;
            }
            if (!SourceKey.isUsable(key)) {
                refused.add(keyUnusable(record, key));
                return;
            }
            known[count] = record;
            keys[count] = key;
            hashes[count] = hash(record);
            count++;
        }

        private void leaveOutUnchanged() {
            boolean[] isLoaded = loaded.contain(keys, hashes, count);
            for (int i = 0; i < count; i++) {
                if (isLoaded[i]
                        && known[i].letter() == 0
                        && !known[i].delivery().isAgain()) {
                    unchanged++;
                } else {
                    keep(known[i], keys[i], hashes[i]);
                }
            }
        }

        private void keep(SourceRecord record, String key, long hash) {
            OptionalLong version = version(record);
            if (version.isEmpty()) {
                refused.add(versionUnreadable(record, new Identity(key, Long.MIN_VALUE, hash)));
            } else {
                kept.add(record.identifiedAs(new Identity(key, version.getAsLong(), hash)));
            }
        }

        private void watchForDrift(Content content) {
            if (content instanceof Content.Row row) {
                if (lookup.resolve(row.names())) {
                    requireColumns(row.names());
                }
                return;
            }
            trees++;
            for (int i = 0; i < seen.length; i++) {
                seen[i] = seen[i] || lookup.value(content, i) != null;
            }
        }

        private void requireColumns(FieldNames names) {
            for (int i = 0; i < seen.length; i++) {
                if (lookup.column(i) == FieldLookup.GONE) {
                    throw i < keyFields
                            ? SchemaDrift.keyGone(batch.stream(), fields.get(i), names)
                            : SchemaDrift.versionGone(batch.stream(), fields.get(i), names);
                }
            }
        }

        private int skippedBy(Content content) {
            for (int i = 0; i < rules.size(); i++) {
                String text = lookup.text(content, keyFields + versionFields + i);
                if (rules.get(i).values().contains(text == null || text.isBlank() ? "" : text)) {
                    return i;
                }
            }
            return -1;
        }

        private OptionalLong version(SourceRecord record) {
            Long delivered = record.delivery().version();
            if (versionFields == 0) {
                return OptionalLong.of(delivered != null ? delivered : deliveredAt);
            }
            String text = JoinedText.of(lookup, record.content(), keyFields, versionFields);
            OptionalLong version = text == null || text.isBlank() ? OptionalLong.empty() : versions.read(text);
            return version.isEmpty() && record.isDeleted() && delivered != null ? OptionalLong.of(delivered) : version;
        }

        private RecordBatch result() {
            for (int i = 0; i < seen.length; i++) {
                if (trees >= SchemaDrift.MINIMUM_RECORDS && !seen[i]) {
                    throw i < keyFields
                            ? SchemaDrift.keyGone(batch.stream(), fields.get(i), null)
                            : SchemaDrift.versionGone(batch.stream(), fields.get(i), null);
                }
            }
            Map<String, Integer> counts = new TreeMap<>(batch.skipped());
            for (int i = 0; i < skipped.length; i++) {
                if (skipped[i] > 0) {
                    counts.merge(rules.get(i).name(), skipped[i], Integer::sum);
                }
            }
            List<Rejection> rejections = new ArrayList<>(batch.rejections());
            rejections.addAll(refused);
            return new RecordBatch(
                    batch.origin(),
                    batch.read(),
                    kept,
                    batch.layout(),
                    rejections,
                    batch.unchanged() + unchanged,
                    Map.copyOf(counts),
                    batch.judgement(),
                    batch.position());
        }

        private Rejection keyMissing(SourceRecord record) {
            String field = fields.get(0).text();
            for (int i = keyFields - 1; i >= 0; i--) {
                String part = lookup.text(record.content(), i);
                field = part == null || part.isBlank() ? fields.get(i).text() : field;
            }
            return Rejection.of(
                    record,
                    STAGE,
                    "HUB-KEY-001",
                    field,
                    "the key field '" + field + "' is missing or blank, expected a value that tells the record from all"
                            + " others; mend it at the source or in the dead letter");
        }
    }

    private Rejection keyUnusable(SourceRecord record, String key) {
        String found = key.length() > SourceKey.MAXIMUM_LENGTH
                ? key.length() + " characters"
                : "control characters or broken text";
        String field = mapping.key().get(0).text();
        return Rejection.of(
                record,
                STAGE,
                "HUB-KEY-002",
                field,
                "the key has " + found + ", expected at most " + SourceKey.MAXIMUM_LENGTH
                        + " characters without control characters; mend it at the source or in the dead letter");
    }

    /** A delete may arrive with the very bytes of what it deletes, and must not pass for that. */
    private long hash(SourceRecord record) {
        long hash = hasher.hashBytesToLong(record.payload());
        return record.isDeleted() ? ~hash : hash;
    }

    /** The lowest version is given so that whichever version of the key loads later resolves the dead letter. */
    private Rejection versionUnreadable(SourceRecord record, Identity identity) {
        String field = fields.get(keyFields).text();
        if (record.isDeleted()) {
            return Rejection.of(
                    record.identifiedAs(identity),
                    STAGE,
                    "HUB-VER-002",
                    field,
                    "the record is deleted, and its version field '" + field + "' is missing or unreadable, so that"
                            + " the delete cannot be ordered; let the connector tell the version (see its options), or"
                            + " leave the version out of the mapping");
        }
        return Rejection.of(
                record.identifiedAs(identity),
                STAGE,
                "HUB-VER-001",
                field,
                "the version field '" + field
                        + "' is missing or unreadable, expected a time, a date or a number; mend it"
                        + " at the source or in the dead letter, or declare its order in the mapping");
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
