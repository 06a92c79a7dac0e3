package io.customerhub.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads one YAML 1.2 file with the place of every key and value. Whatever the bytes are, reading ends soon, in bounded
 * memory, and a mistake is a {@link Problem}, never an exception.
 */
public final class YamlFile {

    /** A configuration file of a person is far smaller; what is larger is data. */
    static final int MAXIMUM_BYTES = 1 << 20;

    static final int MAXIMUM_DEPTH = 30;

    static final int MAXIMUM_ALIASES = 100;

    private YamlFile() {}

    /**
     * The value that the file holds, or null when it could not be read; then there is at least one problem. Keys that
     * stand twice are problems, too, but the file is read on, with the first value.
     *
     * @param file the path as an engineer would type it
     */
    public static @Nullable YamlNode read(String file, byte[] content, Problems problems) {
        Place start = new Place(file, 1, 1);
        if (content.length > MAXIMUM_BYTES) {
            problems.add(
                    start,
                    ProblemCode.YAML_LIMIT,
                    "found " + content.length + " bytes, expected at most " + MAXIMUM_BYTES
                            + "; move data, such as code tables, out of the file");
            return null;
        }
        String text = decoded(start, content, problems);
        if (text == null) {
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true) // found here, with their places
                .setMaxAliasesForCollections(MAXIMUM_ALIASES)
                .setCodePointLimit(MAXIMUM_BYTES)
                .build();
        try {
            if (!isWithinLimits(file, new Parse(settings).parseString(text), problems)) {
                return null;
            }
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root == null) {
                problems.add(
                        start,
                        ProblemCode.YAML_EMPTY,
                        "found an empty file, expected keys and values; write its content, or remove the file");
                return null;
            }
            return new YamlNodeBuilder(file, problems).build(root);
        } catch (MarkedYamlEngineException e) {
            problems.add(place(file, e), ProblemCode.YAML_SYNTAX, YamlComplaint.of(e));
        } catch (ReaderException e) {
            problems.add(
                    placeAt(file, text, e.getPosition()),
                    ProblemCode.YAML_SYNTAX,
                    "found the invisible character U+" + String.format("%04X", e.getCodePoint())
                            + ", which YAML does not allow; remove it, or write it as \\u in double quotes");
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // the parser has no mark for these, such as a %YAML directive of another version
            problems.add(start, ProblemCode.YAML_SYNTAX, "found no YAML 1.2: " + YamlComplaint.oneLine(e.getMessage()));
        }
        return null;
    }

    private static @Nullable String decoded(Place start, byte[] content, Problems problems) {
        try {
            CharBuffer characters = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            String text = characters.toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(
                    start,
                    ProblemCode.YAML_ENCODING,
                    "found bytes that are not UTF-8, expected UTF-8; save the file in the encoding UTF-8");
            return null;
        }
    }

    /** Looks at the bare events first, because composing recurses and aliases multiply. */
    private static boolean isWithinLimits(String file, Iterable<Event> events, Problems problems) {
        int depth = 0;
        int aliases = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent && ++depth > MAXIMUM_DEPTH) {
                problems.add(
                        place(file, event.getStartMark().orElse(null)),
                        ProblemCode.YAML_LIMIT,
                        "found more than " + MAXIMUM_DEPTH
                                + " levels of nesting; a configuration needs fewer than ten");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof AliasEvent && ++aliases > MAXIMUM_ALIASES) {
                problems.add(
                        place(file, event.getStartMark().orElse(null)),
                        ProblemCode.YAML_LIMIT,
                        "found more than " + MAXIMUM_ALIASES + " aliases; write the values out");
                return false;
            }
        }
        return true;
    }

    private static Place place(String file, MarkedYamlEngineException e) {
        return place(file, e.getProblemMark().or(e::getContextMark).orElse(null));
    }

    static Place place(String file, @Nullable Mark mark) {
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place placeAt(String file, String text, int codePoints) {
        int line = 1;
        int column = 1;
        int seen = 0;
        for (int i = 0; i < text.length() && seen < codePoints; i = text.offsetByCodePoints(i, 1)) {
            boolean newLine = text.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
            seen++;
        }
        return new Place(file, line, column);
    }
}
