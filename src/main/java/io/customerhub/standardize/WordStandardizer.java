package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.text.HalfWidth;
import io.customerhub.standardize.word.FewWords;
import io.customerhub.standardize.word.WordRule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A word to one of a few values, such as a gender. The mapping's map goes first; a letter or number that is not in it is
 * told as a code without a map, for it means something else in every system.
 */
final class WordStandardizer implements Standardizer {

    private final FewWords words;
    private final IssueCode unknown;
    private final IssueCode code;
    private final Map<String, StandardValue> mapped = new HashMap<>();
    private final Map<String, StandardValue> values = new HashMap<>();

    /**
     * A standardizer.
     *
     * @param map the source's codes and what they mean; may be empty
     * @param unknown the issue of a text that is no such word
     * @param code the issue of a short code that only a map could explain
     */
    WordStandardizer(FewWords words, Map<String, String> map, IssueCode unknown, IssueCode code) {
        this.words = words;
        this.unknown = unknown;
        this.code = code;
        map.forEach((from, to) -> mapped.put(folded(from), StandardValue.valid(to)));
        map.values().forEach(to -> values.put(to, StandardValue.valid(to)));
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        StandardValue known = values.get(text);
        if (known != null && mapped.getOrDefault(folded(text), known).equals(known)) {
            return known;
        }
        StandardValue byMap = mapped.isEmpty() ? null : mapped.get(folded(text));
        if (byMap != null) {
            context.trace().changed(WordRule.MAP, text, String.valueOf(byMap.value()));
            return byMap;
        }
        String value = words.find(text);
        if (value == null) {
            return isCode(text) ? code.ambiguous() : unknown.invalid();
        }
        if (!value.equals(text)) {
            context.trace().changed(WordRule.WORD, text, value);
        }
        return StandardValue.valid(value);
    }

    private static boolean isCode(String text) {
        return text.length() <= 2 && text.charAt(0) < 0x80;
    }

    private static String folded(String text) {
        return HalfWidth.of(text).strip().toLowerCase(Locale.ROOT);
    }
}
