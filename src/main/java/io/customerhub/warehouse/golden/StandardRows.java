package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of {@code standard.customer} as records whose values can be used: values without a standard form, and those
 * that stand for no value or are shared by too many (HUB-PLACEHOLDER-001 and following), are left out.
 */
final class StandardRows {

    /** The scalar columns that a golden customer has, too. */
    static final List<String> SCALARS = List.of(
            "name_prefix",
            "given_name",
            "additional_name",
            "family_name",
            "name_suffix",
            "nickname",
            "formatted_name",
            "legal_name",
            "trading_name",
            "legal_form",
            "birth_date",
            "birth_date_partial",
            "gender",
            "language",
            "nationality",
            "status",
            "registered_at",
            "registered_at_partial");

    private static final String JUNK = "HUB-PLACEHOLDER-";

    /** The name is the record's e-mail address, or what stands before its @: nobody is called so. */
    private static final String NAME_FROM_EMAIL = "HUB-CROSS-005";

    private static final Set<String> PERSON_NAME = Set.of(
            "name_prefix", "given_name", "additional_name", "family_name", "name_suffix", "nickname", "formatted_name");
    private static final String NO_GENDER = "unknown";
    private static final List<String> CONTACT_PARTS = List.of("system", "use", "value", "validity");
    private static final List<String> IDENTIFIER_PARTS = List.of("system", "value", "validity");

    private static final int SCALARS_FROM = 6;

    private StandardRows() {}

    /** What a SELECT must begin with, for the table under the alias {@code s}, in a session whose time zone is UTC. */
    static String columns() {
        return "s.system, s.stream, s.key, s.version, s.party_type, "
                + SCALARS.stream().map(column -> "s." + column + "::text").collect(Collectors.joining(", "))
                + ", s.contact_points, s.addresses, s.identifiers, s.issues";
    }

    /** How many columns these are. */
    static int count() {
        return SCALARS_FROM - 1 + SCALARS.size() + 4;
    }

    /** The record of a row. */
    static CustomerRecord read(ResultSet row) throws SQLException {
        int repeated = SCALARS_FROM + SCALARS.size();
        Set<String> junk = junk(row.getString(repeated + 3));
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < SCALARS.size(); i++) {
            String value = row.getString(SCALARS_FROM + i);
            String column = SCALARS.get(i);
            if (value != null && !isJunk(column, junk) && !(column.equals("gender") && NO_GENDER.equals(value))) {
                values.put(column, value);
            }
        }
        return new CustomerRecord(
                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                row.getLong(4),
                partyType(row.getString(5)),
                values,
                entries(row.getString(repeated), entry -> contact(entry, junk)),
                entries(row.getString(repeated + 1), entry -> address(entry, junk)),
                entries(row.getString(repeated + 2), entry -> identifier(entry, junk)));
    }

    private static boolean isJunk(String column, Set<String> junk) {
        return !junk.isEmpty() && (junk.contains(column) || junk.contains("name") && PERSON_NAME.contains(column));
    }

    private static @Nullable PartyType partyType(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "person", "individual" -> PartyType.PERSON;
            case "organization" -> PartyType.ORGANIZATION;
            default -> null;
        };
    }

    private static Set<String> junk(@Nullable String issues) throws SQLException {
        if (issues == null) {
            return Set.of();
        }
        Set<String> junk = new HashSet<>();
        for (Map<String, String> issue : EntryReader.read(issues)) {
            String code = issue.getOrDefault("code", "");
            if (code.startsWith(JUNK)) {
                junk.add(issue.getOrDefault("attribute", ""));
            } else if (code.equals(NAME_FROM_EMAIL)) {
                junk.add("name");
            }
        }
        return junk;
    }

    /** Makes of an entry what can be used of it; nothing when it is empty then. */
    private interface Reading {
        Map<String, String> of(Map<String, String> entry);
    }

    private static List<Map<String, String>> entries(@Nullable String json, Reading reading) throws SQLException {
        if (json == null) {
            return List.of();
        }
        List<Map<String, String>> entries = new ArrayList<>(2);
        for (Map<String, String> entry : EntryReader.read(json)) {
            Map<String, String> parts = reading.of(entry);
            if (!parts.isEmpty()) {
                entries.add(parts);
            }
        }
        return entries;
    }

    private static Map<String, String> contact(Map<String, String> entry, Set<String> junk) {
        return !junk.isEmpty() && junk.contains(withUse(entry.getOrDefault("system", ""), entry))
                ? Map.of()
                : valued(entry, CONTACT_PARTS);
    }

    private static String withUse(String attribute, Map<String, String> entry) {
        String use = entry.get("use");
        return use == null ? attribute : attribute + "." + use;
    }

    private static Map<String, String> identifier(Map<String, String> entry, Set<String> junk) {
        return !junk.isEmpty() && junk.contains("identifier." + entry.getOrDefault("system", ""))
                ? Map.of()
                : valued(entry, IDENTIFIER_PARTS);
    }

    private static Map<String, String> valued(Map<String, String> entry, List<String> parts) {
        if (entry.get("value") == null) {
            return Map.of();
        }
        Map<String, String> valued = new LinkedHashMap<>();
        for (String part : parts) {
            String text = entry.get(part);
            if (text != null) {
                valued.put(part, text);
            }
        }
        return valued;
    }

    private static Map<String, String> address(Map<String, String> entry, Set<String> junk) {
        String attribute = junk.isEmpty() ? "" : withUse("address", entry);
        if (!junk.isEmpty()) {
            entry.keySet().removeIf(part -> junk.contains(attribute + "." + part));
        }
        boolean somewhere = false;
        for (String part : entry.keySet()) {
            somewhere |= !part.equals("use") && !part.equals("address_country");
        }
        boolean invalid = "invalid".equals(entry.get("validity"));
        return !somewhere || invalid || junk.contains(attribute) ? Map.of() : entry;
    }
}
