package io.customerhub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds English in texts that ought to be Chinese: three words in a row of which one is of those that hold sentences together.
 * Names, codes, fields, options and commands have none of these.
 */
public final class EnglishSentence {

    private static final Pattern WORDS = Pattern.compile(
            "(?<![\\w./:@=<$-])[A-Za-z]{1,20}(?:['’]s)?(?:[,;]? [A-Za-z]{1,20}(?:['’]s)?){2,}(?![\\w/=-])");

    private static final Pattern ORIGINAL = Pattern.compile("（原文：[^）]*）");

    private static final Set<String> BONDS = Set.of(
            ("the a an is are was were be been has have had of to in at by for and or not no that this it its which than"
                            + " into when while where so but if would cannot may must does do found expected there they what who more nothing without out after before here")
                    .split(" "));

    private EnglishSentence() {}

    /** The pieces of the text that are English; empty when there is none. */
    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        // the words of a library, told as such
        Matcher words = WORDS.matcher(ORIGINAL.matcher(text).replaceAll(""));
        while (words.find()) {
            for (String word : words.group().split("[,;]? ")) {
                // SQL and constants stand in capitals
                if (BONDS.contains(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1))) {
                    found.add(words.group());
                    break;
                }
            }
        }
        return found;
    }
}
