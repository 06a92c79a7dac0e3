package io.customerhub.sample.party;

import java.util.List;

/** The countries that generated parties live in; each constant is the ISO 3166-1 alpha-2 code. */
public enum Country {
    CN("zh", "86", "0", true, List.of("中国", "China", "CN", "PRC", "P.R. China", "中华人民共和国", "china", "CHN")),
    US("en", "1", "", false, List.of("USA", "U.S.A.", "United States", "US", "United States of America", "美国")),
    GB("en", "44", "0", true, List.of("UK", "United Kingdom", "GB", "Great Britain", "U.K.", "england", "英国")),
    DE("de", "49", "0", true, List.of("Germany", "Deutschland", "DE", "GERMANY", "D", "DEU", "德国")),
    FR("fr", "33", "0", true, List.of("France", "FR", "FRANCE", "FRA", "法国")),
    ES("es", "34", "", true, List.of("Spain", "España", "ES", "Espana", "SPAIN", "西班牙")),
    IN("in", "91", "0", true, List.of("India", "IN", "INDIA", "IND", "Bharat")),
    BR("pt", "55", "0", false, List.of("Brazil", "Brasil", "BR", "BRAZIL", "BRA"));

    private final String language;
    private final String callingCode;
    private final String trunkPrefix;
    private final boolean dialsDoubleZero;

    @SuppressWarnings("ImmutableEnumChecker") // always a list of List.of
    private final List<String> spellings;

    Country(String language, String callingCode, String trunkPrefix, boolean dialsDoubleZero, List<String> spellings) {
        this.language = language;
        this.callingCode = callingCode;
        this.trunkPrefix = trunkPrefix;
        this.dialsDoubleZero = dialsDoubleZero;
        this.spellings = spellings;
    }

    /** The name of the word list that fits the country's people: zh, en, de, fr, es, in, pt. */
    public String language() {
        return language;
    }

    /** The international calling code without plus. */
    public String callingCode() {
        return callingCode;
    }

    /** What is dialled before an area code inside the country; empty where nothing is. */
    public String trunkPrefix() {
        return trunkPrefix;
    }

    /** True if 00 is how one dials abroad from here, so that 00 before the calling code is understood. */
    public boolean dialsDoubleZero() {
        return dialsDoubleZero;
    }

    /** How people write the country's name. */
    public List<String> spellings() {
        return spellings;
    }

    /** A country by its share among the parties: China 55 %, then the United States, and so on. */
    static Country draw(SampleRandom random) {
        int percent = random.below(100);
        if (percent < 55) return CN;
        if (percent < 67) return US;
        if (percent < 75) return GB;
        if (percent < 83) return DE;
        if (percent < 88) return FR;
        if (percent < 93) return ES;
        if (percent < 97) return IN;
        return BR;
    }
}
