package io.customerhub.standardize.domain;

import com.ibm.icu.text.IDNA;
import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells names of domains that can be on the internet: at least two labels of letters, digits and inner hyphens (RFC 1123,
 * 2.1), each of at most 63 octets and together at most 253 (RFC 1035, 2.3.4), of which the last is a top-level domain of
 * IANA's list or {@code example}, which RFC 2606 keeps free for invented data. Thread-safe.
 */
public final class DomainNames {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    /** RFC 2606, 2. The others of that section ({@code test}, {@code invalid}, {@code localhost}) are no domains here. */
    private static final String FOR_EXAMPLES = "example";

    private final NameTable topLevel;

    /** What a text is as a name. */
    public enum Form {
        /** A name in small letters. */
        NAME,
        /** A name in which at least one letter is a capital. */
        CAPITALS,
        /** A name with letters that are not ASCII, or with an A-label: {@link #international} tells more. */
        INTERNATIONAL,
        /** A name whose last label is no top-level domain. */
        UNKNOWN_TOP_LEVEL,
        /** No name. */
        NONE
    }

    /**
     * An international name in its two spellings (RFC 5890, 2.3.2).
     *
     * @param unicode with U-labels, in small letters
     * @param ascii with A-labels, in small letters
     */
    public record International(String unicode, String ascii) {}

    /** ICU's tables are read when the first international name comes. */
    private static final class Uts46 {
        private static final IDNA IDNA_2008 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);
    }

    private DomainNames(NameTable topLevel) {
        this.topLevel = topLevel;
    }

    /** The names below the top-level domains of {@code top-level-domains.txt}. */
    public static DomainNames load() {
        List<String> names = new ArrayList<>(WordList.lines(DomainNames.class, "top-level-domains.txt"));
        names.add(FOR_EXAMPLES);
        return new DomainNames(NameTable.of(names));
    }

    /** What the text from {@code from} to before {@code to} is; makes no garbage. */
    public Form formOf(String text, int from, int to) {
        int label = from;
        boolean capitals = false;
        boolean encoded = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (!isLabel(text, label, i)) {
                    return Form.NONE;
                }
                label = i + 1;
            } else if (c >= 'A' && c <= 'Z') {
                capitals = true;
            } else if (c >= 128) {
                return Form.INTERNATIONAL;
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return Form.NONE;
            }
            encoded |= i == label + 3 && text.regionMatches(true, label, "xn--", 0, 4);
        }
        if (label == from || !isLabel(text, label, to) || to - from > LONGEST) {
            return Form.NONE;
        }
        if (encoded) {
            return Form.INTERNATIONAL;
        }
        return !topLevel.contains(text, label, to) ? Form.UNKNOWN_TOP_LEVEL : capitals ? Form.CAPITALS : Form.NAME;
    }

    private static boolean isLabel(String text, int from, int to) {
        return to > from && to - from <= LONGEST_LABEL && text.charAt(from) != '-' && text.charAt(to - 1) != '-';
    }

    /**
     * Both spellings of a name by UTS 46, non-transitional, so that a German ß stays one; null when it breaks the rules for
     * names or its top-level domain does not exist.
     */
    public @Nullable International international(String name) {
        IDNA.Info info = new IDNA.Info();
        String ascii =
                Uts46.IDNA_2008.nameToASCII(name, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            return null;
        }
        String unicode = Uts46.IDNA_2008
                .nameToUnicode(name, new StringBuilder(), new IDNA.Info())
                .toString();
        int last = ascii.lastIndexOf('.') + 1;
        boolean sound = last > 1 && ascii.length() <= LONGEST && topLevel.contains(ascii, last, ascii.length());
        return sound ? new International(unicode, ascii) : null;
    }
}
