package io.customerhub.standardize.phone;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the part of the syntax of {@link java.util.regex.Pattern} that libphonenumber's metadata uses: digits, {@code \d},
 * digit classes, both kinds of groups, {@code |}, {@code ?}, <code>{n}</code>, <code>{n,m}</code> and {@code $}.
 */
final class NumberPatternParser {

    private static final int ANY_DIGIT = (1 << 10) - 1;
    private static final char NOTHING_LEFT = '\0';

    private final String text;
    private int position;
    private int groups;

    private NumberPatternParser(String text) {
        this.text = text;
    }

    /**
     * The pattern that {@code text} describes.
     *
     * @throws IllegalArgumentException when the text uses anything else; reading it wrongly would judge numbers wrongly
     */
    static NumberPattern parse(String text) {
        NumberPatternParser parser = new NumberPatternParser(text);
        NumberPattern pattern = parser.choice();
        if (parser.position != text.length()) {
            throw parser.unexpected();
        }
        return pattern;
    }

    private NumberPattern choice() {
        List<NumberPattern> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (skip('|')) {
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new NumberPattern.Choice(List.copyOf(alternatives));
    }

    private NumberPattern sequence() {
        List<NumberPattern> parts = new ArrayList<>();
        while (peek() != NOTHING_LEFT && peek() != '|' && peek() != ')') {
            parts.add(repeated(single()));
        }
        return parts.size() == 1 ? parts.get(0) : new NumberPattern.Sequence(List.copyOf(parts));
    }

    private NumberPattern repeated(NumberPattern part) {
        if (skip('?')) {
            return new NumberPattern.Repeat(part, 0, 1);
        }
        if (!skip('{')) {
            return part;
        }
        int least = number();
        int most = skip(',') ? number() : least;
        expect('}');
        if (most < least) {
            throw unexpected();
        }
        return new NumberPattern.Repeat(part, least, most);
    }

    private NumberPattern single() {
        if (skip('(')) {
            return group();
        }
        if (skip('$')) {
            return new NumberPattern.End();
        }
        return new NumberPattern.Digit(skip('[') ? digitClass() : digitOrAny());
    }

    private NumberPattern group() {
        boolean captures = !text.startsWith("?:", position);
        if (!captures) {
            position += 2;
        }
        int number = captures ? ++groups : 0;
        NumberPattern inner = choice();
        expect(')');
        return captures ? new NumberPattern.Group(inner, number) : inner;
    }

    private int digitClass() {
        int allowed = 0;
        do {
            if (peek() == '\\') {
                allowed |= digitOrAny();
                continue;
            }
            int first = digit();
            int last = skip('-') ? digit() : first;
            if (last < first) {
                throw unexpected();
            }
            for (int digit = first; digit <= last; digit++) {
                allowed |= 1 << digit;
            }
        } while (!skip(']'));
        return allowed;
    }

    private int digitOrAny() {
        if (!skip('\\')) {
            return 1 << digit();
        }
        expect('d');
        return ANY_DIGIT;
    }

    private int number() {
        int number = digit();
        while (peek() >= '0' && peek() <= '9') {
            number = number * 10 + digit();
        }
        return number;
    }

    private int digit() {
        char digit = peek();
        if (digit < '0' || digit > '9') {
            throw unexpected();
        }
        position++;
        return digit - '0';
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : NOTHING_LEFT;
    }

    private boolean skip(char expected) {
        boolean found = peek() == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private void expect(char expected) {
        if (!skip(expected)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "Not a pattern of digits that can be compiled, at character " + (position + 1) + ": " + text);
    }
}
