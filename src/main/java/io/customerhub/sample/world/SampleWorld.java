package io.customerhub.sample.world;

import io.customerhub.sample.party.Country;
import io.customerhub.sample.party.Party;
import io.customerhub.sample.party.PartyGenerator;
import io.customerhub.sample.party.PhoneNumber;
import io.customerhub.sample.party.PostalAddress;
import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.spelling.DateSpelling;
import io.customerhub.sample.spelling.EmailSpelling;
import io.customerhub.sample.spelling.NameSpelling;
import io.customerhub.sample.spelling.NameSpelling.Spelled;
import io.customerhub.sample.spelling.PhoneSpelling;
import io.customerhub.sample.spelling.TextDirt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * People and companies, and how each appears in the source systems. Everything about party i is a function of the seed
 * and i: a small world is the beginning of a large one, and nothing is kept in memory.
 */
public final class SampleWorld {
    /** The most parties a world can have; record numbers are a permutation of 24 bits. */
    public static final int MOST_PARTIES = 10_000_000;

    private static final int NUMBER_BITS = 24;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;
    private static final Instant FIRST_CHANGE = Instant.parse("2022-01-01T00:00:00Z");
    private static final int DAYS_OF_CHANGE = 1_400;
    private static final int PRESENCE = 20;
    private static final int SIGHTING = 30;

    private final long seed;
    private final int parties;
    private final PartyGenerator generator;
    private final NameSpelling names = new NameSpelling();

    /**
     * A world.
     *
     * @param parties how many, from 0 to {@link #MOST_PARTIES}
     */
    public SampleWorld(long seed, int parties) {
        if (parties < 0 || parties > MOST_PARTIES) {
            throw new IllegalArgumentException(
                    "A sample world has 0 to " + MOST_PARTIES + " parties, not " + parties + ".");
        }
        this.seed = seed;
        this.parties = parties;
        this.generator = new PartyGenerator(seed);
    }

    /** How many generated parties there are. */
    public int parties() {
        return parties;
    }

    /** The party at the index, as it really is. */
    public Party party(int index) {
        return generator.party(Objects.checkIndex(index, parties));
    }

    /** Shows each record that the system holds of generated parties, party by party. */
    public void eachSighting(SourceSystem system, Consumer<Sighting> consumer) {
        for (int index = 0; index < parties; index++) {
            sightings(system, index).forEach(consumer);
        }
    }

    /** The records that the system holds of one party: none, one, or two where it keeps the party twice. */
    public List<Sighting> sightings(SourceSystem system, int index) {
        Party party = null;
        List<Sighting> sightings = new ArrayList<>(1);
        int copies = copies(system, index);
        for (int copy = 0; copy < copies; copy++) {
            party = party == null ? party(index) : party;
            sightings.add(sighting(party, system, copy));
        }
        return sightings;
    }

    /** A later state of the record: moved, with another phone, a day or more after. */
    public Sighting changed(Sighting old) {
        Party party = party((int) old.index());
        SampleRandom random = random(old.index(), SIGHTING + 500);
        PostalAddress address = generator.movedAddress(party, 2);
        return new Sighting(
                old.party(),
                old.index(),
                old.company(),
                old.number(),
                old.name(),
                old.organization(),
                old.male(),
                old.genderKnown(),
                old.born(),
                PhoneSpelling.spell(generator.changedMobile(party, 2), false, random),
                old.landline(),
                old.email(),
                address.region(),
                address.city(),
                address.district(),
                address.street(),
                address.postalCode(),
                old.country(),
                address,
                old.currency(),
                old.nationalId(),
                old.taxNumber(),
                old.state(),
                old.createdAt(),
                old.updatedAt().plusSeconds(86_400L * random.between(1, 20)));
    }

    /** A random source for what belongs to the party's record in a system, such as its orders. */
    public SampleRandom random(long index, long purpose) {
        return new SampleRandom(seed, index, 10_000 + purpose);
    }

    private int copies(SourceSystem system, int index) {
        SampleRandom random = random(index, PRESENCE);
        boolean company = generator.isCompany(index);
        int copies = 0;
        boolean anywhere = false;
        for (SourceSystem each : SourceSystem.values()) {
            boolean present = random.chance(each.presence(company));
            boolean twice = random.chance(each.doubles());
            anywhere |= present;
            if (each == system && present) {
                copies = twice ? 2 : 1;
            }
        }
        return anywhere || system != SourceSystem.CRM ? copies : 1;
    }

