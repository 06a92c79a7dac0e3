package io.customerhub.ingest.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel that gives no more than so many bytes until it is told otherwise, so that an archive cannot fill the memory
 * with its directory; it also remembers whether the file itself could not be read.
 */
final class BoundedChannel implements SeekableByteChannel {

    private final SeekableByteChannel channel;
    private long left;
    private boolean exhausted;
    private boolean failed;

    BoundedChannel(SeekableByteChannel channel, long most) {
        this.channel = channel;
        this.left = most;
    }

    /** The directory has been read: give what is asked for. */
    void release() {
        left = Long.MAX_VALUE;
    }

    /** True when more was asked for than allowed. */
    boolean isExhausted() {
        return exhausted;
    }

    /** True when a read failed, as opposed to having given what nobody understands. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left <= 0) {
            exhausted = true;
            throw new IOException("the directory of the archive is too large");
        }
        try {
            int count = channel.read(target);
            left -= Math.max(0, count);
            return count;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        throw new java.nio.channels.NonWritableChannelException();
    }
}
