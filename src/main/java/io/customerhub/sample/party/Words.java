package io.customerhub.sample.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The word lists of one language, by label: female, male, family, street, brand, trade, form.
 *
 * @param lists the words of each label in the order of the file
 */
record Words(Map<String, List<Word>> lists) {

    /**
     * One word.
     *
     * @param text as its people write it
     * @param latin in Latin script; the same as the text where that is Latin already
     */
    record Word(String text, String latin) {
        private static Word parse(String token) {
            int split = 0;
            while (split < token.length() && token.charAt(split) >= 0x2E80) {
                split++;
            }
            String latin = token.substring(split).replace('_', ' ');
            return new Word(split == 0 ? latin : token.substring(0, split), latin);
        }
    }

    static Words load(String language) {
        Map<String, List<Word>> lists = new HashMap<>();
        for (String line : Resources.lines("words/" + language + ".txt")) {
            int colon = line.indexOf(':');
            List<Word> words = lists.computeIfAbsent(line.substring(0, colon), label -> new ArrayList<>());
            for (String token : line.substring(colon + 1).trim().split(" +", -1)) {
                words.add(Word.parse(token));
            }
        }
        return new Words(lists);
    }

    List<Word> of(String label) {
        List<Word> words = lists.get(label);
        if (words == null) {
            throw new IllegalStateException("The word list has no words labelled '" + label + "'.");
        }
        return words;
    }
}
