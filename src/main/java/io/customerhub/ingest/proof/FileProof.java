package io.customerhub.ingest.proof;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.format.FileFormat;
import io.customerhub.record.FieldPath;
import io.customerhub.record.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file once before any of its records is loaded, when that is what it takes to know that it is whole: that it does
 * not end in the middle of a record, unpacks to its end, and agrees with its trailer and its control file.
 */
public final class FileProof {

    private static final int SLICE = 1000;
    private static final int CHUNK = 1 << 16;

    private final FileFormat format;

    /** Proofs of files of a format. */
    public FileProof(FileFormat format) {
        this.format = format;
    }

    /**
     * Goes through a file.
     *
     * @param control what must be true of it, or null when nothing is told
     * @throws UnreadableException when it is cut off (HUB-READ-003), does not agree with its control file (HUB-READ-065 to
     *     -067) or cannot be read as the format demands
     * @throws IOException on a bad day
     */
    public void require(SourceFile file, @Nullable ControlFile control) throws IOException {
        if (control != null) {
            requireBytes(file, control);
        }
        if (control != null && control.countsRecords()) {
            requireRecords(file, control);
        } else if (format.mustProveWhole(file)) {
            try (RecordReader reader = format.open(file)) {
                while (reader.skip()) {
                    // only how it ends matters
                }
                requireEnd(reader);
            }
        }
        file.requireUnchanged();
    }

    private static void requireBytes(SourceFile file, ControlFile control) throws IOException {
        Long bytes = control.bytes();
        if (bytes != null && bytes != file.size()) {
            throw new UnreadableException(
                    "HUB-READ-066",
                    0,
                    "the control file tells of " + bytes + " bytes, the file has " + file.size()
                            + "; have it sent again");
        }
        if (control.sha256() != null && !control.sha256().equals(sha256(file))) {
            throw new UnreadableException(
                    "HUB-READ-066",
                    0,
                    "the SHA-256 of the file is not the one in its control file; have both sent again");
        }
    }

    private void requireRecords(SourceFile file, ControlFile control) throws IOException {
        Map<String, BigDecimal> sums = new HashMap<>();
        control.sums().keySet().forEach(column -> sums.put(column, BigDecimal.ZERO));
        long rows = 0;
        try (RecordReader reader = format.open(file)) {
            if (sums.isEmpty()) {
                while (reader.skip()) {
                    rows++;
                }
            } else {
                rows = add(reader, sums);
            }
            requireEnd(reader);
        }
        if (control.rows() != null && control.rows() != rows) {
            throw new UnreadableException(
                    "HUB-READ-065",
                    0,
                    "the control file tells of " + control.rows() + " records, the file has " + rows
                            + ": have both sent again, or set partial: allow to load what is there");
        }
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            if (sum.getValue().compareTo(control.sums().get(sum.getKey())) != 0) {
                throw new UnreadableException(
                        "HUB-READ-067",
                        0,
                        "the sum of the column '" + sum.getKey()
                                + "' is not the one in the control file; have both sent" + " again");
            }
        }
    }

    private static long add(RecordReader reader, Map<String, BigDecimal> sums) throws IOException {
        long rows = 0;
        boolean more = true;
        while (more) {
            Slice slice = new Slice(SLICE);
            while (more && !slice.isFull()) {
                more = reader.read(slice);
            }
            for (SourceRecord record : slice.records()) {
                sums.replaceAll((column, sum) -> sum.add(number(record, column)));
            }
            rows += slice.size();
        }
        return rows;
    }

    private static BigDecimal number(SourceRecord record, String column) {
        String text = record.content().text(FieldPath.of(column));
        if (text == null || text.isBlank()) {
            return BigDecimal.ZERO;
        }
        try {
            return ControlFile.plainNumber(text);
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    "HUB-READ-067",
                    record.row(),
                    "the column '" + column + "' has no number such as 1234.50 in row " + record.row()
                            + ", so its sum cannot be held against the control file");
        }
    }

    private static void requireEnd(RecordReader reader) {
        if (reader.isCutOff()) {
            throw new UnreadableException(
                    "HUB-READ-003",
                    0,
                    "the file ends in the middle of a record, so its transfer broke off: have it sent again, or set"
                            + " partial: allow to load what is there");
        }
    }

    private static String sha256(SourceFile file) throws IOException {
        try (InputStream in = file.bytes()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
