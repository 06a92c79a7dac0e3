package io.customerhub.pipeline.rest;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.rest.ChangesSince;
import io.customerhub.ingest.rest.SinceFormat;
import io.customerhub.ingest.rest.http.ValuePlace;
import io.customerhub.pipeline.Texts;
import io.customerhub.record.FieldPath;
import org.jspecify.annotations.Nullable;

/** The options of the Kamelet that say how to ask for what has changed. */
public final class RestChangesOptions {

    private @Nullable String parameter;
    private @Nullable String field;
    private @Nullable String start;
    private String format = "as-is";
    private String of = "records";
    private Lookback lookback = Lookback.NONE;
    private int window;

    /** Null when all is read at each poll. */
    @Nullable
    ChangesSince since() {
        if (field == null) {
            if (parameter != null) {
                throw new IllegalArgumentException(
                        "'sinceParameter' needs 'sinceField': where a record says its change");
            }
            return null;
        }
        if (!of.equals("records") && !of.equals("parents")) {
            throw new IllegalArgumentException("'sinceOf' is records or parents, found '" + of + "'");
        }
        return new ChangesSince(
                parameter == null ? null : ValuePlace.parse(parameter),
                FieldPath.of(field),
                start,
                SinceFormat.parse(format),
                lookback,
                of.equals("parents"),
                window);
    }

    /** Where the change goes that is asked from; blank for nowhere. */
    public void setParameter(String parameter) {
        this.parameter = Texts.orNull(parameter);
    }

    /** Where a record says when it was changed; blank for nowhere. */
    public void setField(String field) {
        this.field = Texts.orNull(field);
    }

    /** What the first poll asks from; blank for all. */
    public void setStart(String start) {
        this.start = Texts.orNull(start);
    }

    /** How the API wants to be told a time. */
    public void setFormat(String format) {
        this.format = format;
    }

    /** {@code records} or {@code parents}. */
    public void setOf(String of) {
        this.of = of;
    }

    /** How far each poll goes back. */
    public void setLookback(String lookback) {
        this.lookback = Lookback.parse(lookback);
    }

    /** The most records that the API gives to one question; 0 for no limit. */
    public void setWindow(int window) {
        this.window = window;
    }
}
