package io.customerhub.deploy.render;

import io.customerhub.config.Place;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlText;
import io.customerhub.deploy.check.SecretNames;
import java.util.ArrayList;
import java.util.List;

/** Makes the final value of what is written in a route: placeholders replaced, secrets masked, with its origins. */
final class FinalValues {

    private final PropertyValues properties;

    FinalValues(PropertyValues properties) {
        this.properties = properties;
    }

    PropertyValues properties() {
        return properties;
    }

    /** The final value of what stands in a route file under a key. */
    FinalYaml.Value of(Scalar scalar, String key) {
        Resolved resolved = properties.resolve(scalar.text());
        boolean isSecret = SecretNames.isSecret(key) || resolved.isSecret();
        String yaml = scalar.kind() == Scalar.Kind.TEXT ? null : scalar.text();
        return of(resolved.text(), yaml, isSecret && resolved.isComplete(), with(scalar.place(), resolved.origins()));
    }

    /**
     * A value.
     *
     * @param yaml how it is written, or null when it is a text
     */
    static FinalYaml.Value of(
            String text, @org.jspecify.annotations.Nullable String yaml, boolean isSecret, List<String> origins) {
        if (isSecret && !text.isBlank()) {
            return new FinalYaml.Value(SecretNames.mask(), '"' + SecretNames.mask() + '"', origins);
        }
        String shown = SecretNames.masked(text);
        return new FinalYaml.Value(shown, yaml == null ? YamlText.of(shown) : yaml, origins);
    }

    /** A place as an engineer would type it, then the other origins. */
    static List<String> with(Place place, List<String> others) {
        List<String> origins = new ArrayList<>();
        origins.add(shown(place));
        origins.addAll(others);
        return List.copyOf(origins);
    }

    static String shown(Place place) {
        return place.file() + ":" + place.line();
    }
}
