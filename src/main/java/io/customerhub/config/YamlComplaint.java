package io.customerhub.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in the words of a person what the YAML parser found, and what to write. */
final class YamlComplaint {

    private YamlComplaint() {}

    /** One line without the place. */
    static String of(MarkedYamlEngineException e) {
        String problem = oneLine(e.getProblem());
        String context = e.getContext() == null ? "" : oneLine(e.getContext());
        if (problem.contains("\\t") || problem.contains("TAB")) {
            return "found a tab, expected spaces; indent with spaces, not with tabs";
        }
        if (problem.contains("undefined alias")) {
            return "the text is not YAML: " + problem + "; put a text that starts with * or & in quotes";
        }
        if (problem.contains("expected <block end>")) {
            return "found a line that does not fit those above it, expected the same kind and indentation; indent it as"
                    + " they are, and write '- ' before every entry of a list or before none";
        }
        if (problem.contains("could not find expected ':'")) {
            return "found a line without a key, expected 'key: value'; write a space after the colon, and quotes around a"
                    + " text of several lines";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "found a second ': ' in one line, or a deeper line below a value, expected one key and one value; put a"
                    + " text that holds ': ' in quotes";
        }
        if (context.contains("quoted scalar")) {
            return "found no end of the quoted text that starts in line " + line(e)
                    + ", expected a closing quote; write it, or double a quote that belongs to the text";
        }
        return "the text is not YAML: " + problem + (context.isBlank() ? "" : " (" + context + ")")
                + "; look at the indentation, the quotes and the brackets of this line and the one above";
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getContextMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** A message of the parser without its line breaks. */
    static String oneLine(@Nullable String message) {
        return message == null ? "no detail" : message.replaceAll("\\s+", " ").strip();
    }
}
