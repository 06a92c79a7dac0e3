package io.customerhub.mapping;

import io.customerhub.record.StreamName;
import java.util.Collection;

/**
 * Hears of small changes in the shape of a source, which stop nothing. Each field is told once per stage instance, so
 * once per start or change of the configuration. Called by several threads.
 */
public interface DriftListener {

    /** Tells nobody. */
    DriftListener NONE = new DriftListener() {
        @Override
        public void newField(StreamName stream, String field) {
            // nobody listens
        }

        @Override
        public void goneField(StreamName stream, String field) {
            // nobody listens
        }
    };

    /** The source has a field that neither mapping nor contract names; it is kept in the raw layer only. */
    void newField(StreamName stream, String field);

    /**
     * One of several source fields of an attribute is gone, and the attribute is made of the others; or a field that only the
     * contract promises.
     */
    void goneField(StreamName stream, String field);

    /**
     * The source has these columns now, so that none of them is gone any more: all that it has, once, and later those that
     * have come back.
     */
    default void presentFields(StreamName stream, Collection<String> fields) {
        // who keeps no account of gone fields need not hear of it
    }
}
