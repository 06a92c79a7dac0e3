package io.customerhub.ingest;

import java.util.ArrayList;
import java.util.List;

/** Tells a trailer from a record, at the cost of one comparison a record where the trailer begins with a mark. */
final class TrailerPattern {

    /** What {@link #count} gives for a line that is no trailer. */
    static final long NONE = -1;

    private static final int MOST_DIGITS = 18;

    private final List<String> tokens = new ArrayList<>();
    private final String start;

    TrailerPattern(Trailer trailer) {
        String template = trailer.template();
        int from = 0;
        for (int at = 0; at < template.length(); ) {
            String mark = template.startsWith(Trailer.COUNT, at)
                    ? Trailer.COUNT
                    : template.startsWith(Trailer.ANY, at) ? Trailer.ANY : "";
            if (!mark.isEmpty()) {
                literal(template.substring(from, at));
                tokens.add(mark);
                from = at + mark.length();
            }
            at += Math.max(1, mark.length());
        }
        literal(template.substring(from).stripTrailing());
        start = isMark(tokens.get(0)) ? "" : tokens.get(0);
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            tokens.add(text);
        }
    }

    /** The number in the line, or {@link #NONE} when the line does not fit. */
    long count(char[] chars, int from, int length) {
        int end = from + length;
        while (end > from && chars[end - 1] <= ' ') {
            end--;
        }
        if (end - from < start.length()) {
            return NONE;
        }
        for (int i = 0; i < start.length(); i++) {
            if (chars[from + i] != start.charAt(i)) {
                return NONE;
            }
        }
        return count(new String(chars, from, end - from));
    }

    private long count(String line) {
        long count = NONE;
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(Trailer.COUNT)) {
                int end = endOfDigits(line, at);
                if (end == at || end - at > MOST_DIGITS) {
                    return NONE;
                }
                count = Long.parseLong(line, at, end, 10);
                at = end;
            } else if (token.equals(Trailer.ANY)) {
                at = behindAnything(line, at, i + 1);
            } else {
                at = line.startsWith(token, at) ? at + token.length() : -1;
            }
            if (at < 0) {
                return NONE;
            }
        }
        return at == line.length() ? count : NONE;
    }

    /** Where the next mark begins; two marks side by side have nothing between them that could be found. */
    private int behindAnything(String line, int at, int next) {
        if (next == tokens.size()) {
            return line.length();
        }
        return isMark(tokens.get(next)) ? at : line.indexOf(tokens.get(next), at);
    }

    private static int endOfDigits(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isMark(String token) {
        return token.equals(Trailer.COUNT) || token.equals(Trailer.ANY);
    }
}
