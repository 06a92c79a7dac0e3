package io.customerhub.standardize.country;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes articles and forms of state off a country's name: 'the Republic of Kenya', 'Republiek Finland', 'Iran (Islamic
 * Republic of)', 'Afghanistan (l')'. The words stand in {@code state-forms.txt}. Whether what is left is a country, and the same one, is
 * for the caller to see.
 */
final class StateForms {

    private final Set<String> articles = WordList.words(StateForms.class, "state-forms.txt", "articles");
    private final Set<String> forms = WordList.words(StateForms.class, "state-forms.txt", "forms");
    private final Set<String> links = WordList.words(StateForms.class, "state-forms.txt", "links");

    /**
     * Another way to say a name.
     *
     * @param words the folded words
     * @param stripped true when a form of state was taken off
     */
    record Form(String words, boolean stripped) {}

    /** Other ways to say the same name, folded, most faithful first; empty when there are none. */
    List<Form> otherForms(String text) {
        List<Form> found = new ArrayList<>();
        int open = Math.max(text.indexOf('('), text.indexOf('（'));
        int comma = Math.max(text.indexOf(','), text.indexOf('，'));
        if (open > 0) {
            int close = Math.max(text.indexOf(')', open), text.indexOf('）', open));
            String inside = CountryFolding.words(text.substring(open + 1, close < 0 ? text.length() : close));
            boolean more = close >= 0
                    && !CountryFolding.words(text.substring(close + 1)).isEmpty();
            if (!more) {
                addInverted(found, CountryFolding.words(text.substring(0, open)), inside);
            }
        } else if (comma > 0) {
            addInverted(
                    found,
                    CountryFolding.words(text.substring(0, comma)),
                    CountryFolding.words(text.substring(comma + 1)));
        }
        addStripped(found, CountryFolding.words(text));
        return found;
    }

    /** 'Iran' and 'Islamic Republic of' to 'Islamic Republic of Iran' and, where all of it is form, to 'Iran'. */
    private void addInverted(List<Form> found, String head, String tail) {
        if (head.isEmpty()) {
            return;
        }
        if (!tail.isEmpty()) {
            found.add(new Form(tail + " " + head, false));
            addStripped(found, tail + " " + head);
        }
        if (isAll(tail, articles)) {
            found.add(new Form(head, false));
        }
    }

    private void addStripped(List<Form> found, String words) {
        String rest = words;
        boolean form = false;
        while (rest.indexOf(' ') > 0) {
            String first = rest.substring(0, rest.indexOf(' '));
            if (articles.contains(first) || form && links.contains(first)) {
                rest = rest.substring(first.length() + 1);
                found.add(new Form(rest, form));
            } else if (forms.contains(first)) {
                form = true;
                rest = rest.substring(first.length() + 1);
            } else {
                break;
            }
        }
        if (form) {
            found.add(new Form(rest, true));
        }
    }

    private static boolean isAll(String words, Set<String> known) {
        for (String word : words.split(" ")) {
            if (!word.isEmpty() && !known.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
