package io.customerhub.privacy;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.record.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hides what is personal in the fields of a source record, by what mapping and contract say of each field. Without a sound
 * configuration, and for fields that nobody mapped, everything is hidden but its form.
 */
public final class RecordMask {

    /** A shorter key cannot tell a person apart outside of the source. */
    private static final int SHORTEST_KEY = 6;

    private final Masking masking = Masking.hiding();
    private final @Nullable PersonalFields fields;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();

    /** A mask for the records of a stream; null when it has no sound configuration. */
    public RecordMask(@Nullable StreamConfiguration configuration) {
        fields = configuration == null ? null : new PersonalFields(configuration);
        if (configuration != null) {
            configuration.mapping().key().forEach(path -> keys.add(path.text()));
            for (FieldMapping field : configuration.mapping().fields()) {
                for (FieldPath from : field.from()) {
                    attributes
                            .computeIfAbsent(from.text(), none -> new ArrayList<>())
                            .add(field.attribute());
                }
            }
        }
    }

    /** What a source field is masked as; null when it is shown as it is. */
    public @Nullable PersonalClass classOf(String path) {
        return fields == null ? PersonalClass.TEXT : fields.ofRecord(path);
    }

    /** The text of a source field, masked by its class. */
    public String field(String path, String text) {
        PersonalClass kind = classOf(path);
        if (kind == null || (kind == PersonalClass.KEY && text.length() < SHORTEST_KEY)) {
            return text;
        }
        return masking.mask(kind, text);
    }

    /** The text of an attribute or a part of it, masked by its class. */
    public String attribute(String attribute, String text) {
        PersonalClass kind = PersonalClass.ofAttribute(attribute);
        return kind == null ? text : masking.mask(kind, text);
    }

    /**
     * The key of a record. It is shown when the contract classifies its fields as {@code public} or {@code internal}, or when
     * it is shorter than six characters; else masked.
     */
    public String key(String key) {
        boolean isOpen = fields != null && !keys.isEmpty() && keys.stream().allMatch(fields::isHarmless);
        return isOpen || key.length() < SHORTEST_KEY ? key : masking.mask(PersonalClass.KEY, key);
    }

    /** The attributes that a source field becomes, in mapping order; empty when nobody mapped it. */
    public List<String> attributesOf(String path) {
        return List.copyOf(attributes.getOrDefault(path, List.of()));
    }

    /** A text of which nothing is known. */
    public String text(String text) {
        return masking.mask(PersonalClass.TEXT, text);
    }
}
