package io.customerhub.bench.match;

import io.customerhub.golden.RecordKey;
import io.customerhub.sample.party.SampleRandom;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes people up, each with one to six records in several systems: 53 people in a hundred records. Later records have
 * typing errors, short forms, names crosswise, moves, marriages, other phones and blanks; four people in a hundred share
 * home, phone and family name with the one before them; a quarter are Chinese. A stream with constant memory: the same
 * seed gives the same people, and a small set is the beginning of a large one.
 */
final class GeneratedCustomers {

    /** Of a thousand people so many have at most 1, 2, 3, 4, 5, 6 records; 1.88 on average. */
    private static final int[] RECORDS = {545, 765, 880, 940, 975, 1_000};

    private static final int PERSON = 1;
    private static final int HOME = 2;
    private static final int RECORD = 3;
    private static final int MOVE = 4;

    private static final List<String> SYSTEMS = List.of("crm", "erp", "shop", "desk");
    private static final List<String> STREAMS = List.of("contacts", "customers", "accounts", "requesters");
    private static final List<String> DOMAINS =
            List.of("example.com", "example.org", "example.net", "mail.example.com", "post.example.org");

    /** Keys look as if they had nothing to do with the order: a prime, so that no two records have the same one. */
    private static final long KEY_FACTOR = 3_266_489_917L;

    private static final long KEYS = 100_000_000;

    private static final long KEY_INVERSE =
            BigInteger.valueOf(KEY_FACTOR).modInverse(BigInteger.valueOf(KEYS)).longValueExact();
    private static final long FIRST_VERSION = 1_500_000_000_000_000L;
    private static final long MOST_SECONDS = 200_000_000;

    /** A number that a shop's own counter gives to everyone. */
    private static final String SHARED_PHONE = "+4930555000";

    private final long seed;
    private final int sharing;
    private final CustomerWords words = new CustomerWords();

    /** @param sharing how many people, the first ones, share one phone number */
    GeneratedCustomers(long seed, int sharing) {
        this.seed = seed;
        this.sharing = sharing;
    }

    private record Home(String street, int town, String postalCode, String landline) {}

    private record Person(
            boolean chinese,
            boolean male,
            CustomerWords.Han given,
            CustomerWords.Han family,
            LocalDate born,
            String phone,
            String email,
            Home home,
            String identifier) {}

    /** Hands on so many records, person by person. */
    void each(int records, Consumer<GeneratedCustomer> taker) {
        int made = 0;
        for (int index = 0; made < records; index++) {
            int of = recordsOf(index);
            Person person = person(index);
            for (int copy = 0; copy < of && made < records; copy++) {
                taker.accept(record(made++, index, copy, person));
            }
        }
    }

    /** The number of the record that has this key. */
    static int numberOf(String key) {
        return (int) (Long.parseLong(key.substring(key.lastIndexOf('C') + 1)) % KEYS * KEY_INVERSE % KEYS);
    }

    private int recordsOf(int person) {
        int draw = new SampleRandom(seed, person, PERSON + 100).below(1_000);
        int records = 1;
        while (draw >= RECORDS[records - 1]) {
            records++;
        }
        return records;
    }

    private boolean sharesHome(int person) {
        return person > 0 && new SampleRandom(seed, person, HOME + 100).chance(40);
    }

    private Person person(int index) {
        int home = index;
        while (sharesHome(home)) {
            home--;
        }
        SampleRandom household = new SampleRandom(seed, home, HOME);
        boolean chinese = household.chance(250);
        CustomerWords.Han family = family(household, chinese);
        Home place = home(household, chinese);
        SampleRandom random = new SampleRandom(seed, index, PERSON);
        boolean male = random.chance(500);
        CustomerWords.Han given = given(random, chinese, male);
        LocalDate born = LocalDate.of(1935, 1, 1).plusDays(random.below(26_000));
        String phone = index < sharing
                ? SHARED_PHONE
                : random.chance(150)
                        ? place.landline
                        : chinese ? "+861" + (3 + random.below(7)) + random.digits(9) : "+1" + number(random, 10);
        String identifier = String.format(Locale.ROOT, "%09d", random.below(1_000_000_000)) + random.digits(3);
        return new Person(
                chinese, male, given, family, born, phone, email(random, given, family, born), place, identifier);
    }

    private CustomerWords.Han family(SampleRandom random, boolean chinese) {
        return chinese ? words.hanFamily(random) : latin(words.family(random));
    }

