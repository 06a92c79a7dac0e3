package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.StandardizerType;
import io.customerhub.config.StreamMapping;
import io.customerhub.standardize.address.AddressFormat;
import io.customerhub.standardize.address.AddressReader;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.address.PostalPlaces;
import io.customerhub.standardize.country.Countries;
import io.customerhub.standardize.country.CountrySystem;
import io.customerhub.standardize.crossfield.CrossFields;
import io.customerhub.standardize.currency.CurrencyNames;
import io.customerhub.standardize.date.DateOrder;
import io.customerhub.standardize.date.DateReader;
import io.customerhub.standardize.date.SerialDates;
import io.customerhub.standardize.domain.DomainNames;
import io.customerhub.standardize.identifier.IdentifierPattern;
import io.customerhub.standardize.language.Languages;
import io.customerhub.standardize.number.Currencies;
import io.customerhub.standardize.number.NumberReader;
import io.customerhub.standardize.organization.OrganizationNames;
import io.customerhub.standardize.phone.PhoneNumbers;
import io.customerhub.standardize.region.Regions;
import io.customerhub.standardize.word.FewWords;
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

    private final Lazily<PhoneNumbers> phones = new Lazily<>(PhoneNumbers::create);
    private final Lazily<Countries> countries = new Lazily<>(Countries::load);
    private final Lazily<OrganizationNames> organizations =
            new Lazily<>(() -> new OrganizationNames(text -> countries().codeOf(text) != null));
    private final Lazily<DomainNames> domains = new Lazily<>(DomainNames::load);
    private final Lazily<EmailStandardizer.Lists> emails =
            new Lazily<>(() -> EmailStandardizer.Lists.load(this.domains.get()));
    private final Lazily<PostalCodes> postalCodes = new Lazily<>(PostalCodes::load);
    private final Lazily<PostalPlaces> postalPlaces = new Lazily<>(PostalPlaces::load);
    private final Lazily<AddressReader> addresses =
            new Lazily<>(() -> AddressReader.load(countries(), this.postalCodes.get()));
    private final Lazily<AddressFormat> addressFormat = new Lazily<>(AddressFormat::new);
    private final Lazily<Currencies> currencies = new Lazily<>(Currencies::load);
    private final Lazily<CurrencyNames> currencyNames = new Lazily<>(() -> new CurrencyNames(this.currencies.get()));
    private final Lazily<Languages> languages =
            new Lazily<>(() -> new Languages(countries().codes()));
    private final Lazily<Regions> subdivisions = new Lazily<>(Regions::new);
    private final Lazily<FewWords> genders = new Lazily<>(FewWords::genders);
    private final Lazily<FewWords> booleans = new Lazily<>(FewWords::booleans);
    private final Clock clock;
    private final Standardizer residentIds;

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
        this.residentIds = new ResidentIdStandardizer(clock);
    }

    /** What a mapping may write after {@code as:}, by name, with options and parts. */
    public static Map<String, StandardizerType> types() {
        return TYPES;
    }

    /** The type of a name, or of another common name of it such as {@code vat}; null when there is none. */
    public static @Nullable StandardizerType type(String name) {
        return TYPES.get(StandardizerCatalog.OTHER_NAMES.getOrDefault(name, name));
    }

    /** The issues that come of holding the values of a record against one another, whatever their types. */
    public static List<IssueCode> recordIssues() {
        return TypeIssues.ofRecords();
    }

    /** The issues that a type can give beside those of cleansing, by the type's own name; empty when there is none such. */
    public static List<IssueCode> issues(String type) {
        return TypeIssues.of(type);
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
        return countries().codes();
    }

    /** The rules between the fields of a mapping. */
    CrossFields crossFields(StreamMapping mapping) {
        return new CrossFields(
                mapping.fields(),
                mapping.region(),
                new CrossFields.References(phones::get, postalCodes::get, postalPlaces::get),
                rule -> CrossFieldIssues.of(rule).code(),
                IssueCode.NAME_ORGANIZATION.code());
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
                        options.constant("part", PersonNameStandardizer.Part.class, PersonNameStandardizer.Part.FULL),
                        options.flag("keys"));
            case "organization-name" -> new OrganizationNameStandardizer(organizations.get(), options.flag("keys"));
            case "phone" -> new PhoneStandardizer(phones.get(), region(options), options.flag("keys"));
            case "email" -> new EmailStandardizer(emails.get(), options.flag("keys"));
            case "url" -> new UrlStandardizer(domains.get(), options.flag("keys"));
            case "date" -> new DateStandardizer(dates(options, stream), placeholders(options), past(options));
            case "datetime" ->
                new DateTimeStandardizer(
                        dates(options, stream),
                        options.constant("epoch", DateTimeStandardizer.Epoch.class, DateTimeStandardizer.Epoch.NONE));
            case "country" -> {
                String system = options.text("system");
                yield new CountryStandardizer(
                        countries(), CountrySystem.named(system), CountrySystem.languageOf(system));
            }
            case "address" -> new AddressStandardizer(addresses.get(), addressFormat.get());
            case "postal-code" -> new PostalCodeStandardizer(postalCodes.get(), region(options));
            case "code" -> new CodeStandardizer(options.map("map"));
            case "region" -> new RegionStandardizer(subdivisions.get());
            case "language" -> new LanguageStandardizer(languages.get());
            case "currency" -> new CurrencyStandardizer(currencyNames.get());
            case "gender" ->
                new WordStandardizer(
                        genders.get(), options.mapOrNone("map"), IssueCode.GENDER_UNKNOWN, IssueCode.GENDER_CODE);
            case "boolean" ->
                new WordStandardizer(
                        booleans.get(), options.mapOrNone("map"), IssueCode.BOOLEAN_UNKNOWN, IssueCode.BOOLEAN_CODE);
            case "resident-id" -> residentIds;
            case "credit-code" -> new CreditCodeStandardizer();
            case "vat-id" -> new VatIdStandardizer();
            case "iban" -> new IbanStandardizer();
            case "bic" -> new BicStandardizer(countries().codes());
            case "national-id" -> new NationalIdStandardizer(residentIds);
            case "identifier" ->
                new IdentifierStandardizer(
                        pattern(options), options.constant("kind", IdentifierStandardizer.Kind.class, null));
            case "number" -> new NumberStandardizer(numbers(options));
            case "amount" -> new AmountStandardizer(numbers(options), currencies.get(), currency(options));
            case "percent" ->
                new PercentStandardizer(
                        numbers(options),
                        options.constant("plain", PercentStandardizer.Unit.class, PercentStandardizer.Unit.UNDECLARED));
            default ->
                throw new IllegalArgumentException(field.place() + "  as of " + field.attribute() + ": expected one of "
                        + TYPES.keySet() + ", found '" + field.as() + "'");
        };
    }

    private Countries countries() {
        return countries.get();
    }

    private static DateReader dates(Options options, StreamMapping stream) {
        String order = options.text("order");
        String system = options.text("system");
        return new DateReader(
                DateOrder.named(order == null ? stream.order() : order),
                options.number("pivot", 0, 99, -1),
                system == null ? SerialDates.NONE : SerialDates.valueOf("SYSTEM_" + system));
    }

    private @Nullable Past past(Options options) {
        return options.flag("past") ? new Past(clock) : null;
    }

    private static NumberReader numbers(Options options) {
        String decimal = options.text("decimal");
        return new NumberReader(decimal == null ? NumberReader.UNDECLARED : decimal.charAt(0));
    }

    private @Nullable String region(Options options) {
        String region = options.text("region");
        if (region != null && !countries().codes().contains(region)) {
            throw options.refused("region", "an ISO 3166-1 alpha-2 code in capitals, such as CN", region);
        }
        return region;
    }

    private static @Nullable IdentifierPattern pattern(Options options) {
        String pattern = options.text("pattern");
        try {
            return pattern == null ? null : new IdentifierPattern(pattern);
        } catch (IllegalArgumentException wrong) {
            throw options.refused("pattern", String.valueOf(wrong.getMessage()), pattern);
        }
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
        if (options.text("placeholders") == null) {
            return DateStandardizer.PLACEHOLDERS;
        }
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
