package io.customerhub.match;

import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Invented people, each with several records that are full of errors: short forms, initials, typing errors, swapped names,
 * years alone, moves, changed phones and blanks. The same seed always gives the same people. Names and towns are real and
 * as unevenly common as they are in life (Zipf).
 */
public final class ErroneousPeople {

    /** The columns; the last three are what companies have and archives have not. */
    public static final List<MatchTable.Heading> HEADINGS = List.of(
            new MatchTable.Heading("given_name", MatchKind.GIVEN_NAME),
            new MatchTable.Heading("family_name", MatchKind.FAMILY_NAME),
            new MatchTable.Heading("birth_date", MatchKind.BIRTH_DATE),
            new MatchTable.Heading("birth_place", MatchKind.LOCALITY),
            new MatchTable.Heading("postal_code", MatchKind.POSTAL_CODE),
            new MatchTable.Heading("occupation", MatchKind.TEXT),
            new MatchTable.Heading("gender", MatchKind.CATEGORY),
            new MatchTable.Heading("phone", MatchKind.PHONE),
            new MatchTable.Heading("email", MatchKind.EMAIL),
            new MatchTable.Heading("street", MatchKind.STREET_ADDRESS));

    /** How many of the columns archives have. */
    public static final int ARCHIVE = 7;

    private static final List<String> GIVEN = words("/io/customerhub/standardize/party/given-names.txt");
    private static final List<String> FAMILY = words("/io/customerhub/standardize/party/surnames.txt");
    private static final List<String> OCCUPATIONS = List.of(
                    "politician writer lawyer painter officer priest actor singer historian poet physician engineer architect"
                            + " bishop banker botanist chemist journalist composer sculptor cricketer explorer judge merchant"
                            + " novelist photographer publisher teacher theologian zoologist")
            .stream()
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .toList();

    private final Random random;
    private final double errors;
    private final double kinship;
    private @Nullable Person before;
    private final List<String[]> rows = new ArrayList<>();
    private final Map<String, Integer> customers = new HashMap<>();

    /**
     * Invents people.
     *
     * @param errors how full of errors the records are: 0 for none, 1 for heavy ones
     * @param recordsPerPerson the mean
     */
    public ErroneousPeople(long seed, int people, double recordsPerPerson, double errors) {
        this(seed, people, recordsPerPerson, errors, 0);
    }

    /**
     * Invents people who have kin among them.
     *
     * @param kinship the share of people who live with the one before: family name, house and phone are the same; every
     *     thirtieth of them is a twin, every twentieth bears the same given name, and every sixth marries and changes the
     *     family name
     */
    ErroneousPeople(long seed, int people, double recordsPerPerson, double errors, double kinship) {
        this.random = new Random(seed);
        this.errors = errors;
        this.kinship = kinship;
        for (int person = 0; person < people; person++) {
            person(person, 1 + (int) Math.round(-Math.log(1 - random.nextDouble()) * (recordsPerPerson - 1)));
        }
    }

    /** Each with the record id in front. */
    public List<String[]> rows() {
        return rows;
    }

    /** The number of the person of a record. */
    public int personOf(String recordId) {
        return customers.get(recordId);
    }

    /** A table of the first columns, in the order of these rows. */
    public static MatchTable table(List<String[]> rows, int columns) {
        MatchTable.Builder builder = MatchTable.builder(HEADINGS.subList(0, columns));
        for (String[] row : rows) {
            builder.add(row[0], Arrays.copyOfRange(row, 1, columns + 1));
        }
        return builder.build();
    }

    private void person(int number, int records) {
        String given = GIVEN.get(zipf(GIVEN.size()));
        String family = FAMILY.get(zipf(FAMILY.size()));
        LocalDate born = LocalDate.of(1700, 1, 1).plusDays(random.nextInt(100_000));
        int town = zipf(900);
        List<String> occupations = List.of(occupation(), occupation());
        String gender = random.nextBoolean() ? "male" : "female";
        String phone = "0" + (100_000_000 + random.nextInt(899_999_999));
        String email = given.charAt(0) + "." + family + random.nextInt(100) + "@"
                + (random.nextBoolean() ? "example.com" : "example.org");
        String street = 1 + random.nextInt(200) + " " + FAMILY.get(random.nextInt(FAMILY.size())) + " street";
        int code = random.nextInt(1000);
        Person person = new Person(given, family, family, born, town, occupations, gender, phone, email, street, code);
        if (kinship > 0) {
            person = before != null && random.nextDouble() < kinship ? kin(before, person) : person;
            before = person;
        }
        records(number, records, person);
    }

    /** What stays the same of a person; the second family name is that of the later half of the records. */
    private record Person(
            String given,
            String family,
            String married,
            LocalDate born,
            int town,
            List<String> occupations,
            String gender,
            String phone,
            String email,
            String street,
            int code) {}

