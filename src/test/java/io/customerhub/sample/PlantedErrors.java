package io.customerhub.sample;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.customerhub.sample.party.Party;
import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.shop.ShopCatalog;
import io.customerhub.sample.spelling.AddressSpelling;
import io.customerhub.sample.spelling.DateSpelling;
import io.customerhub.sample.spelling.EmailSpelling;
import io.customerhub.sample.spelling.PhoneSpelling;
import io.customerhub.sample.spelling.TextDirt;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the values of the sample world, told from the world itself: from the true party and from the lists
 * that its errors are drawn from, never from what the hub makes of them. Slips in names are not among them: no single
 * value shows them.
 */
public final class PlantedErrors {

    /** The kinds of errors, and the codes by which each may be told. */
    public enum Kind {
        /** 12345, ask reception. */
        PHONE_NO_NUMBER("mobile", "HUB-PHONE-001", "HUB-PHONE-002", "HUB-PLACEHOLDER-"),
        /** N/A, 无. */
        PHONE_PLACEHOLDER("mobile", "HUB-PLACEHOLDER-001"),
        /** anna at example.com, anna@@example.com. */
        EMAIL_FORM("email", "HUB-EMAIL-001", "HUB-EMAIL-003", "HUB-EMAIL-004", "HUB-EMAIL-007"),
        /** noemail@example.com, a@a, none. */
        EMAIL_DUMMY("email", "HUB-PLACEHOLDER-", "HUB-EMAIL-001", "HUB-EMAIL-003"),
        /** 30 February. */
        BIRTH_DATE_IMPOSSIBLE("birth_date", "HUB-DATE-002"),
        /** 00/00/0000. */
        BIRTH_DATE_ZEROS("birth_date", "HUB-DATE-006", "HUB-PLACEHOLDER-001"),
        /** 1 January 1900. */
        BIRTH_DATE_1900("birth_date", "HUB-DATE-006"),
        /** N/A, 无. */
        BIRTH_DATE_PLACEHOLDER("birth_date", "HUB-PLACEHOLDER-001"),
        /** A day or nine too late: only another value of the record could tell. */
        BIRTH_DATE_SLIP("birth_date", "HUB-DATE-0", "HUB-CROSS-003"),
        /** A slip of the fingers. */
        RESIDENT_ID_SLIP("resident-id", "HUB-RID-"),
        /** A slip of the fingers. */
        CREDIT_CODE_SLIP("credit-code", "HUB-USC-"),
        /** N/A, 无. */
        REGION_PLACEHOLDER("region", "HUB-PLACEHOLDER-001"),
        /** N/A, 无. */
        CITY_PLACEHOLDER("city", "HUB-PLACEHOLDER-001"),
        /** N/A, 无; behind a district where the system has one line for both. */
        STREET_PLACEHOLDER("street", "HUB-PLACEHOLDER-001"),
        /** N/A, 无, where a whole address should stand. */
        ADDRESS_PLACEHOLDER("address", "HUB-PLACEHOLDER-001");

        private final String field;
        private final List<String> codes;

        Kind(String field, String... codes) {
            this.field = field;
            this.codes = List.of(codes);
        }

        /** The field that the error is in, as {@link Value} names it. */
        public String field() {
            return field;
        }

        /** True when the issue code tells this error. */
        public boolean isToldBy(String code) {
            return codes.stream().anyMatch(code::startsWith);
        }
    }

    /**
     * One value of the sample systems.
     *
     * @param record system, stream and key, with slashes
     * @param field mobile, email, birth_date, resident-id, credit-code, region, city, street or address
     */
    public record Value(String record, String field) {}

    private static final int DRAWS = 400;

    private final SampleWorld world;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final Map<Value, Kind> planted = new HashMap<>();
    private final Map<String, String> mobiles = new HashMap<>();
    private final Map<String, String> births = new HashMap<>();
    private final Map<String, Map<String, String>> addresses = new HashMap<>();
    private final Set<String> records = new HashSet<>();

    private PlantedErrors(SampleWorld world) {
        this.world = world;
    }

    /** The errors in the generated records of the four systems, in the version that counts when all are read. */
    public static PlantedErrors in(SampleWorld world) {
        PlantedErrors errors = new PlantedErrors(world);
        for (SourceSystem system : SourceSystem.values()) {
            world.eachSighting(
                    system,
                    sighting -> errors.look(
                            system, system == SourceSystem.ERP ? ErpFolder.latest(world, sighting) : sighting));
        }
        return errors;
    }

    /** Each value that is wrong, and how. */
    public Map<Value, Kind> planted() {
        return planted;
    }

    /**
     * The mobile phone in E.164 of each record whose field has one, read in the true country of the party.
     */
    public Map<String, String> mobiles() {
        return mobiles;
    }

    /** The birth date in ISO form of each record whose field has one. */
    public Map<String, String> births() {
        return births;
    }

    /** The true parts of the address of each record that has it in one field. */
    public Map<String, Map<String, String>> addresses() {
        return addresses;
    }

    /** The records that were looked at; real customers are not among them. */
    public Set<String> records() {
        return records;
    }

