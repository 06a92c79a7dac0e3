package io.customerhub.preview;

import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hides personal data in what a preview shows. A source field that nobody mapped may hold anything, so it is hidden too. */
public final class PreviewMask {

    private final Masking masking = Masking.hiding();
    private final Map<String, String> attributes = new HashMap<>();

    /** A mask that knows which attribute each source field becomes. */
    public PreviewMask(Map<String, List<String>> fieldsByAttribute) {
        fieldsByAttribute.forEach((attribute, fields) -> fields.forEach(field -> attributes.put(field, attribute)));
    }

    /** The text of a source field, masked like the attribute that it becomes. */
    public String field(String field, String text) {
        String attribute = attributes.get(field);
        return attribute == null ? masking.mask(PersonalClass.TEXT, text) : attribute(attribute, text);
    }

    /** The text of an attribute or of a part of it, masked by its class. */
    public String attribute(String attribute, String text) {
        @Nullable PersonalClass kind = PersonalClass.ofAttribute(attribute);
        return kind == null ? text : masking.mask(kind, text);
    }
}
