package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.StandardizerType;
import io.customerhub.config.StreamMapping;
import io.customerhub.standardize.address.AddressReader;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.country.CountryNames;
import io.customerhub.standardize.date.DateOrder;
import io.customerhub.standardize.date.DateReader;
import io.customerhub.standardize.number.Currencies;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.phone.PhoneNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of standardizers. It holds what is dear to build (numbering plans, names of countries), so one instance
 * serves all streams. Safe for use by several threads.
 */
public final class Standardizers {

    private static final Map<String, StandardizerType> TYPES = StandardizerCatalog.types();

    private final PhoneNumbers phones = PhoneNumbers.create();
    private final CountryNames countryNames = CountryNames.load();
    private final CountryStandardizer countries = new CountryStandardizer(countryNames);
    private final PostalCodes postalCodes = PostalCodes.load();

    /** Read when the first mapping asks for it: most have no whole addresses, and the lists are large. */
    private @Nullable AddressReader addresses;

    private final Currencies currencies = Currencies.load();
    private final Clock clock;

    /** A catalog that reads today from the system's clock. */
    public Standardizers() {
        this(Clock.systemUTC());
    }

    /**
     * A catalog.
     *
     * @param clock tells today, for dates that must lie in the past
     */
    public Standardizers(Clock clock) {
        this.clock = clock;
    }

    /** What a mapping may write after {@code as:}, by name, with options and parts. */
    public static Map<String, StandardizerType> types() {
        return TYPES;
    }

    /**
     * What cannot be used of a mapping although its form is right, such as a currency that does not exist; empty when all
     * of it can be. A mapping without problems never makes {@link #create} or {@link Versions#reader} throw.
     */
    public List<Problem> problems(StreamMapping mapping) {
        List<Problem> problems = new ArrayList<>();
        for (FieldMapping field : mapping.fields()) {
            tryOut(field, () -> create(field, mapping), problems);
        }
        if (mapping.lines() != null) {
            for (FieldMapping field : mapping.lines().fields()) {
                tryOut(field, () -> create(field, mapping), problems);
            }
        }
        if (mapping.version() != null) {
            tryOut(mapping.version(), () -> Versions.reader(mapping, this), problems);
        }
        return List.copyOf(problems);
    }

    private static void tryOut(FieldMapping field, Runnable making, List<Problem> problems) {
        try {
            making.run();
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            String place = field.place() + "  ";
            problems.add(new Problem(
                    field.place(),
                    ProblemCode.MAPPING_OPTION_VALUE.code(),
                    message.startsWith(place) ? message.substring(place.length()) : message));
        }
    }

    /** All countries that the standardizer of countries can give, ISO 3166-1 alpha-2. */
    Set<String> regions() {
        return countries.codes();
    }

    /**
     * The standardizer that one line of a mapping asks for.
     *
     * @param field the line
     * @param stream the mapping it stands in, for its defaults
     * @throws IllegalArgumentException when there is no such standardizer or an option cannot be used; the message starts
     *     with the place
     */
    public Standardizer create(FieldMapping field, StreamMapping stream) {
        Options options = new Options(field);
        return switch (field.as()) {
            case "text" -> new TextStandardizer(options.number("maxLength", 1, Integer.MAX_VALUE, Integer.MAX_VALUE));
            case "person-name" ->
                new PersonNameStandardizer(
                        options.constant("part", PersonNameStandardizer.Part.class, PersonNameStandardizer.Part.FULL));
            case "organization-name" -> new OrganizationNameStandardizer();
            case "phone" -> new PhoneStandardizer(phones, region(options));
            case "email" -> new EmailStandardizer();
            case "date" ->
                new DateStandardizer(
                        dates(options, stream), placeholders(options), options.flag("past") ? clock : null);
            case "datetime" ->
                new DateTimeStandardizer(
                        dates(options, stream),
                        options.constant("epoch", DateTimeStandardizer.Epoch.class, DateTimeStandardizer.Epoch.NONE));
            case "country" -> countries;
            case "address" -> new AddressStandardizer(addresses());
            case "postal-code" -> new PostalCodeStandardizer(postalCodes, region(options));
            case "code" -> new CodeStandardizer(options.map("map"));
            case "number" -> new NumberStandardizer(numbers(options));
            case "amount" -> new AmountStandardizer(numbers(options), currencies, currency(options));
            default ->
                throw new IllegalArgumentException(field.place() + "  as of " + field.attribute() + ": expected one of "
                        + TYPES.keySet() + ", found '" + field.as() + "'");
        };
    }

    private synchronized AddressReader addresses() {
        AddressReader known = addresses;
        if (known == null) {
            known = AddressReader.load(countryNames, postalCodes);
            addresses = known;
        }
        return known;
    }

    private static DateReader dates(Options options, StreamMapping stream) {
        String order = options.text("order");
        return new DateReader(
                DateOrder.named(order == null ? stream.order() : order), options.number("pivot", 0, 99, -1));
    }

    private static NumberReader numbers(Options options) {
        String decimal = options.text("decimal");
        return new NumberReader(decimal == null ? NumberReader.UNDECLARED : decimal.charAt(0));
    }

    private @Nullable String region(Options options) {
        String region = options.text("region");
        if (region != null && !countries.codes().contains(region)) {
            throw options.refused("region", "an ISO 3166-1 alpha-2 code in capitals, such as CN", region);
        }
        return region;
    }

    private static @Nullable String currency(Options options) {
        String code = options.text("currency");
        if (code == null) {
            return null;
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getCurrencyCode().equals(code)) {
                return code;
            }
        }
        throw options.refused("currency", "an ISO 4217 code in capitals, such as CNY", code);
    }

    private static Set<LocalDate> placeholders(Options options) {
        Set<LocalDate> days = new HashSet<>();
        for (String day : options.list("placeholders")) {
            try {
                days.add(LocalDate.parse(day));
            } catch (DateTimeParseException e) {
                throw options.refused("placeholders", "days such as 1900-01-01", day);
            }
        }
        return days;
    }
}
