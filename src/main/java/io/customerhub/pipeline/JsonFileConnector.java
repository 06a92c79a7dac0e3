package io.customerhub.pipeline;

import io.customerhub.ingest.format.FileFormat;

/** The bean behind {@code json-file-source}. */
public final class JsonFileConnector extends TextFileConnector {

    /** {@code auto}, {@code lines} or {@code document}. */
    public void setFormat(String format) {
        options().layout(format);
    }

    /** The names that lead to the array of records, with dots. */
    public void setRecords(String records) {
        options().records(records);
    }

    @Override
    protected FileFormat format() {
        return options().json(isPartialAllowed());
    }
}
