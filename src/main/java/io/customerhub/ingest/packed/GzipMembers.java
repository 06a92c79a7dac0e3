package io.customerhub.ingest.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The data of a gzip file (RFC 1952), all members one after another. Not {@link java.util.zip.GZIPInputStream}, which takes
 * a damaged second member for the end and so would lose its rows in silence, and not the reader of Commons Compress, which
 * keeps a file name of any length in memory.
 */
final class GzipMembers extends InputStream {

    private static final int LONGEST_NAME = 1 << 16;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int from;
    private int to;
    private boolean ended;

    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(bytes, at, length);
                if (count > 0) {
                    crc.update(bytes, at, count);
                    return count;
                }
                if (inflater.finished()) {
                    finish();
                } else if (inflater.needsInput()) {
                    feed();
                } else {
                    throw UnpackedStream.damaged("it needs a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw UnpackedStream.damaged("its data is no deflate stream");
        }
        return -1;
    }

    private void feed() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException();
        }
        inflater.setInput(packed, from, to - from);
        from = to;
    }

    private void finish() throws IOException {
        from = to - inflater.getRemaining();
        long expectedCrc = number();
        long expectedSize = number();
        if (expectedCrc != crc.getValue() || expectedSize != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw UnpackedStream.damaged("its length or checksum is not what its end says");
        }
        // zeros after the last member pad a tape block (RFC 1952 leaves it open, gzip(1) allows it)
        int next = next();
        while (next == 0) {
            next = next();
        }
        if (next < 0) {
            ended = true;
            return;
        }
        from--;
        inflater.reset();
        crc.reset();
        header();
    }

    private void header() throws IOException {
        if (octet() != 0x1F || octet() != 0x8B || octet() != 8) {
            throw UnpackedStream.damaged("something else follows its data");
        }
        int flags = octet();
        pass(6);
        if ((flags & EXTRA) != 0) {
            pass(octet() | octet() << 8);
        }
        if ((flags & NAME) != 0) {
            passText();
        }
        if ((flags & COMMENT) != 0) {
            passText();
        }
        if ((flags & HEADER_CRC) != 0) {
            pass(2);
        }
    }

    private void pass(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            octet();
        }
    }

    private void passText() throws IOException {
        for (int i = 0; i < LONGEST_NAME; i++) {
            if (octet() == 0) {
                return;
            }
        }
        throw UnpackedStream.damaged("its header has a name without an end");
    }

    private long number() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private int octet() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private int next() throws IOException {
        return from < to || fill() ? packed[from++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(packed));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
