package io.customerhub.standardize.name;

import io.customerhub.record.RuleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads names written in letters with spaces between the words: {@code [Prefix] Given [Additional] Family [Suffix]} and
 * {@code Family [Suffix], [Prefix] Given [Additional] [, Suffix]}. Words in brackets or quotes are nicknames: they stand
 * at the end of the formatted name.
 */
public final class WesternNames {

    private final NameCustoms customs;
    private final List<String> prefixes = new ArrayList<>(2);
    private final List<String> givens = new ArrayList<>(4);
    private final List<String> families = new ArrayList<>(2);
    private final List<String> suffixes = new ArrayList<>(2);
    private final List<String> others = new ArrayList<>(0);
    private final List<String> nicknames = new ArrayList<>(0);
    private boolean comma;
    private boolean keepsFamilyFirst;

    private WesternNames(NameCustoms customs) {
        this.customs = customs;
    }

    /**
     * The name in a cleansed text with at least one letter.
     *
     * @param customs how names are built where the record comes from
     * @param trace hears what each rule changes
     */
    public static PersonName read(String text, NameCustoms customs, RuleTrace trace) {
        PersonName plain = readPlain(text, customs, trace);
        if (plain != null) {
            return plain;
        }
        NicknameMarks marks = NicknameMarks.of(text);
        if (marks == null) {
            return PersonName.whole(text);
        }
        WesternNames name = new WesternNames(customs);
        name.takeNicknames(marks);
        String bare = marks.bare();
        if (bare.indexOf(',') < 0) {
            List<String> words = NameWords.split(bare, ' ');
            name.stripTitles(words, false);
            name.split(words);
        } else if (!name.readSegments(bare)) {
            return PersonName.whole(text);
        }
        return name.isTitlesOnly() ? PersonName.whole(text) : name.toName(text, bare, trace);
    }

