package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of postal codes of each country, from {@code postal-codes.tsv}; its head names the sources. Immutable. */
public final class PostalCodes {

    private static final List<PostalCodePattern> NONE = List.of();

    private final Map<String, List<PostalCodePattern>> whole = new HashMap<>();
    private final Map<String, List<PostalCodePattern>> partial = new HashMap<>();

    private PostalCodes() {}

    /** Reads the list. */
    public static PostalCodes load() {
        PostalCodes codes = new PostalCodes();
        for (String line : WordList.lines(PostalCodes.class, "postal-codes.tsv")) {
            String[] cells = line.split("\t", -1);
            codes.whole.put(cells[0], patterns(cells[1]));
            if (cells.length > 2) {
                codes.partial.put(cells[0], patterns(cells[2]));
            }
        }
        return codes;
    }

    /** True when the forms of the country's codes are known; many countries have no codes at all. */
    public boolean knows(String country) {
        return whole.containsKey(country);
    }

    /** The standard form of a whole code; null when it is none of the country's. */
    public @Nullable String whole(String country, String text) {
        return match(country, text, 0, text.length());
    }

    /** True when the text from a place on is a whole code of the country; makes no text. */
    public boolean isWhole(String country, String text, int from) {
        List<PostalCodePattern> forms = whole.getOrDefault(country, NONE);
        for (int i = 0; i < forms.size(); i++) {
            if (forms.get(i).fits(text, from, text.length())) {
                return true;
            }
        }
        return false;
    }

    /** The standard form of a code that is only a part of one, such as a British outward code; null when it is none. */
    public @Nullable String partial(String country, String text) {
        return match(partial.getOrDefault(country, NONE), text, 0, text.length());
    }

    /** The one country of which the text is a whole code; null when it is one of none or of several. */
    @Nullable
    String only(String text) {
        String found = null;
        for (String country : whole.keySet()) {
            if (isWhole(country, text, 0)) {
                if (found != null) {
                    return null;
                }
                found = country;
            }
        }
        return found;
    }

    /** True when the text is a whole code of any country. */
    public boolean isSomewhere(String text) {
        return whole.values().stream().anyMatch(forms -> match(forms, text, 0, text.length()) != null);
    }

    /** The standard form of what stands between two places of a text; null when it is no whole code of the country. */
    @Nullable
    String match(String country, String text, int from, int to) {
        return match(whole.getOrDefault(country, NONE), text, from, to);
    }

    private static @Nullable String match(List<PostalCodePattern> forms, String text, int from, int to) {
        for (int i = 0; i < forms.size(); i++) {
            String found = forms.get(i).match(text, from, to);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<PostalCodePattern> patterns(String cell) {
        return Arrays.stream(cell.split("\\|")).map(PostalCodePattern::new).toList();
    }
}