    private Sighting sighting(Party party, SourceSystem system, int copy) {
        SampleRandom random = random(party.index(), SIGHTING + system.number() * 10L + copy);
        Spelled name = names.spell(party.name(), system.pinyin(), random);
        boolean latin = !name.chinese();
        Country country = party.address().country();
        PostalAddress address = random.chance(150) ? generator.movedAddress(party, random.below(2)) : party.address();
        PhoneNumber mobile = random.chance(100) ? generator.changedMobile(party, random.below(2)) : party.mobile();
        String countryText = random.chance(30) ? "" : random.pick(country.spellings());
        boolean known = !countryText.isEmpty();
        boolean otherMail = random.chance(180);
        String email = otherMail ? "contact" + random.digits(6) + "@example.org" : party.email();
        Instant updated = updatedAt(random);
        return new Sighting(
                party.id(),
                party.index(),
                party.company(),
                number(party.index(), system, copy),
                name,
                organization(party, latin, random),
                party.male(),
                !random.chance(80),
                party.company() ? "" : born(party.born(), system, random),
                phone(mobile, known, 30, random),
                random.chance(350) ? PhoneSpelling.spell(party.landline(), known, random) : "",
                EmailSpelling.spell(email, random),
                text(latin ? address.latin().region() : address.region(), random),
                text(latin ? address.latin().city() : address.city(), random),
                latin ? address.latin().district() : address.district(),
                text(latin ? address.latin().street() : address.street(), random),
                random.chance(40) ? "" : TextDirt.width(address.postalCode(), random),
                known ? TextDirt.spaces(countryText, random) : "",
                address,
                currency(country),
                random.chance(400) ? identifier(party.nationalId(), random) : "",
                random.chance(600) ? identifier(party.taxNumber(), random) : "",
                random.chance(60) ? 2 : random.chance(60) ? 1 : 0,
                updated.minusSeconds(random.below(40_000_000)),
                updated);
    }

    private static long number(long index, SourceSystem system, int copy) {
        long scrambled = (index * 0x9E3779B1L + (system.number() + 1) * 2_654_435L) & NUMBER_MASK;
        return scrambled + ((long) copy << NUMBER_BITS);
    }

    private static String organization(Party party, boolean latin, SampleRandom random) {
        String name = latin ? party.organizationLatin() : party.organization();
        String typed = random.chance(20) ? TextDirt.typo(name, random) : name;
        return name.isEmpty() ? "" : TextDirt.untidy(typed, random);
    }

    private static String born(LocalDate born, SourceSystem system, SampleRandom random) {
        DateSpelling order =
                switch (system) {
                    case CRM -> DateSpelling.DAY_MONTH_YEAR;
                    case ERP -> DateSpelling.YEAR_MONTH_DAY;
                    case SHOP -> random.chance(200) ? DateSpelling.MONTH_NAME : DateSpelling.ISO;
                    case DESK -> DateSpelling.MONTH_DAY_YEAR;
                };
        LocalDate typed = random.chance(10) ? born.plusDays(random.between(1, 9)) : born;
        return random.chance(120) ? "" : order.untidy(typed, random);
    }

    private static String phone(PhoneNumber number, boolean known, int invalidPerMille, SampleRandom random) {
        if (random.chance(invalidPerMille)) {
            return PhoneSpelling.invalid(random);
        }
        return random.chance(25) ? random.pick(TextDirt.PLACEHOLDERS) : PhoneSpelling.spell(number, known, random);
    }

    private static String text(String value, SampleRandom random) {
        return TextDirt.maybeMissing(TextDirt.untidy(value, random), random);
    }

    private static String identifier(String value, SampleRandom random) {
        return switch (random.below(30)) {
            case 0 -> value.toLowerCase(Locale.ROOT);
            case 1 -> " " + value;
            case 2 -> TextDirt.fullWidth(value);
            case 3 -> TextDirt.typo(value, random);
            default -> value;
        };
    }

    private static String currency(Country country) {
        return switch (country) {
            case CN -> "CNY";
            case US -> "USD";
            case GB -> "GBP";
            case IN -> "INR";
            case BR -> "BRL";
            default -> "EUR";
        };
    }

    /** Three in ten records were last touched by one of some hundred nightly jobs, which makes ties. */
    private static Instant updatedAt(SampleRandom random) {
        if (random.chance(300)) {
            return FIRST_CHANGE.plusSeconds(86_400L * random.below(100) * 14 + 7_200);
        }
        return FIRST_CHANGE.plusSeconds(random.below(DAYS_OF_CHANGE * 86_400));
    }
}
