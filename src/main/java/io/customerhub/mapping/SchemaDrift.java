package io.customerhub.mapping;

import io.customerhub.config.NearestName;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/** Words for what is gone from a source. Names of fields are told, values never. */
final class SchemaDrift {

    /** So many records of nested data without a field in a row are no chance; fewer are single bad records. */
    static final int MINIMUM_RECORDS = 20;

    private SchemaDrift() {}

    static SchemaDriftException keyGone(StreamName stream, FieldPath field, @Nullable FieldNames names) {
        return exception("HUB-DRIFT-001", "the key field", stream, field, names);
    }

    static SchemaDriftException versionGone(StreamName stream, FieldPath field, @Nullable FieldNames names) {
        return exception("HUB-DRIFT-002", "the version field", stream, field, names);
    }

    static SchemaDriftException mappedGone(StreamName stream, FieldPath field, @Nullable FieldNames names) {
        return exception("HUB-DRIFT-003", "the mapped field", stream, field, names);
    }

    private static SchemaDriftException exception(
            String code, String what, StreamName stream, FieldPath field, @Nullable FieldNames names) {
        String where = names == null
                ? " is in none of the records of a batch"
                : " is not among the " + names.size() + " columns that arrived";
        String nearest = names == null ? null : NearestName.of(field.text(), names.names());
        String instead = nearest == null ? "" : "; the nearest column is '" + nearest + "'";
        return new SchemaDriftException(
                code,
                field.text(),
                what + " '" + field + "' of " + stream + where + instead
                        + "; ask the owner of the source, or change the field's name in the mapping, then resume the"
                        + " stream");
    }
}
