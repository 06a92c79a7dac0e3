package io.customerhub.warehouse.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
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
    /** The SQLSTATE invalid_json_text. */
    private static final String INVALID_JSON = "22032";

    private static final int SCALARS_FROM = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

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
        Set<String> junk = new HashSet<>();
        if (issues != null) {
            for (JsonNode issue : tree(issues)) {
                String code = issue.path("code").asText();
                if (code.startsWith(JUNK)) {
                    junk.add(issue.path("attribute").asText());
                } else if (code.equals(NAME_FROM_EMAIL)) {
                    junk.add("name");
                }
            }
        }
        return junk;
    }

    /** Makes of an entry what can be used of it; nothing when it is empty then. */
    private interface Reading {
        Map<String, String> of(JsonNode entry);
    }

    private static List<Map<String, String>> entries(@Nullable String json, Reading reading) throws SQLException {
        if (json == null) {
            return List.of();
        }
        List<Map<String, String>> entries = new ArrayList<>();
        for (JsonNode entry : tree(json)) {
            Map<String, String> parts = reading.of(entry);
            if (!parts.isEmpty()) {
                entries.add(parts);
            }
        }
        return entries;
    }

    private static Map<String, String> contact(JsonNode entry, Set<String> junk) {
        String attribute = entry.path("system").asText()
                + (entry.hasNonNull("use") ? "." + entry.get("use").asText() : "");
        return junk.contains(attribute) ? Map.of() : valued(entry, List.of("system", "use", "value", "validity"));
    }

    private static Map<String, String> identifier(JsonNode entry, Set<String> junk) {
        return junk.contains("identifier." + entry.path("system").asText())
                ? Map.of()
                : valued(entry, List.of("system", "value", "validity"));
    }

    private static Map<String, String> valued(JsonNode entry, List<String> parts) {
        if (!entry.hasNonNull("value")) {
            return Map.of();
        }
        Map<String, String> valued = new LinkedHashMap<>();
        for (String part : parts) {
            if (entry.hasNonNull(part)) {
                valued.put(part, entry.get(part).asText());
            }
        }
        return valued;
    }

    private static Map<String, String> address(JsonNode entry, Set<String> junk) {
        String attribute =
                "address" + (entry.hasNonNull("use") ? "." + entry.get("use").asText() : "");
        Map<String, String> parts = new LinkedHashMap<>();
        boolean somewhere = false;
        for (Iterator<Map.Entry<String, JsonNode>> all = entry.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> part = all.next();
            boolean usable = part.getValue().isValueNode() && !part.getValue().isNull();
            if (usable && !junk.contains(attribute + "." + part.getKey())) {
                parts.put(part.getKey(), part.getValue().asText());
                somewhere |= !part.getKey().equals("use") && !part.getKey().equals("address_country");
            }
        }
        boolean invalid = "invalid".equals(parts.get("validity"));
        return !somewhere || invalid || junk.contains(attribute) ? Map.of() : parts;
    }

    private static JsonNode tree(String json) throws SQLException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new SQLException("a JSON column of standard.customer cannot be read", INVALID_JSON);
        }
    }
}
