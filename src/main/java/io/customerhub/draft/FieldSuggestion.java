package io.customerhub.draft;

import io.customerhub.config.YamlText;
import io.customerhub.draft.Sample.SampleField;
import java.util.List;

/** What to write into a mapping for a field of which only the name is known. */
public final class FieldSuggestion {

    private final Meanings meanings = Meanings.load();

    /**
     * A line below {@code fields:} of a mapping; a comment when the name says nothing, or not enough.
     *
     * @param entity how a mapping names the entity
     * @param field the field of the source
     */
    public String line(String entity, String field) {
        Meanings.Meaning meaning = meanings.of(entity, new SampleField(field, List.of(), 0));
        String from = "{from: " + YamlText.of(field);
        if (meaning == null) {
            return "# <attribute>: " + from + "}";
        }
        String standardizer = meaning.as().split(":", 2)[0];
        return switch (standardizer) {
            case "gender", "status" ->
                "# " + meaning.attribute() + ": " + from + ", as: code, map: {<code>: <meaning>}}";
            default -> meaning.attribute() + ": " + from + ", as: " + standardizer + "}";
        };
    }
}
