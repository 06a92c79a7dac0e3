package io.customerhub.standardize.organization;

import io.customerhub.standardize.text.HalfWidth;
import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The legal forms of {@code legal-forms.tsv}, found at the end of a name or before it. */
final class LegalForms {

    /** The most words that a form has: 'Sociedad Anónima Promotora de Inversión de Capital Variable' has eight. */
    private static final int MOST_WORDS = 9;

    /** A folded form of so many letters is no word and no initials, whatever {@code w} says of its short form. */
    private static final int LONG = 6;

    private final Map<String, List<LegalForm>> forms = new HashMap<>();
    private final Set<String> lastWords = new HashSet<>();
    private final Set<String> firstWords = new HashSet<>();
    private final List<ScriptForm> scriptForms = new ArrayList<>();
    private final Set<Character> scriptEnds = new HashSet<>();
    private final Set<Character> scriptStarts = new HashSet<>();

    /**
     * A form that was found.
     *
     * @param from where it begins in the text
     * @param to where it ends
     */
    record Found(LegalForm form, int from, int to) {}

    private record ScriptForm(String text, LegalForm form) {}

    /** Reads the forms. */
    LegalForms() {
        boolean script = false;
        for (String line : WordList.lines(LegalForms.class, "legal-forms.tsv")) {
            if (line.equals("[script]")) {
                script = true;
                continue;
            }
            String[] cells = line.split("\t");
            LegalForm form = new LegalForm(cells[0], Set.of(cells[1].split(" ")), cells[2]);
            add(form, cells[0], script);
            for (String variant : cells.length > 3 ? cells[3].split("\\|") : new String[0]) {
                add(form, variant, script);
            }
        }
        scriptForms.sort(
                Comparator.comparingInt((ScriptForm form) -> form.text().length())
                        .reversed());
    }

    private void add(LegalForm form, String variant, boolean script) {
        if (script) {
            String text = HalfWidth.of(variant);
            scriptForms.add(new ScriptForm(text, form));
            scriptEnds.add(text.charAt(text.length() - 1));
            scriptStarts.add(text.charAt(0));
            return;
        }
        NameWords words = new NameWords(variant);
        List<LegalForm> alike = forms.computeIfAbsent(words.joined(0, words.count() - 1), key -> new ArrayList<>());
        if (!alike.contains(form)) {
            alike.add(form);
        }
        if (form.atEnd()) {
            lastWords.add(words.joined(words.count() - 1, words.count() - 1));
        }
        if (form.before()) {
            firstWords.add(words.joined(0, 0));
        }
    }

    /**
     * The form that ends a name.
     *
     * @param words the words of the text
     * @param last the last word that belongs to the name
     * @param oneCase true when the text has capitals or small letters only
     */
    @Nullable
    Found atEnd(String text, NameWords words, int last, @Nullable String region, boolean oneCase) {
        if (last < 1 || !lastWords.contains(words.joined(last, last))) {
            return null;
        }
        for (int first = Math.max(1, last - MOST_WORDS + 1); first <= last; first++) {
            List<LegalForm> alike = forms.get(words.joined(first, last));
            if (alike != null && !isInsideInitials(text, words.start(first))) {
                String written = text.substring(words.start(first), end(text, words, last));
                LegalForm form = choose(alike, written, region, oneCase, true);
                if (form != null) {
                    return new Found(form, words.start(first), end(text, words, last));
                }
            }
        }
        return null;
    }

    /** True for the S.C. of Q.C.S.C. */
    private static boolean isInsideInitials(String text, int start) {
        return start > 1 && text.charAt(start - 1) == '.';
    }

    /** The form that stands before a name. */
    @Nullable
    Found before(String text, NameWords words, @Nullable String region, boolean oneCase) {
        if (words.count() < 2 || !firstWords.contains(words.joined(0, 0))) {
            return null;
        }
        for (int last = Math.min(words.count() - 2, MOST_WORDS - 1); last >= 0; last--) {
            List<LegalForm> alike = forms.get(words.joined(0, last));
            if (alike != null) {
                int end = end(text, words, last);
                LegalForm form = choose(alike, text.substring(words.start(0), end), region, oneCase, false);
                if (form != null) {
                    return new Found(form, words.start(0), end);
                }
            }
        }
        return null;
    }

    /** Where the last word ends, with its dot. */
    private static int end(String text, NameWords words, int last) {
        int end = words.end(last);
        return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
    }

    private static @Nullable LegalForm choose(
            List<LegalForm> alike, String written, @Nullable String region, boolean oneCase, boolean end) {
        LegalForm best = null;
        int bestScore = -1;
        for (LegalForm form : alike) {
            int score = (form.in(region) ? 4 : 0) + likeness(form.canonical(), written);
            if (score > bestScore && mayBe(form, written, region, oneCase, end)) {
                best = form;
                bestScore = score;
            }
        }
        return best;
    }

    private static boolean mayBe(
            LegalForm form, String written, @Nullable String region, boolean oneCase, boolean end) {
        if (end ? !form.atEnd() : !form.before()) {
            return false;
        }
        boolean home = form.in(region);
        boolean dotted =
                written.indexOf('.') >= 0 && written.indexOf('.') < written.length() - 1 || written.indexOf('/') > 0;
        if (!end && (form.is('r') || form.is('x')) && !home && !(form.is('q') && dotted)) {
            return false;
        }
        if (!form.is('w') || home || letters(written) > LONG) {
            return true;
        }
        return dotted || !oneCase && written.equals(form.canonical()) && !isCapitals(written);
    }

    /** 2 when two forms differ in case and spaces only, 1 when in dots too, else 0. */
    private static int likeness(String canonical, String written) {
        String one = plain(canonical, false);
        String other = plain(written, false);
        if (one.equals(other)) {
            return 2;
        }
        return plain(one, true).equals(plain(other, true)) ? 1 : 0;
    }

    private static String plain(String text, boolean withoutDots) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && !(withoutDots && c == '.')) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    private static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The form in a script without spaces that ends the text before a place; null when there is none. */
    @Nullable
    Found scriptAtEnd(String text, int to) {
        if (to == 0 || !scriptEnds.contains(text.charAt(to - 1))) {
            return null;
        }
        for (ScriptForm form : scriptForms) {
            int from = to - form.text().length();
            if (from > 0 && form.form().atEnd() && text.startsWith(form.text(), from)) {
                return new Found(form.form(), from, to);
            }
        }
        return null;
    }

    /** The form in a script without spaces that begins the text; null when there is none. */
    @Nullable
    Found scriptBefore(String text) {
        if (text.isEmpty() || !scriptStarts.contains(text.charAt(0))) {
            return null;
        }
        for (ScriptForm form : scriptForms) {
            int to = form.text().length();
            if (to < text.length() && form.form().before() && text.startsWith(form.text())) {
                return new Found(form.form(), 0, to);
            }
        }
        return null;
    }
}
