package io.customerhub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;

/** The kernels against Apache Commons Text and the textbook. */
final class TextSimilarityTest {

    private static final int PAIRS = 20_000;
    private final TextSimilarity similarity = new TextSimilarity();
    private final Random random = new Random(5);

    @Test
    void jaroWinklerIsThatOfCommonsText() {
        JaroWinklerSimilarity oracle = new JaroWinklerSimilarity();
        for (int i = 0; i < PAIRS; i++) {
            String a = text(2);
            String b = random.nextInt(3) == 0 ? text(2) : mistyped(a);
            assertThat(jaroWinkler(a, b)).as("%s %s", a, b).isCloseTo(oracle.apply(a, b), within(1e-12));
        }
        assertThat(jaroWinkler("martha", "marhta")).isCloseTo(0.9611, within(1e-4));
        assertThat(jaroWinkler("dixon", "dicksonx")).isCloseTo(0.8133, within(1e-4));
    }

    @Test
    void theDistanceIsThatOfTheTextbookInAnyScript() {
        for (int i = 0; i < PAIRS; i++) {
            String a = text(1 + random.nextInt(3));
            String b = random.nextInt(3) == 0 ? text(2) : mistyped(mistyped(a));
            int limit = 1 + random.nextInt(4);
            assertThat(distance(a, b, limit)).as("%s %s", a, b).isEqualTo(Math.min(limit + 1, textbook(a, b)));
        }
        assertThat(distance("19161214", "19161241", 2)).isEqualTo(1);
        assertThat(distance("王小明", "王明小", 2)).isEqualTo(1);
    }

    @Test
    void theBoundsByLettersAloneAreNeverBroken() {
        for (int i = 0; i < PAIRS; i++) {
            String a = text(2);
            String b = random.nextInt(3) == 0 ? text(2) : mistyped(mistyped(a));
            long inA = TextSimilarity.letters(a.toCharArray(), 0, a.length());
            long inB = TextSimilarity.letters(b.toCharArray(), 0, b.length());
            assertThat(TextSimilarity.highestJaroWinkler(inA, a.length(), inB, b.length()))
                    .as("%s %s", a, b)
                    .isGreaterThanOrEqualTo(jaroWinkler(a, b));
            assertThat(TextSimilarity.leastDistance(inA, inB)).isLessThanOrEqualTo(textbook(a, b));
        }
    }

    @Test
    void ofLongTextsOnlyTheBeginningCounts() {
        String longText = "x".repeat(200);
        assertThat(distance(longText, longText + "yyy", 2)).isZero();
        assertThat(jaroWinkler(longText, longText + "y")).isEqualTo(1);
    }

    private double jaroWinkler(String a, String b) {
        String both = a + b;
        return similarity.jaroWinkler(both.toCharArray(), 0, a.length(), both.toCharArray(), a.length(), b.length());
    }

    private int distance(String a, String b, int limit) {
        return similarity.distance(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length(), limit);
    }

    /** One script is Latin, two mixes in Chinese, three is Chinese alone. */
    private String text(int scripts) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            boolean latin = scripts == 1 || scripts == 2 && random.nextInt(4) > 0;
            text.append((char) ((latin ? 'a' : 0x4E00) + random.nextInt(5)));
        }
        return text.toString();
    }

    private String mistyped(String text) {
        int at = random.nextInt(text.length());
        String head = text.substring(0, at);
        String tail = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> head + 'z' + tail;
            case 1 -> head + 'z' + text.charAt(at) + tail;
            case 2 -> text.length() == 1 ? text : head + tail;
            default -> tail.isEmpty() ? text : head + tail.charAt(0) + text.charAt(at) + tail.substring(1);
        };
    }

    /** Optimal string alignment, the recurrence as it is printed. */
    private static int textbook(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
