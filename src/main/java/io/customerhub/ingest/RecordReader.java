package io.customerhub.ingest;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the records of one opened file in their order, each exactly once, bad ones as rejections. What it yields depends
 * on the bytes and the options alone, so that reading can resume after a number of records. For one thread.
 */
public interface RecordReader extends Closeable {

    /**
     * Adds the next record, or the rejection that stands for it, to the slice.
     *
     * @return false when the file has ended and nothing was added
     * @throws UnreadableException when the rest of the file cannot be read
     * @throws IOException on a bad day: the file cannot be read now
     */
    boolean read(Slice slice) throws IOException;

    /**
     * Goes over the next record, or what would be rejected in its place, without building it.
     *
     * @return false when the file has ended
     * @throws UnreadableException as {@link #read}
     * @throws IOException as {@link #read}
     */
    boolean skip() throws IOException;

    /**
     * True when the file has been read to its end and ends in the middle of a record, as a file does whose transfer
     * broke off. False while there is more to read.
     */
    boolean isCutOff();
}
