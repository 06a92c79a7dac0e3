package io.customerhub.standardize.organization;

import io.customerhub.standardize.organization.LegalForms.Found;
import io.customerhub.standardize.text.WordList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The case of a name that came in capitals or in small letters only. Only case is changed, never a letter, so that places in
 * the text stay what they are.
 */
final class NameCasing {

    private static final Set<String> SMALL = WordList.words(NameCasing.class, "words.txt", "small");
    private static final Set<String> SHORT = WordList.words(NameCasing.class, "words.txt", "short");
    private static final Set<String> ACRONYMS = WordList.words(NameCasing.class, "words.txt", "acronyms");
    private static final String VOWELS = "aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýąęıаеёиоуыэюяіїєαεηιουω";

    /** A single word of so many letters in capitals may be an abbreviation. */
    private static final int SHORT_NAME = 4;

    private final String text;
    private final NameWords words;
    private final boolean capitals;
    private final boolean turkish;
    private final char[] out;

    /** A name in one case. */
    NameCasing(String text, NameWords words, @Nullable String region) {
        this.text = text;
        this.words = words;
        this.capitals = hasUpper(text);
        this.turkish = "TR".equals(region);
        this.out = text.toCharArray();
    }

    /** True when a text has letters of one case only; false without letters that have a case. */
    static boolean isOneCase(String text) {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                upper |= c >= 'A' && c <= 'Z';
                lower |= c >= 'a' && c <= 'z';
            } else {
                boolean title = Character.isTitleCase(c);
                upper |= title || Character.isUpperCase(c);
                lower |= title || Character.isLowerCase(c) && Character.toUpperCase(c) != c;
            }
            if (upper && lower) {
                return false;
            }
        }
        return upper || lower;
    }

    private static boolean hasUpper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name in its case.
     *
     * @param end the legal form at its end
     * @param before the legal form before it
     */
    String write(@Nullable Found end, @Nullable Found before) {
        int names = 0;
        for (int word = 0; word < words.count(); word++) {
            names += isIn(end, word) || isIn(before, word) ? 0 : 1;
        }
        boolean first = true;
        for (int word = 0; word < words.count(); word++) {
            if (!isIn(end, word) && !isIn(before, word)) {
                name(word, first, names == 1);
                first = false;
            }
        }
        form(end);
        form(before);
        return new String(out);
    }

    private boolean isIn(@Nullable Found found, int word) {
        return found != null && words.start(word) >= found.from() && words.start(word) < found.to();
    }

    private void name(int word, boolean first, boolean only) {
        int from = words.start(word);
        int to = words.end(word);
        if (isAfterApostrophe(from, to)) {
            small(from, to);
        } else if (staysAbbreviated(word, first, only)) {
            for (int i = from; i < to; i++) {
                out[i] = upper(text.charAt(i));
            }
        } else if (!first && isSmall(word)) {
            small(from, to);
        } else {
            capitalize(from, to);
        }
    }

    /** True for the S of MACY'S, not for the REILLY of O'REILLY. */
    private boolean isAfterApostrophe(int from, int to) {
        boolean apostrophe = from > 1 && (text.charAt(from - 1) == '\'' || text.charAt(from - 1) == '’');
        return apostrophe && to - from < 3 && from > 2 && Character.isLetter(text.charAt(from - 3));
    }

    private boolean staysAbbreviated(int word, boolean first, boolean only) {
        int from = words.start(word);
        int length = words.end(word) - from;
        String folded = words.joined(word, word);
        if (ACRONYMS.contains(folded)) {
            return true;
        }
        if (length == 1 || hasDigit(from, words.end(word))) {
            return length < 5 && (capitals || length > 1 || first || isBesideAmpersand(word) || isBesideDot(word));
        }
        if (isBesideAmpersand(word) && length < 4) {
            return true;
        }
        if (!hasVowel(from, words.end(word))) {
            return length < 6 && !SMALL.contains(folded) && !folded.equals("st") && !folded.equals("dr");
        }
        if (!capitals || SMALL.contains(folded)) {
            return false;
        }
        return only && length <= SHORT_NAME && !SHORT.contains(folded) || length < 4 && !SHORT.contains(folded);
    }

    private boolean isSmall(int word) {
        int from = words.start(word);
        boolean spaced = from > 0 && text.charAt(from - 1) == ' ' && word < words.count() - 1;
        return spaced && SMALL.contains(words.joined(word, word));
    }

    private boolean isBesideAmpersand(int word) {
        int before = words.start(word) - 1;
        int after = words.end(word);
        return before >= 0 && text.charAt(before) == '&' || after < text.length() && text.charAt(after) == '&';
    }

    private boolean isBesideDot(int word) {
        int after = words.end(word);
        return after < text.length() && text.charAt(after) == '.';
    }

    private boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasVowel(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (VOWELS.indexOf(c) >= 0 || c > 0x24F && (c < 0x370 || c > 0x45F)) {
                return true;
            }
        }
        return false;
    }

    private void capitalize(int from, int to) {
        small(from, to);
        int at = from;
        out[at] = Character.toTitleCase(text.charAt(at));
        boolean scottish = to - from > 5 && out[at] == 'M' && out[at + 1] == 'c';
        if (scottish) {
            out[at + 2] = upper(text.charAt(at + 2));
        }
    }

    private void small(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            out[i] = turkish && c == 'I' ? 'ı' : Character.toLowerCase(c);
        }
        if (to - from > 1 && out[to - 1] == 'σ') {
            out[to - 1] = 'ς';
        }
    }

    private char upper(char c) {
        return turkish && c == 'i' ? 'İ' : Character.toUpperCase(c);
    }

    /** The letters of a legal form get the case of its usual form when they are the same letters, else that of words. */
    private void form(@Nullable Found found) {
        if (found == null) {
            return;
        }
        String usual = found.form().canonical();
        int at = 0;
        for (int i = found.from(); i < found.to(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                at = next(usual, at);
                if (at == usual.length() || !same(usual.charAt(at), text.charAt(i))) {
                    words(found);
                    return;
                }
                out[i] = Character.isUpperCase(usual.charAt(at))
                        ? upper(text.charAt(i))
                        : Character.toLowerCase(text.charAt(i));
                at++;
            }
        }
        if (next(usual, at) != usual.length()) {
            words(found);
        }
    }

    private static int next(String usual, int from) {
        int at = from;
        while (at < usual.length() && !Character.isLetter(usual.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean same(char one, char other) {
        return Folding.of(one).equals(Folding.of(other));
    }

    private void words(Found found) {
        for (int word = 0; word < words.count(); word++) {
            if (isIn(found, word)) {
                int from = words.start(word);
                if (word > 0 && SMALL.contains(words.joined(word, word)) || words.end(word) - from < 3 && !capitals) {
                    small(from, words.end(word));
                } else if (words.end(word) - from > 3) {
                    capitalize(from, words.end(word));
                } else {
                    abbreviation(word);
                }
            }
        }
    }

    /** LTD and INC are written Ltd and Inc, SA and BV in capitals. */
    private void abbreviation(int word) {
        String folded = words.joined(word, word).toLowerCase(Locale.ROOT);
        boolean spoken = Set.of(
                        "ltd", "inc", "co", "pvt", "pty", "pte", "bhd", "sdn", "lda", "cie", "sti", "san", "tic")
                .contains(folded);
        if (spoken) {
            capitalize(words.start(word), words.end(word));
        } else {
            for (int i = words.start(word); i < words.end(word); i++) {
                out[i] = upper(text.charAt(i));
            }
        }
    }
}
