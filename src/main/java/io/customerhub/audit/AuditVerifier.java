package io.customerhub.audit;

import io.customerhub.audit.AuditVerification.Finding;
import io.customerhub.audit.AuditVerification.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from its first entry to its last, makes every hash anew and compares the end with the signed heads outside
 * the database. It stops at the first entry that does not fit, because nothing after it can be trusted.
 */
public final class AuditVerifier {

    private static final int SLICE = 2_000;
    private static final int MOST_HEAD_FINDINGS = 20;

    private final AuditStore store;
    private final Path headFolder;

    /** Checks a log against the heads in a folder. */
    public AuditVerifier(AuditStore store, Path headFolder) {
        this.store = store;
        this.headFolder = headFolder;
    }

    /**
     * Checks everything; takes some ten microseconds for each entry.
     *
     * @throws io.customerhub.warehouse.WarehouseException when the log cannot be read
     */
    public AuditVerification verify() {
        List<String> unguarded = store.warehouse().transact(AuditGuards::missing);
        Map<Long, List<AuditHead>> heads = new HashMap<>();
        List<Finding> headFindings = new ArrayList<>();
        readHeads(heads, headFindings);
        Walk walk = new Walk(heads);
        for (List<ChainedRow> slice = store.chain(0, SLICE); !slice.isEmpty(); slice = store.chain(walk.at, SLICE)) {
            for (ChainedRow row : slice) {
                if (walk.broken == null) {
                    walk.step(row);
                }
            }
            if (walk.broken != null) {
                break;
            }
        }
        return walk.verification(headFindings, unguarded);
    }

    private void readHeads(Map<Long, List<AuditHead>> heads, List<Finding> findings) {
        try {
            new HeadFiles(headFolder).read((file, number, line) -> {
                Optional<AuditHead> head = AuditHead.parse(line);
                boolean isSigned = head.isPresent()
                        && store.keys()
                                .of(head.get().keyId())
                                .map(head.get()::isSignedBy)
                                .orElse(false);
                if (isSigned) {
                    heads.computeIfAbsent(head.get().sequence(), any -> new ArrayList<>(1))
                            .add(head.get());
                } else if (findings.size() < MOST_HEAD_FINDINGS) {
                    findings.add(new Finding(
                            Kind.HEAD_UNSIGNED,
                            head.map(AuditHead::sequence).orElse(0L),
                            "line " + number + " of " + file.getFileName()
                                    + " is no head that a key of this data folder signed"));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the signed heads in " + headFolder + " cannot be read", e);
        }
    }

    /** The way along the chain, up to the first entry that does not fit. */
    private final class Walk {

        private final Map<Long, List<AuditHead>> heads;
        private final Map<String, Optional<AuditKey>> keys = new HashMap<>();
        private byte[] hash = ChainedRow.genesis();
        private long at;
        private long agreeing;
        private @Nullable Instant newest;
        private @Nullable Finding keyless;
        private @Nullable Finding broken;

        Walk(Map<Long, List<AuditHead>> heads) {
            this.heads = heads;
        }

        void step(ChainedRow row) {
            long sequence = row.row().sequence();
            if (sequence != at + 1) {
                broken = new Finding(
                        Kind.MISSING,
                        at + 1,
                        sequence == at + 2
                                ? "entry " + (at + 1) + " is gone"
                                : "entries " + (at + 1) + " to " + (sequence - 1) + " are gone");
                return;
            }
            if (!isAsWritten(row)) {
                broken = new Finding(
                        Kind.CHANGED,
                        sequence,
                        "entry " + sequence + " of " + row.row().at() + " is not as it was written");
                return;
            }
            for (AuditHead head : heads.getOrDefault(sequence, List.of())) {
                if (!head.hash().equals(HexFormat.of().formatHex(row.hash()))) {
                    broken = new Finding(
                            Kind.REWRITTEN,
                            sequence,
                            "entry " + sequence + " is another than the one that was signed " + head.at());
                    return;
                }
                agreeing++;
                newest = head.at();
            }
            at = sequence;
            hash = row.hash();
        }

        private boolean isAsWritten(ChainedRow row) {
            if (!MessageDigest.isEqual(row.previousHash(), hash)) {
                return false;
            }
            Optional<AuditKey> key = keys.computeIfAbsent(row.keyId(), store.keys()::of);
            if (key.isEmpty()) {
                if (keyless == null) {
                    keyless = new Finding(
                            Kind.KEY_MISSING,
                            row.row().sequence(),
                            "from entry " + row.row().sequence() + " on the key " + row.keyId()
                                    + " is needed, which is not in the data folder: only the order of these entries is"
                                    + " checked");
                }
                return true;
            }
            return MessageDigest.isEqual(ChainedRow.hash(row.row(), key.get(), hash), row.hash());
        }

        AuditVerification verification(List<Finding> headFindings, List<String> unguarded) {
            List<Finding> findings = new ArrayList<>();
            if (broken != null) {
                findings.add(broken);
            } else {
                heads.values().stream()
                        .flatMap(List::stream)
                        .filter(head -> head.sequence() > at)
                        .max(Comparator.comparingLong(AuditHead::sequence))
                        .ifPresent(head -> findings.add(new Finding(
                                Kind.CUT,
                                at + 1,
                                "the end is gone: the last entry is " + at + ", but entry " + head.sequence()
                                        + " was there when it was signed " + head.at())));
            }
            if (keyless != null) {
                findings.add(keyless);
            }
            findings.addAll(headFindings);
            return new AuditVerification(at, agreeing, newest, findings, unguarded);
        }
    }
}
