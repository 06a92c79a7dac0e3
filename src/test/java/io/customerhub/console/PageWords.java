package io.customerhub.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person reads on a page, and where its links lead. Values of records, code and files are no words of the console. */
public final class PageWords {

    private static final Pattern NOT_WORDS = Pattern.compile(
            "<(script|style|pre|code|del|ins)\\b[^>]*>.*?</\\1>|<(td|th)\\b[^>]*class=\"[^\"]*\\bcode\\b[^\"]*\"[^>]*>.*?</\\2>",
            Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:aria-label|title|placeholder|alt)=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)\"([^>]*)>");

    private PageWords() {}

    /** Its texts and the labels that are spoken, one for each element. */
    public static List<String> of(String html) {
        String rest = NOT_WORDS.matcher(html).replaceAll("");
        List<String> words = new ArrayList<>();
        for (String text : TAG.split(rest)) {
            add(words, text);
        }
        Matcher spoken = SPOKEN.matcher(rest);
        while (spoken.find()) {
            add(words, spoken.group(1));
        }
        return words;
    }

    private static void add(List<String> words, String text) {
        String plain = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
        if (!plain.isEmpty()) {
            words.add(plain);
        }
    }

    /** Where its links lead on this site, files for download left out. */
    public static Set<String> links(String html) {
        Set<String> links = new LinkedHashSet<>();
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            String path = link.group(1).replace("&amp;", "&");
            if (!link.group(2).contains("download") && !path.contains("format=")) {
                links.add(path);
            }
        }
        return links;
    }
}
