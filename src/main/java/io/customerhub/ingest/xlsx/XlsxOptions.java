package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.packed.UnpackLimits;

/**
 * What is read of a workbook, and the limits within which.
 *
 * @param sheet the name or the number of the sheet, counted from 1; empty for the first one that is not hidden
 * @param headerRow the number of the row that names the columns, counted from 1; rows above it are not read
 * @param limits how far the workbook, which is a ZIP file, may grow
 */
public record XlsxOptions(String sheet, int headerRow, UnpackLimits limits) {

    /** The longest text of a cell, in characters; Excel itself ends at 32,767. */
    public static final int MAX_FIELD = 1 << 20;

    /** The longest row, in characters. */
    public static final int MAX_RECORD = 1 << 24;

    /** How many bytes of shared texts are kept in memory. */
    public static final long MAX_SHARED_BYTES = 128L << 20;

    /** Refuses rows that no sheet has. */
    public XlsxOptions {
        if (headerRow < 1 || headerRow > 1_048_576) {
            throw new IllegalArgumentException("headerRow is a row from 1 to 1048576, found " + headerRow);
        }
    }

    /** The first visible sheet, with its header in the first row. */
    public static XlsxOptions standard() {
        return new XlsxOptions("", 1, UnpackLimits.standard());
    }
}
