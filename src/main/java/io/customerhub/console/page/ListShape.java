package io.customerhub.console.page;

/**
 * How the parts of a list become the text of a file.
 *
 * @param <A> a part
 */
public interface ListShape<A> {

    /** What stands before all rows. */
    String begin(A first);

    /** The rows of a part; the first part of a file may be written otherwise than those that follow. */
    String text(A part, boolean isFirst);

    /** How many rows are in a part. */
    int rows(A part);

    /** What stands behind all rows. */
    String end();
}
