package io.customerhub.standardize.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads names written in letters with spaces between the words: {@code [Prefix] Given [Additional] Family [Suffix]} and
 * {@code Family, [Prefix] Given [Additional] [, Suffix]}. Words in parentheses or quotes are nicknames: they stand
 * at the end of the formatted name and are no part.
 */
public final class WesternNames {

    private final List<String> prefixes = new ArrayList<>(2);
    private final List<String> givens = new ArrayList<>(4);
    private final List<String> families = new ArrayList<>(2);
    private final List<String> nicknames = new ArrayList<>(0);
    private final List<String> suffixes = new ArrayList<>(2);
    private final List<String> others = new ArrayList<>(0);

    private WesternNames() {}

    /** The name in a cleansed text with at least one letter. */
    public static PersonName read(String text) {
        PersonName plain = readPlain(text);
        if (plain != null) {
            return plain;
        }
        WesternNames name = new WesternNames();
        String bare = name.takeNicknames(text);
        if (bare == null) {
            return PersonName.whole(text);
        }
        if (bare.indexOf(',') < 0) {
            List<String> words = split(bare, ' ');
            name.stripTitles(words, false);
            name.split(words);
        } else if (!name.readSegments(bare)) {
            return PersonName.whole(text);
        }
        return name.isTitlesOnly() ? PersonName.whole(text) : name.toName();
    }

