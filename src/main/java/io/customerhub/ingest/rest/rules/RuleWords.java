package io.customerhub.ingest.rest.rules;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of response rules into rules and words; quotes and brackets hold together what stands in them. */
final class RuleWords {

    private RuleWords() {}

    /** The words of each rule; rules are separated by semicolons. */
    static List<List<String>> split(String text) {
        List<List<String>> rules = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (char c : (text + ";").toCharArray()) {
            if (quote != 0 || depth > 0) {
                word.append(c);
                boolean opens = quote == 0 && (c == '\'' || c == '"');
                depth += quote != 0 ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
                quote = opens ? c : c == quote ? 0 : quote;
            } else if (c == ';' || Character.isWhitespace(c)) {
                end(word, words);
                if (c == ';' && !words.isEmpty()) {
                    rules.add(List.copyOf(words));
                    words.clear();
                }
            } else {
                quote = c == '\'' || c == '"' ? c : 0;
                depth = c == '[' ? 1 : 0;
                word.append(c);
            }
        }
        if (quote != 0 || depth != 0) {
            throw new IllegalArgumentException("a quote or bracket is not closed in 'responseRules': " + text);
        }
        return rules;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
