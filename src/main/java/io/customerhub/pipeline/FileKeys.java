package io.customerhub.pipeline;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.format.FileFormat;
import io.customerhub.record.SourceRecord;
import java.io.IOException;

/** Collects the keys of a file that is the full set, in a look at all of it before its batches are read. */
final class FileKeys {

    private static final int SLICE = 1000;

    private final Reconciliation.Keys keys;
    private long returned;

    FileKeys(Reconciliation.Keys keys) {
        this.keys = keys;
    }

    /**
     * The keys of the file; records of it that had been deleted are ready to be loaded again then.
     *
     * @throws io.customerhub.ingest.UnreadableException when the file cannot be read to its end
     * @throws IOException on a bad day
     */
    Reconciliation.Keys collect(FileFormat format, SourceFile file) throws IOException {
        try (RecordReader reader = format.open(file)) {
            boolean more = true;
            while (more) {
                Slice slice = new Slice(SLICE);
                while (more && !slice.isFull()) {
                    more = reader.read(slice);
                }
                slice.records().stream().map(SourceRecord::content).forEach(keys::add);
                keys.unreadable(slice.rejections().size());
            }
            keys.unreadable(reader.isCutOff() ? 1 : 0);
        }
        returned = keys.liftReturned();
        return keys;
    }

    /** How many of them had been deleted before. */
    long returned() {
        return returned;
    }
}
