package io.customerhub.draft;

import io.customerhub.config.YamlText;
import java.util.List;
import java.util.Map;

/**
 * A route as it was drafted.
 *
 * @param system the source system
 * @param stream the stream
 * @param connector the name of the Kamelet
 * @param options its options in order, but system and stream
 * @param beans YAML of beans that the route needs, or empty
 * @param notes what to know of the guesses and what to set
 */
record RouteDraft(
        String system, String stream, String connector, Map<String, String> options, String beans, List<String> notes) {

    /** A route to what was asked for. */
    static RouteDraft of(
            DraftRequest request, String stream, Map<String, String> options, String beans, List<String> notes) {
        return new RouteDraft(request.system(), stream, request.type().connector(), options, beans, notes);
    }

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder("# Drafted by hub new from a sample.\n");
        notes.forEach(note -> text.append("# ").append(capital(note)).append(".\n"));
        text.append(beans);
        text.append(
                """
                - route:
                    id: %1$s-%2$s
                    description: Drafted from a sample; say here what it reads and how often
                    from:
                      uri: kamelet:%3$s
                      parameters:
                        system: %1$s
                        stream: %2$s
                """
                        .formatted(system, stream, connector));
        options.forEach((name, value) -> text.append("        ")
                .append(name)
                .append(": ")
                .append(YamlText.of(value))
                .append('\n'));
        return text.append(
                        """
                              steps:
                                - to:
                                    uri: direct:ingest
                        """)
                .toString();
    }

    private static String capital(String note) {
        return Character.toUpperCase(note.charAt(0)) + note.substring(1);
    }
}
