package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.text.HalfWidth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A code of the source to a code of ours, by the map of the mapping; case and width of the source's code do not matter.
 * A text that is one of our codes already stays what it is.
 */
final class CodeStandardizer implements Standardizer {

    private final Map<String, StandardValue> exact = new HashMap<>();
    private final Map<String, StandardValue> folded = new HashMap<>();

    CodeStandardizer(Map<String, String> map) {
        Map<String, StandardValue> values = new HashMap<>();
        map.values().forEach(code -> values.put(code, StandardValue.valid(code)));
        values.forEach((code, value) -> {
            exact.put(code, value);
            folded.put(fold(code), value);
        });
        map.forEach((from, to) -> folded.put(fold(from), values.getOrDefault(to, StandardValue.MISSING)));
        map.forEach((from, to) -> exact.put(from, values.getOrDefault(to, StandardValue.MISSING)));
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        StandardValue value = exact.get(text);
        if (value == null) {
            value = folded.get(fold(text));
        }
        return value == null ? IssueCode.CODE_UNKNOWN.invalid() : value;
    }

    private static String fold(String text) {
        return HalfWidth.of(text).toLowerCase(Locale.ROOT);
    }
}
