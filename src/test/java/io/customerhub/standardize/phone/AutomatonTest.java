package io.customerhub.standardize.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The law is java.util.regex, on patterns made at random over few digits, so that alternatives often compete. */
class AutomatonTest {

    private static final int PATTERNS = 3_000;
    private static final int TEXTS = 40;

    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void aPrefixIsFoundWhereLookingAtFindsIt() {
        int matches = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String text = pattern(3, true);
            Pattern pattern = Pattern.compile(text);
            PrefixAutomaton automaton = PrefixAutomaton.of(NumberPatternParser.parse(text));
            for (int j = 0; j < TEXTS; j++) {
                String digits = digits();
                Matcher matcher = pattern.matcher(digits);
                int match = automaton.match(ascii("7" + digits), 1, digits.length() + 1);
                if (!matcher.lookingAt()) {
                    assertThat(match).as("%s in %s", text, digits).isEqualTo(PrefixAutomaton.NO_MATCH);
                    continue;
                }
                matches++;
                assertThat(PrefixAutomaton.end(match))
                        .as("%s in %s", text, digits)
                        .isEqualTo(matcher.end() + 1);
                int last = matcher.groupCount();
                assertThat(PrefixAutomaton.captured(match))
                        .as("%s captured in %s", text, digits)
                        .isEqualTo(last > 0 && matcher.group(last) != null);
            }
        }
        assertThat(matches).isBetween(PATTERNS * TEXTS / 10, PATTERNS * TEXTS * 9 / 10);
    }

    @Test
    void eachPatternIsRecognizedWhenItMatchesAllDigits() {
        int matches = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String first = pattern(3, false);
            String second = pattern(3, false);
            DigitAutomaton automaton = DigitAutomaton.of(
                    Arrays.asList(NumberPatternParser.parse(first), null, NumberPatternParser.parse(second)));
            for (int j = 0; j < TEXTS; j++) {
                String digits = digits();
                int expected = (digits.matches(first) ? 1 : 0) | (digits.matches(second) ? 4 : 0);
                matches += Integer.bitCount(expected);
                assertThat(automaton.labels(automaton.run(ascii(digits), 0, digits.length())))
                        .as("%s and %s in %s", first, second, digits)
                        .isEqualTo(expected);
            }
        }
        assertThat(matches).isGreaterThan(PATTERNS * TEXTS / 20);
    }

    /** A pattern with optional parts, alternatives and, if wanted, groups and ends of input. */
    private String pattern(int depth, boolean ofPrefix) {
        StringBuilder pattern = new StringBuilder();
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            pattern.append(part(depth, ofPrefix));
        }
        if (ofPrefix && random.nextInt(6) == 0) {
            pattern.append('$');
        }
        return random.nextInt(3) == 0 && depth > 0 ? pattern + "|" + pattern(depth - 1, ofPrefix) : pattern.toString();
    }

    private String part(int depth, boolean ofPrefix) {
        if (depth == 0 || random.nextInt(2) == 0) {
            return any("0", "1", "2", "[01]", "[0-2]", "\\d") + any("", "", "?", "{2}", "{0,2}", "{1,3}");
        }
        boolean captures = ofPrefix && random.nextInt(3) == 0;
        return "(" + (captures ? "" : "?:") + pattern(depth - 1, ofPrefix) + ")" + any("", "?");
    }

    private String digits() {
        StringBuilder digits = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            digits.append(random.nextInt(3));
        }
        return digits.toString();
    }

    private String any(String... texts) {
        return List.of(texts).get(random.nextInt(texts.length));
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }
}
