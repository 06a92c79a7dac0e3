package io.customerhub.quality;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says of texts without a usable value (invalid, or readable in more than one way), for the attributes
 * that are not simply kept. Immutable.
 */
final class InvalidRules {

    private final List<FieldMapping> fields;
    private final int[] rejecting;
    private final int[] blanking;

    InvalidRules(List<FieldMapping> fields) {
        this.fields = fields;
        this.rejecting = attributesWith(OnInvalid.REJECT);
        this.blanking = attributesWith(OnInvalid.BLANK);
    }

    boolean isEmpty() {
        return rejecting.length == 0 && blanking.length == 0;
    }

    /** The rejection of a record that has no usable value where the mapping wants one, or null. */
    @Nullable
    Rejection rejection(SourceRecord record, List<AttributeValue> values, String stage) {
        for (int attribute : rejecting) {
            StandardValue standard = values.get(attribute).standard();
            if (standard != null && isUnusable(standard)) {
                FieldMapping field = fields.get(attribute);
                String source = field.from().isEmpty()
                        ? field.attribute()
                        : field.from().get(0).text();
                return Rejection.of(
                        record,
                        stage,
                        "HUB-VAL-001",
                        source,
                        "the attribute '" + field.attribute() + "' from the field '" + source
                                + "' has no usable value ("
                                + String.join(", ", standard.issues())
                                + ") and the mapping says onInvalid: reject; mend the value at the source or in the dead"
                                + " letter, or write onInvalid: keep");
            }
        }
        return null;
    }

    /** The values, with those left empty that cannot be used and that the mapping wants blank; their issues stay. */
    List<AttributeValue> blanked(List<AttributeValue> values) {
        List<AttributeValue> changed = null;
        for (int attribute : blanking) {
            StandardValue standard = values.get(attribute).standard();
            if (standard != null && isUnusable(standard)) {
                changed = changed == null ? new ArrayList<>(values) : changed;
                StandardValue empty = new StandardValue(null, standard.validity(), Map.of(), standard.issues());
                changed.set(attribute, new AttributeValue(null, null, empty));
            }
        }
        return changed == null ? values : List.copyOf(changed);
    }

    /** A placeholder or nothing at all is missing, and a mapping cannot want a value that the source does not have. */
    private static boolean isUnusable(StandardValue standard) {
        return standard.validity() == Validity.INVALID
                || (standard.value() == null && standard.validity() != Validity.MISSING);
    }

    private int[] attributesWith(OnInvalid choice) {
        int[] found = new int[fields.size()];
        int count = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).onInvalid() == choice) {
                found[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }
}
