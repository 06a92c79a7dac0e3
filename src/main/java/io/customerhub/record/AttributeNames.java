package io.customerhub.record;

import io.customerhub.record.EntityType.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The canonical names that a mapping may give to what it maps, per entity: the columns of the entity; for a party also
 * {@code name}, {@code phone}, {@code email} and {@code url} with or without a use ({@code phone.mobile}), addresses as
 * a whole or in parts ({@code address.home}, {@code address.home.postal_code}, {@code address.postal_code}) and
 * identifiers by system ({@code identifier.cn-resident-id}). Uses follow {@code ContactPoint.use} and
 * {@code Address.use} of HL7 FHIR R4, with {@code main}, {@code fax}, {@code shipping} and {@code other} beside them;
 * address parts follow {@code PostalAddress} of schema.org.
 */
public final class AttributeNames {

    /** The kinds of contact point, which are also the first words of their attributes. */
    public static final List<String> CONTACT_SYSTEMS = List.of("phone", "email", "url");

    /** The uses of a contact point. */
    public static final List<String> CONTACT_USES =
            List.of("mobile", "home", "work", "main", "fax", "temp", "old", "other");

    /** The uses of an address. */
    public static final List<String> ADDRESS_USES =
            List.of("home", "work", "billing", "shipping", "temp", "old", "other");

    /** The parts of an address that a source may have; {@code formatted_address} is the whole address as one text. */
    public static final List<String> ADDRESS_PARTS = StoredPart.ADDRESS.stream()
            .filter(StoredPart::isMapped)
            .map(StoredPart::name)
            .toList();

    private static final String IDENTIFIER = "identifier.";

    private static final Set<String> PARTY_NAMES = buildPartyNames();

    private AttributeNames() {}

    /** True when a mapping of this entity may use the name. */
    public static boolean isKnown(EntityType entity, String name) {
        Column column = entity.column(name);
        if (column != null) {
            return column.isMapped();
        }
        return entity.isParty() && (name.startsWith(IDENTIFIER) ? isIdentifier(name) : PARTY_NAMES.contains(name));
    }

    /** True when the lines of this entity's records may use the name; false for an entity without lines. */
    public static boolean isKnownInLine(EntityType entity, String name) {
        return entity.hasLines() && EntityType.SALES_ORDER_LINE.column(name) != null;
    }

    /** All names for help pages and editors; identifiers stand as {@code identifier.<system>}. */
    public static List<String> all(EntityType entity) {
        List<String> names = new ArrayList<>(columnNames(entity));
        if (entity.isParty()) {
            names.addAll(PARTY_NAMES);
            names.add(IDENTIFIER + "<system>");
        }
        return List.copyOf(names);
    }

    /** What a known name stands for, as half a sentence: the comment of its column. */
    public static String description(EntityType entity, String name) {
        Column column = entity.column(name);
        if (column != null) {
            return column.description();
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        for (StoredPart part : StoredPart.ADDRESS) {
            if (name.startsWith("address.") && part.name().equals(last)) {
                return part.description();
            }
        }
        return switch (name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'))) {
            case "name" -> "the whole name of a person or organization; its parts fill the columns of their names";
            case "phone" -> "a phone, fax or mobile number";
            case "email" -> "an e-mail address";
            case "url" -> "a web address";
            case "address" -> "a whole address in one text; its parts are found in it";
            default -> "a number that tells one customer from another";
        };
    }

    /** All names within a line; empty for an entity without lines. */
    public static List<String> allInLine(EntityType entity) {
        return entity.hasLines() ? columnNames(EntityType.SALES_ORDER_LINE) : List.of();
    }

    /** Up to {@code limit} known names that look most like an unknown one, the most similar first; may be empty. */
    public static List<String> nearest(EntityType entity, String unknown, int limit) {
        return nearest(all(entity), unknown, limit);
    }

    /** As {@link #nearest(EntityType, String, int)}, within a line. */
    public static List<String> nearestInLine(EntityType entity, String unknown, int limit) {
        return nearest(allInLine(entity), unknown, limit);
    }

    private static List<String> nearest(List<String> known, String unknown, int limit) {
        int worst = Math.max(2, unknown.length() / 3);
        return known.stream()
                .filter(name -> distance(name, unknown) <= worst
                        || (unknown.length() > 2 && (name.contains(unknown) || unknown.contains(name))))
                .sorted(Comparator.comparingInt(name -> distance(name, unknown)))
                .limit(limit)
                .toList();
    }

    private static boolean isIdentifier(String name) {
        for (int i = IDENTIFIER.length(); i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
                return false;
            }
        }
        return name.length() > IDENTIFIER.length();
    }

    private static List<String> columnNames(EntityType entity) {
        return entity.columns().stream()
                .filter(Column::isMapped)
                .map(Column::name)
                .toList();
    }

    /** The edit distance of Levenshtein, 1966. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    private static Set<String> buildPartyNames() {
        Set<String> names = new LinkedHashSet<>();
        names.add("name");
        for (String system : CONTACT_SYSTEMS) {
            names.add(system);
            CONTACT_USES.forEach(use -> names.add(system + "." + use));
        }
        names.add("address");
        ADDRESS_PARTS.forEach(part -> names.add("address." + part));
        for (String use : ADDRESS_USES) {
            names.add("address." + use);
            ADDRESS_PARTS.forEach(part -> names.add("address." + use + "." + part));
        }
        return Collections.unmodifiableSet(names);
    }
}
