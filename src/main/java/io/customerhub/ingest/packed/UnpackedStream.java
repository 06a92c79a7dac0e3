package io.customerhub.ingest.packed;

import io.customerhub.ingest.UnreadableException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * What comes out of a compressed part: counted against the budget, and proved by length and CRC-32 at its end where
 * these are known. Damage is {@link UnreadableException} HUB-READ-042, because reading again would not help.
 */
final class UnpackedStream extends FilterInputStream {

    private static final long UNKNOWN = -1;

    private final HighWater mark;
    private final long size;
    private final long crc;
    private final CRC32 found = new CRC32();
    private long position;
    private boolean ended;

    /** How far a part has been unpacked before, so that reading it again is not counted again. */
    static final class HighWater {
        private final UnpackBudget budget;
        private long reached;

        HighWater(UnpackBudget budget) {
            this.budget = budget;
        }

        void at(long position) {
            if (position > reached) {
                budget.take(position - reached);
                reached = position;
            }
        }
    }

    UnpackedStream(InputStream in, HighWater mark, long size, long crc) {
        super(in);
        this.mark = mark;
        this.size = size;
        this.crc = crc;
    }

    /** One whose format proves itself. */
    static UnpackedStream selfProved(InputStream in, HighWater mark) {
        return new UnpackedStream(in, mark, UNKNOWN, UNKNOWN);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count;
        try {
            count = super.read(bytes, from, length);
        } catch (ZipException | EOFException e) {
            throw damaged("its data breaks off or is no deflate stream");
        }
        if (count > 0) {
            found.update(bytes, from, count);
            position += count;
            mark.at(position);
            if (size != UNKNOWN && position > size) {
                throw damaged("it is longer than the archive says");
            }
        } else if (count < 0 && !ended) {
            ended = true;
            if (size != UNKNOWN && (position != size || crc != found.getValue())) {
                throw damaged("its length or checksum is not what the archive says");
            }
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.max(0, Math.min(count, 1 << 16))];
        return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static UnreadableException damaged(String how) {
        return new UnreadableException(
                "HUB-READ-042", 0, "the compressed file is damaged: " + how + "; have it sent again");
    }
}