    /** Most names are two words in mixed case without anything else: given and family name. Null for all others. */
    private static @Nullable PersonName readPlain(String text) {
        int space = text.indexOf(' ');
        if (space < 2 || space == text.length() - 1 || text.indexOf(' ', space + 1) >= 0) {
            return null;
        }
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
            if (c != ' ' && c != '-' && c != '\'' && !Character.isLetter(c)) {
                return null;
            }
        }
        String given = text.substring(0, space);
        String family = text.substring(space + 1);
        boolean plain = upper
                && lower
                && Titles.prefix(given) == null
                && Titles.suffix(given) == null
                && Titles.prefix(family) == null
                && Titles.suffix(family) == null
                && !Particles.startsFamilyName(given);
        return plain ? new PersonName(text, null, given, null, family, null) : null;
    }

    /** The words of a given or family name alone, in their case. */
    public static String readPart(String text, boolean family) {
        WesternNames name = new WesternNames();
        (family ? name.families : name.givens).addAll(split(text, ' '));
        name.applyCase();
        return String.join(" ", family ? name.families : name.givens);
    }

    /** False when there are more commas than a name has: then nothing is taken apart. */
    private boolean readSegments(String text) {
        List<List<String>> segments = new ArrayList<>();
        for (String segment : split(text, ',')) {
            List<String> words = split(segment, ' ');
            if (!words.isEmpty()) {
                segments.add(words);
            }
        }
        while (segments.size() > 1 && areSuffixes(segments.get(segments.size() - 1))) {
            List<String> last = segments.remove(segments.size() - 1);
            for (int i = last.size() - 1; i >= 0; i--) {
                suffixes.add(0, written(last.get(i)));
            }
        }
        if (segments.size() < 2) {
            List<String> words = segments.isEmpty() ? new ArrayList<>() : segments.get(0);
            stripTitles(words, false);
            split(words);
            return true;
        }
        if (segments.size() > 2) {
            return false;
        }
        List<String> given = segments.get(1);
        stripTitles(given, true);
        List<String> family = segments.get(0);
        stripTitles(family, !given.isEmpty());
        givens.addAll(given);
        families.addAll(family);
        return true;
    }

    /** Takes titles off both ends; a name of titles only keeps its last word, unless it may become empty. */
    private void stripTitles(List<String> words, boolean mayEmpty) {
        int least = mayEmpty ? 0 : 1;
        while (words.size() > least) {
            String prefix = Titles.prefix(words.get(0));
            if (prefix == null) {
                break;
            }
            prefixes.add(prefix);
            words.remove(0);
        }
        int at = 0;
        while (words.size() > least) {
            String last = words.get(words.size() - 1);
            String suffix = Titles.suffix(last);
            if (suffix == null || words.size() == 2 && !mayEmpty && last.length() > 5) {
                break;
            }
            suffixes.add(at, suffix);
            words.remove(words.size() - 1);
        }
    }

    /** Sorts the words of a name in natural order into given and family names. */
    private void split(List<String> words) {
        int count = words.size();
        if (count < 2) {
            (prefixes.isEmpty() && suffixes.isEmpty() ? others : families).addAll(words);
            return;
        }
        boolean caseChosen = isMixed(words);
        int start = count - 1;
        while (start > 1 && belongsToFamily(words.get(start - 1), caseChosen)) {
            boolean joinsHalves = Particles.isConjunction(words.get(start - 1), caseChosen);
            start -= joinsHalves && start > 2 ? 2 : 1;
        }
        if (start == 1 && Particles.startsFamilyName(words.get(0))) {
            start = 0;
        }
        givens.addAll(words.subList(0, start));
        families.addAll(words.subList(start, count));
    }

    private static boolean belongsToFamily(String word, boolean caseChosen) {
        return Particles.isParticle(word, caseChosen) || Particles.isJoined(word);
    }

    /** True when no word is left that could be a name; such a text is not taken apart. */
    private boolean isTitlesOnly() {
        return areTitles(givens) && areTitles(families) && areTitles(others);
    }

    private static boolean areTitles(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean letter =
                    Character.isLetter(word.charAt(0)) || word.codePoints().anyMatch(Character::isLetter);
            if (letter && Titles.prefix(word) == null && Titles.suffix(word) == null) {
                return false;
            }
        }
        return true;
    }

    private PersonName toName() {
        applyCase();
        List<String> all = new ArrayList<>(6);
        all.addAll(givens);
        all.addAll(families);
        all.addAll(others);
        all.addAll(nicknames);
        all.addAll(suffixes);
        String given = givens.isEmpty() ? null : givens.get(0);
        String additional = givens.size() < 2 ? null : String.join(" ", givens.subList(1, givens.size()));
        return new PersonName(
                String.join(" ", all), joined(prefixes), given, additional, joined(families), joined(suffixes));
    }

    private static @Nullable String joined(List<String> words) {
        return words.isEmpty() ? null : words.size() == 1 ? words.get(0) : String.join(" ", words);
    }

    /** Writes names of one case in upper and lower case; a name of mixed case was written so on purpose. */
    private void applyCase() {
        List<String> all = new ArrayList<>(4);
        all.addAll(givens);
        all.addAll(nicknames);
        all.addAll(families);
        all.addAll(others);
        if (isMixed(all)) {
            return;
        }
        int before = recase(givens, 0, families.isEmpty() && others.isEmpty());
        before = recase(families, before, others.isEmpty());
        recase(others, before, true);
        nicknames.replaceAll(NameCase::capitalizeWords);
    }

    private static int recase(List<String> words, int before, boolean ends) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = ends && i == words.size() - 1;
            boolean particle =
                    !last && (before + i == 0 ? Particles.startsFamilyName(word) : Particles.isParticle(word, false));
            words.set(i, particle ? word.toLowerCase(Locale.ROOT) : NameCase.word(word));
        }
        return before + words.size();
    }

    private static boolean isMixed(List<String> words) {
        boolean upper = false;
        boolean lower = false;
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                upper |= Character.isUpperCase(c) || Character.isTitleCase(c);
                lower |= Character.isLowerCase(c) || Character.isTitleCase(c);
            }
            if (upper && lower) {
                return true;
            }
        }
        return !upper && !lower;
    }

    /** The text without its nicknames; null when parentheses or quotes do not stand in pairs around whole words. */
    private @Nullable String takeNicknames(String text) {
        StringBuilder bare = null;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char closing = closing(text.charAt(i));
            if (closing == 0) {
                continue;
            }
            int end = text.indexOf(closing, i + 1);
            if (end <= i + 1 || !isBorder(text, i - 1) || !isBorder(text, end + 1)) {
                return null;
            }
            nicknames.add(text.substring(i, end + 1));
            bare = (bare == null ? new StringBuilder(text.length()) : bare).append(text, from, i);
            from = end + 1;
            i = end;
        }
        return bare == null ? text : bare.append(text, from, text.length()).toString();
    }

    private static char closing(char c) {
        return switch (c) {
            case '(' -> ')';
            case '"' -> '"';
            case '“' -> '”';
            case ')', '”' -> '\uFFFF';
            default -> 0;
        };
    }

    private static boolean isBorder(String text, int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == ',';
    }

    private static boolean areSuffixes(List<String> words) {
        for (String word : words) {
            if (Titles.suffix(word) == null) {
                return false;
            }
        }
        return true;
    }

    private static String written(String suffix) {
        String written = Titles.suffix(suffix);
        return written == null ? suffix : written;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
