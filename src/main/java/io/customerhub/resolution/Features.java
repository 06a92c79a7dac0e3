package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a record is compared, as one row of a {@link MatchTable}. Chinese names of persons are compared in pinyin, so
 * that they meet those that are written in Latin letters, and once more in characters; names of organizations only within
 * one script. Not safe for use by several threads.
 */
final class Features {

    /** The core compares at most 21 columns; the rest is for identifiers. */
    private static final int MOST_COLUMNS = 21;

    private static final String IDENTIFIER = "identifier.";

    private final PartyType type;
    private final Parties parties;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Heading> headings = new ArrayList<>();

    private Features(PartyType type, Parties parties) {
        this.type = type;
        this.parties = parties;
    }

    /** What of records is compared by a model. */
    static Features of(PartyType type, Parties parties, List<Heading> headings) {
        Features features = new Features(type, parties);
        headings.forEach(heading -> features.heading(heading.name(), heading.kind()));
        return features;
    }

    /**
     * All that may be compared.
     *
     * @param identifiers the kinds of identifiers that records have
     */
    static Features all(PartyType type, Parties parties, List<String> identifiers, MatchingRules rules) {
        Features features = new Features(type, parties);
        features.addAll(identifiers, rules);
        return features;
    }

    private void addAll(List<String> identifiers, MatchingRules rules) {
        if (type == PartyType.PERSON) {
            heading("given_name", MatchKind.GIVEN_NAME);
            heading("family_name", MatchKind.FAMILY_NAME);
            heading("han_name", MatchKind.NAME_REPEATED);
            heading("birth_date", MatchKind.BIRTH_DATE);
            heading("gender", MatchKind.CATEGORY);
        } else {
            heading("name", MatchKind.ORGANIZATION_NAME);
            heading("han_name", MatchKind.ORGANIZATION_NAME);
            // the contact: those of two companies in one house are two people, whatever the script
            heading("given_name", MatchKind.GIVEN_NAME);
            heading("family_name", MatchKind.FAMILY_NAME);
        }
        heading("phone", MatchKind.PHONE);
        heading("phone_2", MatchKind.PHONE);
        heading("email", MatchKind.EMAIL);
        heading("street_address", MatchKind.STREET_ADDRESS);
        heading("address_locality", MatchKind.LOCALITY);
        heading("postal_code", MatchKind.POSTAL_CODE);
        for (String system : identifiers.subList(0, Math.min(identifiers.size(), MOST_COLUMNS - headings.size()))) {
            heading(IDENTIFIER + system, kind(rules, system));
        }
    }

    private static MatchKind kind(MatchingRules rules, String system) {
        return switch (rules.identifier(system)) {
            case EXCLUSIVE -> MatchKind.EXCLUSIVE_IDENTIFIER;
            case STRONG -> MatchKind.IDENTIFIER;
            case SHARED -> MatchKind.SHARED_IDENTIFIER;
            case WEAK -> MatchKind.WEAK_IDENTIFIER;
        };
    }

    /** True when the rules say of the columns of identifiers what they said when these headings were made. */
    static boolean isOf(MatchingRules rules, List<Heading> headings) {
        return headings.stream()
                .filter(heading -> heading.name().startsWith(IDENTIFIER))
                .allMatch(heading -> kind(rules, heading.name().substring(IDENTIFIER.length())) == heading.kind());
    }

    private void heading(String name, MatchKind kind) {
        places.put(name, headings.size());
        headings.add(new Heading(name, kind));
    }

    List<Heading> headings() {
        return headings;
    }

    /** The row of a record that {@link Parties} has completed. */
    @Nullable
    String[] row(CustomerRecord record) {
        @Nullable String[] row = new String[headings.size()];
        addPersonName(record, row);
        if (type == PartyType.PERSON) {
            put(row, "birth_date", record.value("birth_date"));
            put(row, "gender", record.value("gender"));
        } else {
            addOrganizationName(record, row);
        }
        addContacts(record, row);
        if (!record.addresses().isEmpty()) {
            Map<String, String> address = record.addresses().get(0);
            for (String part : List.of("street_address", "address_locality", "postal_code")) {
                put(row, part, address.get(part));
            }
        }
        for (Map<String, String> identifier : record.identifiers()) {
            put(row, IDENTIFIER + identifier.get("system"), identifier.get("value"));
        }
        return row;
    }

    private void addPersonName(CustomerRecord record, @Nullable String[] row) {
        String whole = record.value("formatted_name");
        String pinyin = whole == null ? null : parties.pinyin(whole);
        int space = pinyin == null ? -1 : pinyin.indexOf(' ');
        if (pinyin != null && space > 0) {
            put(row, "family_name", pinyin.substring(0, space));
            put(row, "given_name", pinyin.substring(space + 1));
            if (type == PartyType.PERSON) {
                put(row, "han_name", whole);
            }
        } else {
            put(row, "given_name", record.value("given_name"));
            put(row, "family_name", record.value("family_name"));
        }
    }

    private void addOrganizationName(CustomerRecord record, @Nullable String[] row) {
        String name = record.value("legal_name") == null ? record.value("trading_name") : record.value("legal_name");
        if (name == null) {
            return;
        }
        put(row, Parties.isHan(name) ? "han_name" : "name", parties.organizationKey(name));
    }

    /** A mobile before other numbers, because people keep it; faxes are not people. */
    private void addContacts(CustomerRecord record, @Nullable String[] row) {
        for (boolean mobile : new boolean[] {true, false}) {
            for (Map<String, String> contact : record.contactPoints()) {
                String value = contact.get("value");
                if ("phone".equals(contact.get("system"))
                        && "mobile".equals(contact.get("use")) == mobile
                        && !"fax".equals(contact.get("use"))
                        && !isOld(contact)) {
                    String first = row[places.get("phone")];
                    put(row, first == null || first.equals(value) ? "phone" : "phone_2", value);
                }
            }
        }
        for (Map<String, String> contact : record.contactPoints()) {
            if ("email".equals(contact.get("system")) && !isOld(contact)) {
                put(row, "email", contact.get("value"));
            }
        }
    }

    /** No longer in use (HL7 FHIR, ContactPoint.use): a number may be somebody else's by now. */
    private static boolean isOld(Map<String, String> contact) {
        return "old".equals(contact.get("use"));
    }

    /** The first value of a column stays. */
    private void put(@Nullable String[] row, String column, @Nullable String value) {
        Integer place = places.get(column);
        if (place != null && row[place] == null) {
            row[place] = value;
        }
    }
}
