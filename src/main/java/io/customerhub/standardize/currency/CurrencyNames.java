package io.customerhub.standardize.currency;

import io.customerhub.standardize.country.CountryFolding;
import io.customerhub.standardize.number.Currencies;
import io.customerhub.standardize.text.NamedMeanings;
import io.customerhub.standardize.text.WordList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the currency that a code, number, sign or name means. A word that several currencies share means one only in a
 * region that uses it. Safe for use by several threads.
 */
public final class CurrencyNames {

    private final Currencies signs;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Map<String, String>> shared = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final NamedMeanings names = new NamedMeanings(CurrencyNames::folded);

    /**
     * What was found.
     *
     * @param code ISO 4217; {@link NamedMeanings#AMBIGUOUS} when there are several
     */
    public record Found(String code, CurrencyRule rule) {}

    /** Reads the lists. */
    public CurrencyNames(Currencies signs) {
        this.signs = signs;
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            codes.put(code, code);
            if (currency.getNumericCode() > 0) {
                numbers.merge(
                        String.format(Locale.ROOT, "%03d", currency.getNumericCode()),
                        code,
                        (one, other) -> NamedMeanings.AMBIGUOUS);
            }
        }
        names.with(WordList.lines(CurrencyNames.class, "names.tsv"));
        for (String line : WordList.lines(CurrencyNames.class, "shared.tsv")) {
            addShared(line.split("\t", -1));
        }
    }

    private void addShared(String[] row) {
        Map<String, String> byRegion = new HashMap<>();
        for (int i = 1; i < row.length; i++) {
            String[] use = row[i].split(":", 2);
            for (String region : use[1].split(",")) {
                byRegion.put(region, use[0]);
            }
        }
        for (String word : row[0].split("\\|")) {
            shared.put(folded(word), byRegion);
        }
    }

    /**
     * The currency of a text; null when it means none.
     *
     * @param language the field's language, ISO 639-1, or null
     * @param region the record's region, ISO 3166-1 alpha-2, or null
     */
    public @Nullable Found find(String text, @Nullable String language, @Nullable String region) {
        String code = text.length() == 3 ? codes.get(text.toUpperCase(Locale.ROOT)) : null;
        if (code == null && text.length() == 3) {
            code = numbers.get(text);
        }
        if (code != null) {
            return new Found(code, CurrencyRule.CODE);
        }
        Map<String, String> byRegion = shared.get(folded(text));
        if (byRegion != null) {
            String there = region == null ? null : byRegion.get(region);
            return new Found(there == null ? NamedMeanings.AMBIGUOUS : there, CurrencyRule.SHARED);
        }
        String sign = signs.find(text, region, null);
        if (sign != null) {
            return new Found(sign, CurrencyRule.SIGN);
        }
        String named = names.find(text, language);
        return named == null ? null : new Found(named, CurrencyRule.NAME);
    }

    private static String folded(String text) {
        String key = CountryFolding.key(CountryFolding.words(text));
        return key.isEmpty() ? text.strip() : key;
    }
}
