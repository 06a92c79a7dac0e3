package io.customerhub.standardize.country;

import io.customerhub.standardize.text.HalfWidth;
import io.customerhub.standardize.text.WordList;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the country that a code or name means. Codes are those of ISO 3166-1 (alpha-2, alpha-3, numeric with three
 * digits), names those of Unicode CLDR in some forty languages and what people write besides; case, accents, spaces and
 * punctuation do not matter. A name in one of the leading languages wins over the same name in another; what still means
 * two countries means none.
 */
public final class CountryNames {

    /** What {@link #find} answers for a name that several countries have. */
    public static final String AMBIGUOUS = "";

    private final Map<String, String> byFoldedName = new HashMap<>(16384);
    private final Map<String, String> byPlainForm = new HashMap<>(1024);
    private final Set<String> codes = new TreeSet<>();

    private CountryNames() {}

    /** Reads the lists; some ten milliseconds, so it is done once. */
    public static CountryNames load() {
        CountryNames names = new CountryNames();
        List<String[]> countries = WordList.lines(CountryNames.class, "countries.tsv").stream()
                .map(line -> line.split("\t", -1))
                .toList();
        Map<String, String> others = new HashMap<>(16384);
        for (String[] country : countries) {
            addAll(others, country[0], country.length > 4 ? country[4] : "");
        }
        Map<String, String> leading = new HashMap<>(8192);
        for (String[] country : countries) {
            addAll(leading, country[0], country[3]);
        }
        Map<String, String> first = new HashMap<>(2048);
        for (String[] country : countries) {
            names.codes.add(country[0]);
            addAll(first, country[0], country[3].split("\\|", 2)[0]);
            addAll(first, country[0], country[0] + "|" + country[1] + "|" + country[2]);
        }
        for (String line : WordList.lines(CountryNames.class, "country-variants.tsv")) {
            String[] variant = line.split("\t", -1);
            addAll(first, variant[0], variant[1]);
        }
        names.byFoldedName.putAll(others);
        names.byFoldedName.putAll(leading);
        names.byFoldedName.putAll(first);
        for (String[] country : countries) {
            names.addPlainForms(country);
        }
        return names;
    }

    /** All alpha-2 codes in order. */
    public Set<String> codes() {
        return Set.copyOf(codes);
    }

    /** The alpha-2 code; null when the text names no country; {@link #AMBIGUOUS} when it names several. */
    public @Nullable String find(String text) {
        String exact = byPlainForm.get(text);
        if (exact != null) {
            return exact;
        }
        String key = fold(text);
        String found = byFoldedName.get(key);
        if (found == null && key.startsWith("the") && key.length() > 6) {
            found = byFoldedName.get(key.substring(3));
        }
        return found;
    }

    /** Most cells hold a code or the usual name as it is usually written: found without folding. */
    private void addPlainForms(String[] country) {
        byPlainForm.put(country[0], country[0]);
        byPlainForm.put(country[1], country[0]);
        for (String name : country[3].split("\\|")) {
            if (country[0].equals(byFoldedName.get(fold(name)))) {
                byPlainForm.put(name, country[0]);
            }
        }
    }

    private static void addAll(Map<String, String> map, String code, String names) {
        for (String name : names.split("\\|")) {
            String key = fold(name);
            if (!key.isEmpty()) {
                map.merge(key, code, (known, added) -> known.equals(added) ? known : AMBIGUOUS);
            }
        }
    }

    /** Letters and digits only, in lower case, without accents; 'and' and 'saint' in one spelling. */
    private static String fold(String text) {
        String plain = HalfWidth.of(text);
        StringBuilder out = new StringBuilder(plain.length());
        boolean ascii = true;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            ascii &= c < 0x80;
            if (c == '&') {
                out.append(" and ");
            } else {
                out.append(Character.toLowerCase(c));
            }
        }
        return lettersOf(ascii ? out.toString() : withoutAccents(out.toString()));
    }

    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < 0x300 || c > 0x36F) {
                out.append(c == 'ı' ? 'i' : c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static String lettersOf(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isGap(text.charAt(i))) {
                appendWord(out, text, start, i);
                start = i + 1;
            }
        }
        return out.toString();
    }

    private static void appendWord(StringBuilder out, String text, int start, int end) {
        boolean saint = end - start == 2 && text.startsWith("st", start);
        boolean dropped = end - start == 3 && text.startsWith("and", start) && out.length() > 0;
        if (saint) {
            out.append("saint");
        } else if (!dropped) {
            out.append(text, start, end);
        }
    }

    /** Everything but letters, digits and the combining marks that Indic and Arabic letters need. */
    private static boolean isGap(char c) {
        if (c < 0x80) {
            return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        }
        return !Character.isUnicodeIdentifierPart(c) && !Character.isSurrogate(c);
    }
}