    private CustomerWords.Han given(SampleRandom random, boolean chinese, boolean male) {
        return chinese ? words.hanGiven(random, male) : latin(words.given(random));
    }

    private static CustomerWords.Han latin(String name) {
        return new CustomerWords.Han(name, name);
    }

    private Home home(SampleRandom random, boolean chinese) {
        int town = words.town(random, chinese);
        String code = chinese
                ? String.format(Locale.ROOT, "%04d%02d", 1_000 + town % 8_000, random.below(4))
                : String.format(Locale.ROOT, "%04d%01d", 1_000 + town % 9_000, random.below(10));
        String landline = (chinese ? "+86571" : "+1") + number(random, chinese ? 8 : 10);
        return new Home(chinese ? words.hanStreet(random) : words.street(random), town, code, landline);
    }

    private static String number(SampleRandom random, int digits) {
        return (char) ('2' + random.below(8)) + random.digits(digits - 1);
    }

    private static String email(
            SampleRandom random, CustomerWords.Han given, CustomerWords.Han family, LocalDate born) {
        String first = given.latin().toLowerCase(Locale.ROOT);
        String last = family.latin().toLowerCase(Locale.ROOT);
        String tail = random.chance(300) ? "" : random.chance(500) ? "" + born.getYear() : random.digits(3);
        String local =
                switch (random.below(3)) {
                    case 0 -> first + "." + last + tail;
                    case 1 -> last + first + tail;
                    default -> first.charAt(0) + last + tail + random.digits(2);
                };
        return local + "@" + random.pick(DOMAINS);
    }

    private GeneratedCustomer record(int number, int index, int copy, Person person) {
        SampleRandom random = new SampleRandom(seed, index * 8L + copy, RECORD);
        RecordErrors errors = new RecordErrors(random);
        boolean first = copy == 0;
        int slip = first ? 10 : 60;
        boolean moved = !first && random.chance(150);
        Home home = moved ? home(new SampleRandom(seed, index, MOVE + random.below(2)), person.chinese) : person.home;
        boolean married = !first && !person.male && random.chance(60);
        CustomerWords.Han family = married ? family(random, person.chinese) : person.family;
        String phone = !first && random.chance(200) && index >= sharing
                ? (person.chinese ? "+8615" : "+1") + number(random, person.chinese ? 9 : 10)
                : person.phone;
        String email =
                !first && random.chance(200) ? email(random, person.given, person.family, person.born) : person.email;
        String[] names = names(random, errors, person, family, slip);
        int system = random.below(SYSTEMS.size());
        return new GeneratedCustomer(
                number,
                index,
                new RecordKey(SYSTEMS.get(system), STREAMS.get(system), "C" + (KEYS + number * KEY_FACTOR % KEYS)),
                FIRST_VERSION + (long) random.below((int) MOST_SECONDS) * 1_000_000,
                names[0],
                names[1],
                names[2],
                names[3],
                errors.blank(first ? person.born.toString() : errors.date(person.born), 180),
                errors.blank(person.male ? "male" : "female", 300),
                errors.blank(index < sharing ? phone : errors.digitTyped(phone, slip / 2), 250),
                errors.blank(errors.typed(email, slip / 2), 350),
                errors.blank(person.chinese ? home.street : errors.typed(home.street, slip), 180),
                errors.blank(words.townName(home.town, person.chinese), 130),
                errors.blank(errors.digitTyped(home.postalCode, slip / 2), 180),
                errors.blank(person.identifier, 850));
    }

    /** Given and family name in Latin letters and in Chinese characters. */
    private static @Nullable String[] names(
            SampleRandom random, RecordErrors errors, Person person, CustomerWords.Han family, int slip) {
        String given = CustomerWords.capitalized(person.given.latin());
        if (random.chance(slip / 2)) {
            given = given.substring(0, 1);
        }
        given = errors.typed(given, slip);
        String last = errors.typed(CustomerWords.capitalized(family.latin()), slip);
        if (person.chinese && !random.chance(120)) {
            // who writes characters makes no errors of letters
            return new @Nullable String[] {
                CustomerWords.capitalized(person.given.latin()),
                CustomerWords.capitalized(family.latin()),
                person.given.text(),
                family.text()
            };
        }
        boolean crosswise = random.chance(slip / 3);
        return new @Nullable String[] {crosswise ? last : given, crosswise ? given : last, null, null};
    }
}
