package io.customerhub.resolution;

import io.customerhub.match.compare.TextSimilarity;
import io.customerhub.resolution.SideBySide.Likeness;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges how alike two values look to a person. Not safe for use by several threads. */
final class Likenesses {

    /** Where names begin to look like one with a slip of the pen (Winkler 1990 joins names from about here). */
    private static final double ALIKE = 0.88;

    /** A subscriber's number without what countries and networks put before it. */
    private static final int SUBSCRIBER = 8;

    private static final int SHORTEST_PART = 3;

    private final Parties parties;
    private final TextSimilarity similarity = new TextSimilarity();

    Likenesses(Parties parties) {
        this.parties = parties;
    }

    /** How alike what two records say about an attribute is. */
    Likeness of(String attribute, List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Likeness.UNKNOWN;
        }
        Set<String> one = folded(left);
        Set<String> other = folded(right);
        if (one.equals(other)) {
            return Likeness.SAME;
        }
        boolean alike = one.stream().anyMatch(other::contains)
                || left.stream().anyMatch(a -> right.stream().anyMatch(b -> isAlike(attribute, a, b)));
        if (alike) {
            return Likeness.ALIKE;
        }
        return isOneScript(attribute, left, right) ? Likeness.DIFFERENT : Likeness.UNKNOWN;
    }

    /** A company or an address in Chinese says nothing against one in Latin letters, unlike a person's name. */
    private static boolean isOneScript(String attribute, List<String> left, List<String> right) {
        return !attribute.equals("company") && !attribute.equals("address")
                || left.stream().anyMatch(a -> right.stream().anyMatch(b -> Parties.isHan(a) == Parties.isHan(b)));
    }

    private boolean isAlike(String attribute, String left, String right) {
        String one = folded(left);
        String other = folded(right);
        return switch (attribute) {
            case "birth_date", "birth_date_partial" -> isDateAlike(left, right);
            case "gender", "language", "nationality" -> false;
            case "phone" -> end(one).equals(end(other)) || distance(one, other) <= 1;
            case "email" -> distance(one, other) <= 2 || account(left).equals(account(right));
            default -> attribute.startsWith("identifier.") ? distance(one, other) <= 1 : isTextAlike(left, right);
        };
    }

    private boolean isTextAlike(String left, String right) {
        String one = plain(left);
        String other = plain(right);
        String shorter = one.length() < other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        return shorter.length() >= SHORTEST_PART && longer.contains(shorter)
                || !shorter.isEmpty()
                        && similarity.jaroWinkler(
                                        one.toCharArray(), 0, one.length(), other.toCharArray(), 0, other.length())
                                >= ALIKE;
    }

    /** The same year, month and day in another order, or two of the three. */
    private static boolean isDateAlike(String left, String right) {
        String[] one = left.split("-", -1);
        String[] other = right.split("-", -1);
        int equal = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            equal += one[i].equals(other[i]) ? 1 : 0;
        }
        Arrays.sort(one);
        Arrays.sort(other);
        return equal >= 2 || Arrays.equals(one, other);
    }

    private int distance(String one, String other) {
        return similarity.distance(one.toCharArray(), 0, one.length(), other.toCharArray(), 0, other.length(), 3);
    }

    private static String end(String number) {
        return number.substring(Math.max(0, number.length() - SUBSCRIBER));
    }

    private static String account(String email) {
        int at = email.indexOf('@');
        return folded(at < 0 ? email : email.substring(0, at));
    }

    private static Set<String> folded(List<String> values) {
        return values.stream().map(Likenesses::folded).collect(Collectors.toSet());
    }

    /** Small letters and digits only; the text itself when it has none. */
    private static String folded(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.length() == 0 ? text : kept.toString();
    }

    /** Folded, without accents, and Chinese names in pinyin, so that both ways of writing one meet. */
    private String plain(String text) {
        String pinyin = parties.pinyin(text);
        return folded(Normalizer.normalize(pinyin == null ? text : pinyin, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", ""));
    }
}
