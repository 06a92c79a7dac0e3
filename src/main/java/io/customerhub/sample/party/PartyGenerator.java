package io.customerhub.sample.party;

import io.customerhub.sample.party.PostalAddress.LatinAddress;
import io.customerhub.sample.party.Words.Word;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Generates the parties of the world with one seed. Party i depends on nothing but the seed and i; four in a hundred
 * share home, landline and family name with the party before them, so that one household is not one person.
 */
public final class PartyGenerator {
    private static final int NATURE = 1;
    private static final int NAME = 2;
    private static final int ADDRESS = 3;
    private static final int CONTACT = 4;
    private static final int IDENTIFIER = 5;
    private static final int HOUSEHOLD = 6;
    private static final int MOVED = 7;

    private static final List<String> MAIL_DOMAINS = List.of(
            "example.com", "example.org", "example.net", "mail.example.com", "post.example.org", "web.example.net");

    private final long seed;
    private final Map<Country, Words> words = new EnumMap<>(Country.class);
    private final Map<Country, List<Place>> places = Place.load();

    /** A generator for the world with this seed. */
    public PartyGenerator(long seed) {
        this.seed = seed;
        Map<String, Words> byLanguage = new HashMap<>();
        for (Country country : Country.values()) {
            words.put(country, byLanguage.computeIfAbsent(country.language(), Words::load));
        }
    }

    /** The party at this index, from 0. */
    public Party party(long index) {
        Nature nature = nature(index);
        Household home = household(index, nature);
        PersonName name = name(index, nature, home.familyName());
        PostalAddress address = address(home.index(), ADDRESS, home.place());
        PhoneNumber landline = PhoneNumbers.landline(home.place(), random(home.index(), ADDRESS + 100));
        SampleRandom contact = random(index, CONTACT);
        PhoneNumber mobile = PhoneNumbers.mobile(home.place(), contact);
        Word organization = nature.company ? organization(index, nature.country, home.place()) : new Word("", "");
        LocalDate born = LocalDate.of(1940, 1, 1).plusDays(contact.below(24_800));
        String email = email(name, organization.latin(), born, contact);
        SampleRandom identifiers = random(index, IDENTIFIER);
        boolean chinese = nature.country == Country.CN;
        return new Party(
                index,
                "P" + index,
                nature.company,
                name,
                nature.male,
                organization.text(),
                organization.latin(),
                born,
                mobile,
                landline,
                email,
                address,
                chinese && !nature.company
                        ? ChineseIdentifiers.residentId(home.place().areaCode(), born, nature.male, identifiers)
                        : "",
                chinese && nature.company
                        ? ChineseIdentifiers.creditCode(home.place().areaCode(), identifiers)
                        : "");
    }

    /** Whether the party at this index is a company; cheaper than the whole party. */
    public boolean isCompany(long index) {
        return nature(index).company();
    }

    /** Another address in the same country, for a party that has moved; the same one each time for equal moves. */
    public PostalAddress movedAddress(Party party, int move) {
        Place place = random(party.index(), MOVED + 10L * move)
                .pick(placesOf(party.address().country()));
        return address(party.index(), MOVED + 10L * move + 1, place);
    }

    /** Another mobile number of the same country, for a party that has changed its number. */
    public PhoneNumber changedMobile(Party party, int change) {
        SampleRandom random = random(party.index(), MOVED + 1_000L + change);
        return PhoneNumbers.mobile(random.pick(placesOf(party.address().country())), random);
    }

    private record Nature(Country country, boolean company, boolean male) {}

    private Nature nature(long index) {
        SampleRandom random = random(index, NATURE);
        return new Nature(Country.draw(random), random.chance(150), random.chance(500));
    }

    /** Whose home the party shares: its own, or that of the party before it. */
    private record Household(long index, Place place, Word familyName) {}

    private Household household(long index, Nature nature) {
        long home = sharesHome(index) && sameKind(nature(index - 1), nature) ? index - 1 : index;
        Place place = random(home, HOUSEHOLD + 1).pick(placesOf(nature.country));
        return new Household(
                home,
                place,
                random(home, HOUSEHOLD + 2).pickSkewed(words(nature.country).of("family")));
    }

    private boolean sharesHome(long index) {
        return index > 0
                && random(index, HOUSEHOLD).chance(40)
                && !random(index - 1, HOUSEHOLD).chance(40);
    }

    private static boolean sameKind(Nature one, Nature other) {
        return one.country == other.country && !one.company && !other.company;
    }

    private PersonName name(long index, Nature nature, Word family) {
        SampleRandom random = random(index, NAME);
        List<Word> given = words(nature.country).of(nature.male ? "male" : "female");
        Word first = random.pickSkewed(given);
        if (nature.country != Country.CN) {
            return new PersonName(first.text(), family.text(), first.latin(), family.latin());
        }
        boolean two = random.chance(720);
        Word second = random.pickSkewed(given);
        return new PersonName(
                first.text() + (two ? second.text() : ""),
                family.text(),
                capitalized(first.latin() + (two ? second.latin() : "")),
                capitalized(family.latin()));
    }

