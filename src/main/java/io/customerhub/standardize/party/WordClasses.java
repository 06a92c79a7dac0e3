package io.customerhub.standardize.party;

import io.customerhub.standardize.text.WordList;
import java.text.Normalizer;
import java.util.Set;

/**
 * What is known of single words: whether people bear them and whether organizations do. A word may be in several classes.
 * Words are compared in small letters, without accents, dots and apostrophes.
 *
 * <p>Some 70 000 words lie in one open table of their 32-bit hashes (FNV-1a), because a look-up then needs no text of its
 * own; an unknown word is taken for a known one once in a hundred thousand times, which only shifts a weight.
 */
public final class WordClasses {

    /** A given name. */
    public static final int GIVEN = 1;

    /** A frequent family name. */
    public static final int FAMILY = 2;

    /** A legal form wherever it stands after the first word. */
    static final int LEGAL = 4;

    /** A legal form as the last word only. */
    static final int CLOSING = 8;

    /** A word that no person's name has. */
    static final int ORGANIZATION = 16;

    /** An organization as the last word, although people bear it as family name. */
    static final int HOUSE = 32;

    /** What follows '&' in the name of a company. */
    static final int PARTNERS = 64;

    /** A word of sentences. */
    static final int FUNCTION = 128;

    /** A word of a trade. */
    static final int TRADE = 256;

    /** A word before or after the name of a person. */
    static final int TITLE = 512;

    /** A given name that is hardly ever a family name. */
    public static final int STEADY = 1024;

    /** An everyday English word that people do not bear as a name. */
    static final int COMMON = 2048;

    /** The first word of a known company that is named like a person. */
    static final int KNOWN = 4096;

    /** A family name that is hardly ever a given name, although lists of given names have it. */
    public static final int STEADY_FAMILY = 8192;

    private static final int SIZE = 1 << 17;
    private static final int[] HASHES = new int[SIZE];
    private static final short[] CLASSES = new short[SIZE];

    static {
        addAll("given-names.txt", "", GIVEN);
        addAll("surnames.txt", "", FAMILY);
        addAll("steady-given-names.txt", "", STEADY);
        addAll("steady-surnames.txt", "", STEADY_FAMILY);
        addAll("english-words.txt", "", COMMON);
        addAll("trade-words.txt", "", TRADE);
        addAll("party-words.txt", "legal", LEGAL);
        addAll("party-words.txt", "closing", CLOSING);
        addAll("party-words.txt", "organization", ORGANIZATION);
        addAll("party-words.txt", "house", HOUSE);
        addAll("party-words.txt", "partners", PARTNERS);
        addAll("party-words.txt", "function", FUNCTION);
        addAll("party-words.txt", "trade", TRADE);
        addAll("party-words.txt", "title", TITLE);
    }

    static {
        for (String name : KnownCompanies.NAMES) {
            add(name.substring(0, name.indexOf(' ')), KNOWN);
        }
    }

    private WordClasses() {}

    /** The classes of a word, as a sum of the constants here; 0 when it is not known. */
    public static int of(String word) {
        return of(word, 0, word.length());
    }

    /** The classes of the word from {@code start} to before {@code end}. */
    public static int of(String text, int start, int end) {
        int hash = hash(text, start, end);
        int at = slot(hash);
        while (CLASSES[at] != 0) {
            if (HASHES[at] == hash) {
                return CLASSES[at];
            }
            at = (at + 1) & (SIZE - 1);
        }
        return 0;
    }

    private static void addAll(String resource, String section, int kind) {
        Set<String> words = WordList.words(WordClasses.class, resource, section);
        for (String word : words) {
            add(word, kind);
        }
    }

    private static void add(String word, int kind) {
        int hash = hash(word, 0, word.length());
        int at = slot(hash);
        while (CLASSES[at] != 0 && HASHES[at] != hash) {
            at = (at + 1) & (SIZE - 1);
        }
        HASHES[at] = hash;
        CLASSES[at] |= (short) kind;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & (SIZE - 1);
    }

    private static int hash(String text, int start, int end) {
        int hash = 0x811C9DC5;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 128 && c != '’') {
                String plain = plain(text.substring(start, end));
                return plain.isEmpty() ? hash : hashOfPlain(plain);
            }
            hash = mix(hash, c);
        }
        return hash;
    }

    private static int hashOfPlain(String word) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < word.length(); i++) {
            hash = mix(hash, word.charAt(i));
        }
        return hash;
    }

    private static int mix(int hash, char c) {
        if (c == '.' || c == '\'' || c == '’') {
            return hash;
        }
        char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c < 128 ? c : Character.toLowerCase(c);
        return (hash ^ lower) * 0x01000193;
    }

    /** The word without accents: {@code josé} as {@code jose}. */
    private static String plain(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
                out.append(apart.charAt(i));
            }
        }
        return out.toString();
    }
}
