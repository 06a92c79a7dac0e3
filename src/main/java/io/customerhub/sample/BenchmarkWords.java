package io.customerhub.sample;

import io.customerhub.sample.party.Country;
import io.customerhub.sample.party.Party;
import io.customerhub.sample.party.PartyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The words of the benchmark file, encoded once: some thousand parties of the sample world, taken apart by country. */
final class BenchmarkWords {
    /** What follows a house number in Chinese. */
    static final byte[] NUMBER_SIGN = "号".getBytes(StandardCharsets.UTF_8);

    /** What follows the street, with a comma that makes the cell quoted. */
    static final byte[] APARTMENT = ", Apt. ".getBytes(StandardCharsets.UTF_8);

    private static final int PARTIES = 6_000;
    private static final long SEED = 1;

    /** The countries by percent of the rows. */
    private static final Country[] SHARES = new Country[100];

    static {
        int at = 0;
        Map<Country, Integer> percent = new EnumMap<>(Map.of(
                Country.CN,
                45,
                Country.US,
                18,
                Country.GB,
                9,
                Country.DE,
                9,
                Country.ES,
                7,
                Country.IN,
                6,
                Country.BR,
                6));
        for (Map.Entry<Country, Integer> entry : percent.entrySet()) {
            for (int i = 0; i < entry.getValue(); i++) {
                SHARES[at++] = entry.getKey();
            }
        }
    }

    /**
     * The words of one country, in UTF-8 and safe for a CSV cell.
     *
     * @param familyFirst whether the family name comes first, without a space
     * @param given given names
     * @param family family names
     * @param mailNames beginnings of e-mail addresses
     * @param streets streets without number
     * @param towns cities with a postal code of each
     * @param countries spellings of the country
     * @param phonePrefixes beginnings of mobile numbers
     * @param phoneTemplates spellings of numbers; @ stands for the prefix, # for a digit
     */
    record Region(
            boolean familyFirst,
            List<byte[]> given,
            List<byte[]> family,
            List<byte[]> mailNames,
            List<byte[]> streets,
            List<Town> towns,
            List<byte[]> countries,
            List<byte[]> phonePrefixes,
            List<byte[]> phoneTemplates) {}

    /**
     * Where an address may be, in UTF-8.
     *
     * @param city its name
     * @param postalCode a postal code of it
     */
    record Town(byte[] city, byte[] postalCode) {}

    private final Region[] regions = new Region[SHARES.length];

    BenchmarkWords() {
        Map<Country, List<Party>> parties = new EnumMap<>(Country.class);
        PartyGenerator generator = new PartyGenerator(SEED);
        for (int i = 0; i < PARTIES; i++) {
            Party party = generator.party(i);
            if (!party.company()) {
                parties.computeIfAbsent(party.address().country(), country -> new ArrayList<>())
                        .add(party);
            }
        }
        Map<Country, Region> byCountry = new EnumMap<>(Country.class);
        for (int i = 0; i < regions.length; i++) {
            regions[i] = byCountry.computeIfAbsent(
                    SHARES[i], country -> region(country, parties.getOrDefault(country, List.of())));
        }
    }

    /** The country that stands at this percent, from 0 to 99. */
    Region region(int percent) {
        return regions[percent];
    }

    private static Region region(Country country, List<Party> parties) {
        return new Region(
                country == Country.CN,
                encoded(parties.stream().map(party -> party.name().given()).toList()),
                encoded(parties.stream().map(party -> party.name().family()).toList()),
                encoded(parties.stream().map(BenchmarkWords::mailName).toList()),
                encoded(parties.stream()
                        .map(party -> street(party.address().street()))
                        .toList()),
                parties.stream().map(BenchmarkWords::town).toList(),
                encoded(country.spellings()),
                RowBuffer.bytes(prefixes(country).split(" ", -1)),
                RowBuffer.bytes(templates(country).split("\\|", -1)));
    }

    private static List<byte[]> encoded(List<String> words) {
        return RowBuffer.bytes(words.toArray(String[]::new));
    }

    private static Town town(Party party) {
        return new Town(
                party.address().city().getBytes(StandardCharsets.UTF_8),
                party.address().postalCode().getBytes(StandardCharsets.UTF_8));
    }

    private static String mailName(Party party) {
        String email = party.email();
        return email.substring(0, email.indexOf('@')) + ".";
    }

    /** The street without its number, which is drawn anew. */
    private static String street(String street) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < street.length() && street.charAt(i) != ','; i++) {
            char c = street.charAt(i);
            if (c >= '0' && c <= '9' && c < 0x2E80) {
                if (name.length() > 0) {
                    break;
                }
            } else if (name.length() > 0 || c != ' ') {
                name.append(c);
            }
        }
        return name.toString().strip();
    }

    private static String prefixes(Country country) {
        return switch (country) {
            case CN -> "130 131 132 133 135 136 137 138 139 150 151 152 158 159 177 180 185 186 188 189";
            case US -> "212 213 312 415 512 617 702 713 303 206";
            case GB -> "741 742 743 753 754 755 771 772 773 774 785 786";
            case DE -> "151 152 157 159";
            case ES -> "610 620 630 640 650 655 615 626";
            case IN -> "981 982 983 984 986 987 988 989";
            case BR -> "11 21 31 41 51 71";
            case FR -> "612";
        };
    }

    private static String templates(Country country) {
        return switch (country) {
            case CN ->
                "@########|@ #### ####|@-####-####|+86@########|+86 @ #### ####|0086@########|0086-@-####-####"
                        + "|(+86)@########|+86-@########| @########";
            case US ->
                "(@) 55#-####|@-55#-####|@.55#.####|@55#####|+1 @ 55# ####|+1-@-55#-####|+1@55#####|1-@-55#-####"
                        + "|+1 (@) 55#-####|@ 55# ####";
            case GB ->
                "0@#######|0@# ######|0@# ### ###|+44@#######|+44 @# ######|+44 (0)@# ######|0044@#######"
                        + "|(0@#) ######|+44-@#-######|0@#-###-###";
            case DE ->
                "0@########|0@ ########|0@/########|+49@########|+49 @ ########|+49 (0)@ ########|0049@########"
                        + "|0049 @ ########|0@-########|+49-@-########";
            case ES ->
                "@######|@ ### ###|@ ## ## ##|+34@######|+34 @ ### ###|0034@######|@-###-###|+34-@-###-###"
                        + "|(+34) @ ######|@.###.###";
            case IN ->
                "@#######|0@#######|@## #####|+91@#######|+91 @## #####|+91-@#######|0091@#######|0@## #####"
                        + "|(+91) @#######|@-###-####";
            case BR ->
                "(@) 98###-####|@98#######|@ 98### ####|+55@98#######|+55 @ 98###-####|+55 (@) 98###-####"
                        + "|0@98#######|+55-@-98###-####|@-98###-####|(@)98#######";
            case FR -> "+33@######";
        };
    }
}
