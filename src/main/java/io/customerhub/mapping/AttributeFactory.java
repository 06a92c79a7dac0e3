package io.customerhub.mapping;

import io.customerhub.config.FieldMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the attributes of one record, or of one line of an order, from the lines of a mapping. Immutable. */
final class AttributeFactory {

    private final List<String> names;
    private final List<FieldPath> paths;
    private final @Nullable AttributeValue[] constants;
    private final int[] first;
    private final int[] count;

    AttributeFactory(List<FieldMapping> fields) {
        int size = fields.size();
        List<FieldPath> all = new ArrayList<>();
        this.names = fields.stream().map(FieldMapping::attribute).toList();
        this.constants = new @Nullable AttributeValue[size];
        this.first = new int[size];
        this.count = new int[size];
        for (int i = 0; i < size; i++) {
            FieldMapping field = fields.get(i);
            constants[i] = field.constant() == null ? null : AttributeValue.mapped(field.constant());
            first[i] = all.size();
            count[i] = field.from().size();
            all.addAll(field.from());
        }
        this.paths = List.copyOf(all);
    }

    /** The attributes in order. */
    List<String> names() {
        return names;
    }

    /** Every source field that is read, attribute by attribute. */
    List<FieldPath> paths() {
        return paths;
    }

    /** Where the fields of an attribute start among {@link #paths}. */
    int first(int attribute) {
        return first[attribute];
    }

    /** How many fields an attribute has; 0 for a constant. */
    int count(int attribute) {
        return count[attribute];
    }

    /** The values of one record; the lookup is one of {@link #paths}. */
    List<AttributeValue> values(FieldLookup lookup, Content content) {
        AttributeValue[] values = new AttributeValue[first.length];
        for (int i = 0; i < values.length; i++) {
            AttributeValue constant = constants[i];
            values[i] = constant != null
                    ? constant
                    : AttributeValue.mapped(JoinedText.of(lookup, content, first[i], count[i]));
        }
        return List.of(values);
    }
}
