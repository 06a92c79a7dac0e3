package io.customerhub.standardize.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nicknames in brackets or quotes: {@code Robert (Bob) Smith}, {@code Robert 'Corky' Cartwright}. */
final class NicknameMarks {

    /** What stands within the marks, and with them, in order. */
    final List<String> names = new ArrayList<>(1);

    private final String text;
    private @Nullable StringBuilder bare;
    private int from;

    private NicknameMarks(String text) {
        this.text = text;
    }

    /** The nicknames of a text; null when brackets or double quotes do not stand in pairs around whole words. */
    static @Nullable NicknameMarks of(String text) {
        NicknameMarks marks = new NicknameMarks(text);
        return marks.take() ? marks : null;
    }

    /** The text without its nicknames. */
    String bare() {
        return bare == null ? text : bare + text.substring(from);
    }

    private boolean take() {
        for (int i = 0; i < text.length(); i++) {
            String closing = closing(i);
            if (closing == null) {
                continue;
            }
            int width = closing.length();
            int end = text.indexOf(closing, i + width);
            boolean whole = end > i + width && isBorder(i - 1) && isBorder(end + width);
            if (!whole) {
                if (text.charAt(i) == '\'' || text.charAt(i) == '‘') {
                    continue;
                }
                return false;
            }
            if (text.charAt(i) == '\'' && width == 1 && isBorder(i + 2)) {
                continue;
            }
            String name = text.substring(i + width, end).strip();
            if (name.isEmpty()) {
                return false;
            }
            names.add(name);
            bare = (bare == null ? new StringBuilder(text.length()) : bare).append(text, from, i);
            from = end + width;
            i = from - 1;
        }
        return true;
    }

    private @Nullable String closing(int at) {
        return switch (text.charAt(at)) {
            case '(' -> ")";
            case '[' -> "]";
            case '"' -> "\"";
            case '“' -> "”";
            case '‘' -> "’";
            case '\'' -> text.startsWith("''", at) ? "''" : "'";
            case ')', ']', '”' -> "\uFFFF";
            default -> null;
        };
    }

    private boolean isBorder(int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == ',';
    }
}