    private Word organization(long index, Country country, Place place) {
        SampleRandom random = random(index, NAME + 100);
        Words own = words(country);
        Word brand = random.pick(own.of("brand"));
        Word trade = random.pick(own.of("trade"));
        if (country == Country.CN) {
            Word form = random.pick(own.of("form"));
            String second = random.chance(500) ? random.pick(own.of("brand")).text() : "";
            String city = place.city().replace("市", "");
            return new Word(
                    city + brand.text() + second + trade.text() + form.text(),
                    place.latin().get(1) + " " + brand.latin() + " " + trade.latin() + " " + form.latin());
        }
        String owner = random.chance(400) ? random.pickSkewed(own.of("family")).text() + " " : "";
        String form =
                switch (country) {
                    case US -> random.pick(List.of("Inc.", "LLC", "Corp.", "Co."));
                    case GB -> random.pick(List.of("Ltd", "Ltd.", "PLC", "& Sons Ltd"));
                    case DE -> random.pick(List.of("GmbH", "GmbH & Co. KG", "AG", "e.K."));
                    case FR -> random.pick(List.of("SARL", "SAS", "SA"));
                    case ES -> random.pick(List.of("S.L.", "S.A."));
                    case IN -> random.pick(List.of("Pvt. Ltd.", "Ltd."));
                    default -> random.pick(List.of("Ltda.", "S.A."));
                };
        String text = owner + brand.text() + " " + trade.text() + " " + form;
        return new Word(text, text);
    }

    private PostalAddress address(long index, long purpose, Place place) {
        SampleRandom random = random(index, purpose);
        Country country = place.country();
        Word street = random.pick(words(country).of("street"));
        int number = random.between(1, random.chance(700) ? 99 : 1500);
        String code = postalCode(place.postalCode(), random);
        if (country == Country.CN) {
            int building = random.between(1, 40);
            int room = random.between(1, 28) * 100 + random.between(1, 6);
            LatinAddress latin = new LatinAddress(
                    place.latin().get(0),
                    place.latin().get(1),
                    place.latin().get(2) + " District",
                    "Room " + room + ", Building " + building + ", No. " + number + " " + street.latin());
            String text = street.text() + number + "号" + building + "幢" + room + "室";
            return new PostalAddress(
                    country, place.region(), place.city(), place.district(), place.areaCode(), text, code, latin);
        }
        String text =
                switch (country) {
                    case US, GB, IN -> number + " " + street.text();
                    case FR -> number + " " + street.text();
                    case DE -> street.text() + " " + number;
                    default -> street.text() + ", " + number;
                };
        return new PostalAddress(
                country,
                place.region(),
                place.city(),
                "",
                "",
                text,
                code,
                new LatinAddress(place.region(), place.city(), "", text));
    }

    private static String postalCode(String pattern, SampleRandom random) {
        StringBuilder code = new StringBuilder(pattern);
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) == '#') {
                code.setCharAt(i, (char) ('1' + random.below(9)));
            }
        }
        return code.toString();
    }

    private static String email(PersonName name, String organization, LocalDate born, SampleRandom random) {
        String given = plain(name.givenLatin());
        String family = plain(name.familyLatin());
        if (!organization.isEmpty()) {
            String[] parts = organization.split(" ", -1);
            String host = plain(parts[Math.min(1, parts.length - 1)]) + plain(parts[0]);
            return (random.chance(400) ? "info" : given + "." + family) + "@" + host + ".example.com";
        }
        String tail = random.chance(300) ? "" : random.chance(500) ? "" + born.getYear() : random.digits(3);
        String local =
                switch (random.below(4)) {
                    case 0 -> given + "." + family + tail;
                    case 1 -> family + given + tail;
                    case 2 -> given + "_" + family + tail;
                    default -> given.substring(0, 1) + family + tail + random.digits(2);
                };
        return local + "@" + random.pick(MAIL_DOMAINS);
    }

    /** ASCII letters and digits only, lower case; ß and the like become what the Unicode decomposition leaves. */
    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static String capitalized(String pinyin) {
        return Character.toUpperCase(pinyin.charAt(0)) + pinyin.substring(1);
    }

    private SampleRandom random(long index, long purpose) {
        return new SampleRandom(seed, index, purpose);
    }

    private Words words(Country country) {
        Words own = words.get(country);
        if (own == null) {
            throw new IllegalStateException("No words for " + country + ".");
        }
        return own;
    }

    private List<Place> placesOf(Country country) {
        return places.getOrDefault(country, List.of());
    }
}