    /**
     * Most names are two words without anything else: given and family name. Null for all others, and for names in one
     * case where somebody wants to hear how it changes.
     */
    private static @Nullable PersonName readPlain(String text, NameCustoms customs, RuleTrace trace) {
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
            if (c != ' ' && c != '-' && (c != '\'' || i == 0 || i == space + 1) && !Character.isLetter(c)) {
                return null;
            }
        }
        String given = text.substring(0, space);
        String family = text.substring(space + 1);
        if (!upper && !lower
                || isTitle(given)
                || isTitle(family)
                || Particles.startsFamilyName(given)
                || FamilyNames.isFamilyFirst(given, family)
                || customs == NameCustoms.CHINESE && RomanizedChinese.isFamilyFirst(List.of(given, family))) {
            return null;
        }
        if (upper && lower) {
            return Character.isLowerCase(given.charAt(0)) ? null : PersonName.of(text, given, family);
        }
        return trace == RuleTrace.NONE ? inOneCase(given, family) : null;
    }

    private static @Nullable PersonName inOneCase(String given, String family) {
        if (FamilyNames.startsFamilyName(given, family) || NameCase.areInitials(given)) {
            return null;
        }
        String first = NameCase.word(given);
        String last = NameCase.word(family);
        return PersonName.of(first + ' ' + last, first, last);
    }

    private static boolean isTitle(String word) {
        return Titles.prefix(word) != null || Titles.suffix(word) != null;
    }

    /** The words of a given or family name alone, in their case. */
    public static String readPart(String text, boolean family, RuleTrace trace) {
        WesternNames name = new WesternNames(NameCustoms.OTHER);
        (family ? name.families : name.givens).addAll(NameWords.split(text, ' '));
        name.applyCase(trace);
        return String.join(" ", family ? name.families : name.givens);
    }

    private void takeNicknames(NicknameMarks marks) {
        for (String nickname : marks.names) {
            String suffix = Titles.suffix(nickname);
            if (suffix == null) {
                nicknames.add(nickname);
            } else {
                suffixes.add(suffix);
            }
        }
    }

    /** False when there are more commas than a name has: then nothing is taken apart. */
    private boolean readSegments(String text) {
        List<List<String>> segments = new ArrayList<>();
        for (String segment : NameWords.split(text, ',')) {
            List<String> words = NameWords.split(segment, ' ');
            if (!words.isEmpty()) {
                segments.add(words);
            }
        }
        for (int i = segments.size() - 1; i > 0; i--) {
            if (Titles.areSuffixes(segments.get(i), segments.get(0).size() > 1 || i > 1)) {
                takeSuffixes(segments.remove(i));
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
        if (given.size() == 1
                && NameWords.isInitial(given.get(0))
                && segments.get(0).size() > 1) {
            return false;
        }
        int at = suffixes.size();
        while (given.size() > 1 && Titles.suffix(given.get(0)) != null && Titles.prefix(given.get(0)) == null) {
            suffixes.add(at++, NameWords.or(Titles.suffix(given.get(0)), given.get(0)));
            given.remove(0);
        }
        stripTitles(given, true);
        List<String> family = segments.get(0);
        boolean surname =
                family.size() == 1 && FamilyNames.isFrequent(family.get(0)) && Titles.suffix(family.get(0)) == null;
        stripTitles(family, !given.isEmpty() && !surname);
        givens.addAll(given);
        families.addAll(family);
        comma = true;
        return true;
    }

    private void takeSuffixes(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            suffixes.add(0, NameWords.or(Titles.suffix(words.get(i)), words.get(i)));
        }
    }

    /** Takes titles off both ends; a name of titles only keeps its last word, unless it may become empty. */
    private void stripTitles(List<String> words, boolean mayEmpty) {
        int least = mayEmpty ? 0 : 1;
        while (words.size() > least) {
            String prefix = Titles.prefix(words.get(0));
            if (prefix == null && words.size() > 2 && words.get(0).equalsIgnoreCase("state")) {
                prefix = Titles.prefix(words.get(1)) == null ? null : "State";
            }
            if (prefix == null) {
                break;
            }
            prefixes.add(prefix);
            words.remove(0);
        }
        int at = 0;
        while (words.size() > least) {
            String last = words.get(words.size() - 1);
            String suffix = Titles.suffix(words);
            if (suffix == null || words.size() == 2 && !mayEmpty && last.length() > 5) {
                break;
            }
            suffixes.add(at, suffix);
            words.subList(words.size() - NameWords.split(suffix, ' ').size(), words.size())
                    .clear();
        }
    }

    /** Sorts the words of a name without comma into given and family names. */
    private void split(List<String> words) {
        int count = words.size();
        if (count < 2) {
            boolean regnal = prefixes.isEmpty() && !words.isEmpty() && FamilyNames.isGiven(words.get(0));
            (prefixes.isEmpty() && suffixes.isEmpty() ? others : regnal ? givens : families).addAll(words);
            return;
        }
        int first = FamilyNames.familyFirst(words, customs);
        if (first > 0) {
            families.addAll(words.subList(0, first));
            givens.addAll(words.subList(first, count));
            keepsFamilyFirst = true;
            return;
        }
        int start = FamilyNames.start(words, NameWords.isMixed(words), customs);
        givens.addAll(words.subList(0, start));
        families.addAll(words.subList(start, count));
    }

    /** True when no word is left that could be a name; such a text is not taken apart. */
    private boolean isTitlesOnly() {
        return Titles.areTitles(givens) && Titles.areTitles(families) && Titles.areTitles(others);
    }

    private PersonName toName(String text, String bare, RuleTrace trace) {
        if (trace != RuleTrace.NONE) {
            tell(text, bare, trace);
        }
        applyCase(trace);
        List<String> all = new ArrayList<>(6);
        all.addAll(keepsFamilyFirst ? families : givens);
        all.addAll(keepsFamilyFirst ? givens : families);
        all.addAll(others);
        for (String nickname : nicknames) {
            all.add("(" + nickname + ")");
        }
        all.addAll(suffixes);
        boolean oneGiven = givens.size() < 2 || keepsFamilyFirst && customs == NameCustoms.CHINESE;
        String given = oneGiven ? NameWords.joined(givens) : givens.get(0);
        return new PersonName(
                String.join(" ", all),
                NameWords.joined(prefixes),
                given,
                oneGiven ? null : NameWords.joined(givens.subList(1, givens.size())),
                NameWords.joined(families),
                NameWords.joined(suffixes),
                NameWords.joined(NameWords.withoutDigits(nicknames)),
                keepsFamilyFirst && customs != NameCustoms.CHINESE);
    }

    private void tell(String text, String bare, RuleTrace trace) {
        if (!bare.equals(text)) {
            trace.changed(PersonNameRule.NICKNAME, text, bare.strip());
        }
        if (!prefixes.isEmpty()) {
            trace.changed(PersonNameRule.TITLE, String.join(" ", prefixes), "");
        }
        if (!suffixes.isEmpty()) {
            trace.changed(PersonNameRule.SUFFIX, bare.strip(), String.join(" ", suffixes));
        }
        if (comma) {
            trace.changed(
                    PersonNameRule.ORDER,
                    String.join(" ", families) + ", " + String.join(" ", givens),
                    String.join(" ", givens) + " " + String.join(" ", families));
        }
    }

    /** Writes names of one case in upper and lower case; a name of mixed case was written so on purpose. */
    private void applyCase(RuleTrace trace) {
        List<String> all = new ArrayList<>(4);
        all.addAll(givens);
        all.addAll(nicknames);
        all.addAll(families);
        all.addAll(others);
        if (NameWords.isMixed(all)) {
            return;
        }
        String before = trace == RuleTrace.NONE ? "" : String.join(" ", all);
        int count = recase(givens, 0, families.isEmpty() && others.isEmpty());
        count = recase(families, count, others.isEmpty());
        recase(others, count, true);
        nicknames.replaceAll(NameCase::capitalizeWords);
        if (trace != RuleTrace.NONE) {
            all.clear();
            all.addAll(givens);
            all.addAll(nicknames);
            all.addAll(families);
            all.addAll(others);
            String after = String.join(" ", all);
            if (!after.equals(before)) {
                trace.changed(PersonNameRule.CASE, before, after);
            }
        }
    }

    private static int recase(List<String> words, int before, boolean ends) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = ends && i == words.size() - 1;
            boolean particle = !last
                    && (before + i == 0
                            ? FamilyNames.startsFamilyName(word, words.size() > 1 ? words.get(1) : "")
                            : Particles.isParticle(word, false));
            words.set(
                    i,
                    particle
                            ? word.toLowerCase(Locale.ROOT)
                            : before + i == 0 && !last && NameCase.areInitials(word)
                                    ? word.toUpperCase(Locale.ROOT)
                                    : NameCase.word(word));
        }
        return before + words.size();
    }
}