    private void look(SourceSystem system, Sighting sighting) {
        Party truth = world.party((int) sighting.index());
        String record = system.id() + "/" + record(system, sighting);
        records.add(record);
        look(record, phone(sighting.mobile()));
        look(record, email(sighting.email()));
        if (system != SourceSystem.CRM || !sighting.company()) {
            look(record, born(system, sighting.born(), truth.born()));
        }
        if (system == SourceSystem.CRM && !sighting.company()) {
            look(record, isSlip(sighting.nationalId(), truth.nationalId()) ? Kind.RESIDENT_ID_SLIP : null);
        } else if (system == SourceSystem.CRM || system == SourceSystem.ERP) {
            look(record, isSlip(sighting.taxNumber(), truth.taxNumber()) ? Kind.CREDIT_CODE_SLIP : null);
        }
        if (system == SourceSystem.DESK) {
            AddressSpelling.Line line = DeskFolder.address(world, sighting);
            look(record, isPlaceholder(line.text()) ? Kind.ADDRESS_PLACEHOLDER : null);
            addresses.put(record, line.parts());
        } else {
            look(record, isPlaceholder(sighting.region()) ? Kind.REGION_PLACEHOLDER : null);
            look(record, isPlaceholder(sighting.city()) ? Kind.CITY_PLACEHOLDER : null);
            look(record, isPlaceholder(sighting.street()) ? Kind.STREET_PLACEHOLDER : null);
        }
        values(record, sighting, truth);
    }

    private void values(String record, Sighting sighting, Party truth) {
        if (!sighting.born().isEmpty() && !planted.containsKey(new Value(record, Kind.BIRTH_DATE_SLIP.field()))) {
            births.put(record, truth.born().toString());
        }
        if (!sighting.mobile().isEmpty() && !planted.containsKey(new Value(record, Kind.PHONE_NO_NUMBER.field()))) {
            try {
                mobiles.put(
                        record,
                        phones.format(
                                phones.parse(
                                        sighting.mobile(),
                                        truth.address().country().name()),
                                PhoneNumberUtil.PhoneNumberFormat.E164));
            } catch (NumberParseException e) {
                throw new IllegalStateException("the sample world has a phone that nobody can read", e);
            }
        }
    }

    private void look(String record, @Nullable Kind kind) {
        if (kind != null) {
            planted.put(new Value(record, kind.field()), kind);
        }
    }

    private static String record(SourceSystem system, Sighting sighting) {
        return switch (system) {
            case CRM -> CrmDatabase.stream(sighting) + "/" + CrmDatabase.key(sighting);
            case ERP -> "customers/" + ErpFolder.key(sighting);
            case SHOP -> "customers/" + ShopCatalog.key(sighting);
            case DESK -> "requesters/" + DeskFolder.key(sighting);
        };
    }

    private static @Nullable Kind phone(String text) {
        return PhoneSpelling.INVALID.contains(text)
                ? Kind.PHONE_NO_NUMBER
                : isPlaceholder(text) ? Kind.PHONE_PLACEHOLDER : null;
    }

    private static @Nullable Kind email(String text) {
        if (!text.isEmpty() && EmailSpelling.DUMMIES.contains(text)) {
            return Kind.EMAIL_DUMMY;
        }
        return text.contains(" at ") || text.contains("@@") ? Kind.EMAIL_FORM : null;
    }

    private static @Nullable Kind born(SourceSystem system, String text, LocalDate truth) {
        if (text.isEmpty()) {
            return null;
        }
        if (isPlaceholder(text)) {
            return Kind.BIRTH_DATE_PLACEHOLDER;
        }
        Set<String> right = new HashSet<>();
        for (DateSpelling order : orders(system)) {
            if (text.equals(order.impossible())) {
                return Kind.BIRTH_DATE_IMPOSSIBLE;
            } else if (text.equals(order.zeros())) {
                return Kind.BIRTH_DATE_ZEROS;
            } else if (text.equals(order.sentinel())) {
                return Kind.BIRTH_DATE_1900;
            }
            SampleRandom random = new SampleRandom(1, 1, 1);
            for (int i = 0; i < DRAWS; i++) {
                right.add(order.spell(truth, random));
            }
        }
        return right.contains(text) ? null : Kind.BIRTH_DATE_SLIP;
    }

    private static List<DateSpelling> orders(SourceSystem system) {
        return switch (system) {
            case CRM -> List.of(DateSpelling.DAY_MONTH_YEAR);
            case ERP -> List.of(DateSpelling.YEAR_MONTH_DAY);
            case SHOP -> List.of(DateSpelling.ISO, DateSpelling.MONTH_NAME);
            case DESK -> List.of(DateSpelling.MONTH_DAY_YEAR);
        };
    }

    private static boolean isPlaceholder(String text) {
        return !text.isEmpty() && TextDirt.PLACEHOLDERS.contains(text);
    }

    private static boolean isSlip(String text, String truth) {
        if (text.isEmpty() || truth.isEmpty()) {
            return false;
        }
        return !text.strip().toUpperCase(Locale.ROOT).equals(truth) && !text.equals(TextDirt.fullWidth(truth));
    }
}
