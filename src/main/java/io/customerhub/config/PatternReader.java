package io.customerhub.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the pattern of a contract. Patterns run on every row, so those that repeat a group which itself repeats or
 * chooses are refused: a backtracking matcher can need exponential time on one unlucky value (OWASP, "Regular
 * expression Denial of Service").
 */
final class PatternReader {

    private static final int MAXIMUM_LENGTH = 1_000;

    private PatternReader() {}

    /** The compiled pattern, or null with a problem. */
    static @Nullable Pattern read(String text, Place place, Problems problems) {
        if (text.length() > MAXIMUM_LENGTH) {
            problems.add(
                    place,
                    ProblemCode.CONTRACT_PATTERN,
                    "found a pattern of " + text.length() + " characters, expected at most " + MAXIMUM_LENGTH
                            + "; write validValues for a list of texts");
            return null;
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            problems.add(
                    place,
                    ProblemCode.CONTRACT_PATTERN,
                    "found a pattern that is no regular expression: "
                            + e.getDescription() + " at character " + (e.getIndex() + 1)
                            + "; write a backslash before a character that is meant literally");
            return null;
        }
        int group = dangerousGroup(text);
        if (group >= 0) {
            problems.add(
                    place,
                    ProblemCode.CONTRACT_PATTERN_COST,
                    "found a group that repeats or chooses inside a"
                            + " repetition, at character " + (group + 1)
                            + ", which can take exponential time; write it without the inner repetition, such as [A-Z0-9]{0,16}"
                            + " instead of ([A-Z0-9]?){0,16}");
            return null;
        }
        return pattern;
    }

    /** Where a repeated group with a repetition or choice inside starts, or -1. */
    private static int dangerousGroup(String text) {
        Deque<Group> open = new ArrayDeque<>();
        Group top = new Group(-1);
        int inClass = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Group current = open.isEmpty() ? top : open.peek();
            if (c == '\\') {
                i = afterEscape(text, i);
            } else if (c == '[') {
                inClass++;
            } else if (c == ']' && inClass > 0) {
                inClass--;
            } else if (c == '(' && inClass == 0) {
                open.push(new Group(i));
                i += text.startsWith("?", i + 1) ? 1 : 0; // (?: is no repetition
            } else if (c == ')' && inClass == 0 && !open.isEmpty()) {
                Group closed = open.pop();
                boolean repeats = isRepeated(text, i + 1);
                if (repeats && closed.varies) {
                    return closed.start;
                }
                (open.isEmpty() ? top : open.peek()).varies |= closed.varies || repeats;
            } else if (inClass == 0 && "|*+?{".indexOf(c) >= 0) {
                current.varies |= c != '{' || isVariable(text, i);
            }
        }
        return -1;
    }

    /** The last character of an escape; a quotation ends with \E. */
    private static int afterEscape(String text, int backslash) {
        if (text.startsWith("Q", backslash + 1)) {
            int end = text.indexOf("\\E", backslash);
            return end < 0 ? text.length() : end + 1;
        }
        return backslash + 1;
    }

    /** True for a quantifier that allows more than one time. */
    private static boolean isRepeated(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c == '*' || c == '+' || (c == '{' && !text.startsWith("{0,1}", at) && !text.startsWith("{1}", at));
    }

    /** False for an exact count such as {4}. */
    private static boolean isVariable(String text, int brace) {
        int end = text.indexOf('}', brace);
        return end < 0 || text.substring(brace, end).indexOf(',') >= 0;
    }

    /** A group that is open while scanning. */
    private static final class Group {
        private final int start;
        private boolean varies;

        private Group(int start) {
            this.start = start;
        }
    }
}
