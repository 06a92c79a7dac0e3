package io.customerhub.pipeline;

import io.customerhub.ingest.format.FileFormat;

/** The bean behind {@code xlsx-file-source}. */
public final class XlsxFileConnector extends FileConnector {

    private final FormatOptions options = new FormatOptions();

    /** The name or number of the sheet; empty for the first visible one. */
    public void setSheet(String sheet) {
        options.sheet(sheet);
    }

    /** The row that names the columns, counted from 1. */
    public void setHeaderRow(int headerRow) {
        options.headerRow(headerRow);
    }

    /** How many bytes a workbook may unpack to. */
    public void setMaxUnpackedBytes(long maxUnpackedBytes) {
        options.maxUnpackedBytes(maxUnpackedBytes);
    }

    /** How many bytes one packed byte may become. */
    public void setMaxRatio(int maxRatio) {
        options.maxRatio(maxRatio);
    }

    @Override
    protected FileFormat format() {
        return options.xlsx();
    }
}
