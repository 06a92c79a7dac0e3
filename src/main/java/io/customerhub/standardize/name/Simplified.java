package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;

/** Traditional Chinese characters as their simplified forms, for keys only: the fold loses differences. */
public final class Simplified {

    private static final char FIRST = 0x3400;
    private static final char LAST = 0x9FFF;
    private static final char[] FORMS = load();

    private Simplified() {}

    private static char[] load() {
        char[] forms = new char[LAST - FIRST + 1];
        for (String line : WordList.lines(Simplified.class, "han-simplified.txt")) {
            for (int i = 0; i + 1 < line.length(); i += 2) {
                forms[line.charAt(i) - FIRST] = line.charAt(i + 1);
            }
        }
        return forms;
    }

    /** The simplified form of a character; the character when it has no other. */
    static char of(char c) {
        if (c < FIRST || c > LAST) {
            return c;
        }
        char form = FORMS[c - FIRST];
        return form == 0 ? c : form;
    }

    /** A text with all its characters simplified. */
    public static String of(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = of(out[i]);
        }
        return new String(out);
    }
}
