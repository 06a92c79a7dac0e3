package io.customerhub.standardize.number;

import io.customerhub.standardize.text.WordList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The currencies of ISO 4217 by code, symbol and word, from the JDK and {@code currencies.tsv}. */
public final class Currencies {

    /** What {@link #find} answers for a symbol that several currencies share. */
    public static final String AMBIGUOUS = "";

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Map<String, String>> byRegion = new HashMap<>();

    private Currencies() {}

    /** Reads the lists. */
    public static Currencies load() {
        Currencies currencies = new Currencies();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            currencies.byName.put(key(currency.getCurrencyCode()), currency.getCurrencyCode());
        }
        for (String line : WordList.lines(Currencies.class, "currencies.tsv")) {
            String[] fields = line.split("\t", -1);
            if (fields[0].startsWith("?")) {
                currencies.addShared(fields);
            } else {
                for (String name : fields[1].split("\\|")) {
                    currencies.byName.put(key(name), fields[0]);
                }
            }
        }
        return currencies;
    }

    private void addShared(String[] fields) {
        Map<String, String> regions = new HashMap<>();
        for (int i = 1; i < fields.length; i++) {
            String[] shared = fields[i].split(":", 2);
            for (String region : shared[1].split(",")) {
                regions.put(region, shared[0]);
            }
            regions.put(shared[0], shared[0]);
        }
        byRegion.put(key(fields[0].substring(1)), regions);
    }

    /**
     * The currency of a code, symbol or word.
     *
     * @param region decides what {@code $} and {@code ¥} mean
     * @param declared the mapping's currency, which decides where the region does not, or null
     * @return its ISO 4217 code; null when there is none; {@link #AMBIGUOUS} when there are several
     */
    public @Nullable String find(String name, @Nullable String region, @Nullable String declared) {
        String key = key(name);
        String code = byName.get(key);
        if (code != null) {
            return code;
        }
        Map<String, String> shared = byRegion.get(key);
        if (shared == null) {
            return null;
        }
        String byDeclaration = declared == null ? null : shared.get(declared);
        String byPlace = region == null ? null : shared.get(region);
        return byDeclaration != null ? byDeclaration : byPlace != null ? byPlace : AMBIGUOUS;
    }

    /** How many decimals a currency has, ISO 4217's minor unit. */
    public static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static String key(String name) {
        return name.replace('￥', '¥')
                .replace('＄', '$')
                .replace('￦', '₩')
                .replace('￡', '£')
                .toLowerCase(Locale.ROOT);
    }
}
