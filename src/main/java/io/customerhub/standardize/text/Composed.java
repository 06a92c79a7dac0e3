package io.customerhub.standardize.text;

import java.text.Normalizer;

/** Letters that got another case may stand before an accent that now has a letter in common with them: ı́ becomes Í. */
public final class Composed {

    private static final char FIRST_MARK = '\u0300';

    private Composed() {}

    /** The text in the composed form (Unicode, NFC); the same instance when it has no accents of their own. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}