    private Person kin(Person one, Person other) {
        boolean twin = random.nextInt(30) == 0;
        boolean namesake = random.nextInt(20) == 0;
        return new Person(
                namesake ? one.given : other.given,
                one.family,
                random.nextInt(6) == 0 ? other.family : one.family,
                twin ? one.born : one.born.plusDays(random.nextInt(20_000) - 10_000L),
                one.town,
                other.occupations,
                other.gender,
                one.phone,
                other.email,
                one.street,
                one.code);
    }

    private void records(int number, int records, Person person) {
        int most = Math.min(records, 25);
        for (int i = 0; i < most; i++) {
            String id = "p" + number + "-" + i;
            String[] row = {
                id,
                typed(given(person.given), 0.2),
                typed(
                        happens(0.08)
                                ? FAMILY.get(zipf(FAMILY.size()))
                                : i < (most + 1) / 2 ? person.family : person.married,
                        0.2),
                birth(person.born),
                happens(0.15) ? town(zipf(900)) : town(person.town),
                code(
                        happens(0.15) ? random.nextInt(900) : person.town,
                        happens(0.5) ? random.nextInt(1000) : person.code),
                happens(0.1) ? occupation() : person.occupations.get(random.nextInt(2)),
                happens(0.03) ? "male" : person.gender,
                happens(0.3) ? "0" + (100_000_000 + random.nextInt(899_999_999)) : typed(person.phone, 0.1),
                happens(0.3)
                        ? FAMILY.get(zipf(FAMILY.size())) + random.nextInt(100) + "@example.net"
                        : typed(person.email, 0.1),
                happens(0.3)
                        ? random.nextInt(200) + " " + FAMILY.get(random.nextInt(FAMILY.size())) + " road"
                        : typed(person.street, 0.3)
            };
            if (happens(0.04)) {
                String first = row[1];
                row[1] = row[2];
                row[2] = first;
            }
            for (int column = 1; column < row.length; column++) {
                row[column] = happens(column <= 2 ? 0.05 : 0.2) ? null : row[column];
            }
            rows.add(row);
            customers.put(id, number);
        }
    }

    private String given(String name) {
        if (happens(0.12)) {
            return name.substring(0, 1);
        }
        return happens(0.1)
                ? name + " " + GIVEN.get(zipf(GIVEN.size()))
                : happens(0.06) ? GIVEN.get(zipf(GIVEN.size())) : name;
    }

    private String birth(LocalDate born) {
        if (happens(0.2)) {
            return born.getYear() + "-01-01";
        }
        if (happens(0.1)) {
            return born.plusDays(random.nextInt(400) - 200L).toString();
        }
        return typed(born.toString(), 0.1);
    }

    private String typed(String text, double share) {
        if (text.length() < 2 || !happens(share)) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        char other = Character.isDigit(text.charAt(at))
                ? (char) ('0' + random.nextInt(10))
                : (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + other + text.substring(at);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
    }

    private static String town(int town) {
        return FAMILY.get(FAMILY.size() - 1 - town % FAMILY.size()) + "ville " + town / 30;
    }

    private static String code(int town, int code) {
        return "" + (char) ('a' + town % 26) + (char) ('a' + town / 26 % 26) + town % 30 + " " + code % 10
                + (char) ('a' + code / 10 % 26) + (char) ('a' + code / 40 % 26);
    }

    private String occupation() {
        return OCCUPATIONS.get(zipf(OCCUPATIONS.size()));
    }

    private boolean happens(double share) {
        return random.nextDouble() < share * errors;
    }

    /** Numbers from 0, each as often as its rank says. */
    private int zipf(int size) {
        return (int) Math.min(size - 1, Math.exp(random.nextDouble() * Math.log(size / 10.0 + 1)) * 10 - 10);
    }

    private static List<String> words(String resource) {
        try (var in = Objects.requireNonNull(ErroneousPeople.class.getResourceAsStream(resource), resource)) {
            List<String> words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .flatMap(line -> Arrays.stream(line.split("[ \t]+")))
                    .filter(word -> word.length() > 2)
                    .collect(Collectors.toList());
            // the lists are in the order of the alphabet, so neighbours are alike; common names are not
            Collections.shuffle(words, new Random(1));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Prints people as CSV: seed, people, records a person, errors, columns. */
    public static void main(String... arguments) {
        ErroneousPeople people = new ErroneousPeople(
                Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]),
                Double.parseDouble(arguments[2]),
                Double.parseDouble(arguments[3]));
        StringBuilder text = new StringBuilder("id,cluster");
        HEADINGS.forEach(heading -> text.append(',').append(heading.name()));
        for (String[] row : people.rows()) {
            text.append('\n').append(row[0]).append(',').append(people.personOf(row[0]));
            for (int i = 1; i < row.length; i++) {
                text.append(',').append(blank(row[i]));
            }
        }
        System.out.println(text);
    }

    private static String blank(@Nullable String value) {
        return value == null ? "" : value;
    }
}
