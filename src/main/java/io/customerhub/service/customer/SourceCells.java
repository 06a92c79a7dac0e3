package io.customerhub.service.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.config.SurvivingGroup;
import io.customerhub.golden.RecordKey;
import io.customerhub.lineage.RawCells;
import io.customerhub.lineage.RawCells.Cell;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The cells of the sources that golden values come from. */
final class SourceCells {

    /** Nothing is known of any cell. */
    static final SourceCells NONE = new SourceCells(Map.of());

    private static final List<String> WHOLE_NAMES = List.of("name", "formatted_name");
    private static final List<String> STREET_FIRST = List.of("street_address", "formatted_address", "postal_code");

    private final Map<String, RawCells> cells;

    private SourceCells(Map<String, RawCells> cells) {
        this.cells = cells;
    }

    /** The cells of the first records of a customer, in the versions that are loaded; of so many records at most. */
    static SourceCells of(Warehouse warehouse, List<Linked> records, int most) {
        LoadedRecordStore store = new LoadedRecordStore(warehouse);
        Map<String, RawCells> cells = new HashMap<>();
        for (Linked linked : records.subList(0, Math.min(records.size(), most))) {
            RecordKey key = linked.key();
            StreamName stream = new StreamName(key.system(), key.stream());
            Loaded loaded = store.find(stream, key.key());
            RawCells found = loaded == null ? null : readable(stream, loaded);
            if (found != null) {
                cells.put(key.toString(), found);
            }
        }
        return new SourceCells(cells);
    }

    /** A record that an earlier release loaded may have a mapping that this one cannot read; then its cells stay untold. */
    private static @Nullable RawCells readable(StreamName stream, Loaded loaded) {
        try {
            return RawCells.of(stream, loaded);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** All cells of a record that have a text, without the constants of its mapping; none when they are not known. */
    List<Cell> of(RecordKey record) {
        return chosen(record.toString(), any -> true);
    }

    /** The standardized values of a record by name; none when they are not known. */
    Map<String, JsonNode> standard(RecordKey record) {
        RawCells known = cells.get(record.toString());
        return known == null ? Map.of() : known.stored();
    }

    /** The cells of a record that a group of attributes comes from. */
    List<Cell> of(String record, SurvivingGroup group) {
        Set<String> names = new HashSet<>(group.columns());
        if (group == SurvivingGroup.NAME) {
            names.addAll(WHOLE_NAMES);
        }
        List<Cell> own = chosen(record, names::contains);
        // the name of an organization whose source has one field for all names
        return own.isEmpty() && group == SurvivingGroup.LEGAL_NAME ? chosen(record, WHOLE_NAMES::contains) : own;
    }

    /** The cells of a record that a contact point, an address or an identifier comes from. */
    List<Cell> of(String record, SurvivingGroup group, JsonNode entry) {
        RawCells known = cells.get(record);
        if (known == null) {
            return List.of();
        }
        return switch (group) {
            case ADDRESSES -> address(record, known, entry);
            case IDENTIFIERS ->
                chosen(record, ("identifier." + entry.path("system").asText())::equals);
            default -> contact(record, known, entry);
        };
    }

    private List<Cell> contact(String record, RawCells known, JsonNode entry) {
        String system = entry.path("system").asText();
        Set<String> names = new HashSet<>();
        known.stored().forEach((name, value) -> {
            boolean isOne = name.equals(system) || name.startsWith(system + ".") || name.startsWith(system + "[");
            if (isOne && value.asText().equals(entry.path("value").asText())) {
                names.add(plain(name));
            }
        });
        return chosen(record, names::contains);
    }

    private List<Cell> address(String record, RawCells known, JsonNode entry) {
        for (String part : STREET_FIRST) {
            for (Map.Entry<String, JsonNode> one : known.stored().entrySet()) {
                String name = plain(one.getKey());
                if (name.startsWith("address")
                        && name.endsWith("." + part)
                        && entry.hasNonNull(part)
                        && entry.get(part).asText().equals(one.getValue().asText())) {
                    String address = name.substring(0, name.length() - part.length() - 1);
                    return chosen(record, attribute -> isOf(attribute, address));
                }
            }
        }
        return List.of();
    }

    /** The address itself or one of its parts, not one of another use. */
    private static boolean isOf(String attribute, String address) {
        return attribute.equals(address)
                || attribute.startsWith(address + ".") && attribute.indexOf('.', address.length() + 1) < 0;
    }

    /** The second value of one name is called {@code phone.mobile[1]}. */
    private static String plain(String name) {
        int number = name.indexOf('[');
        return number < 0 ? name : name.substring(0, number);
    }

    private List<Cell> chosen(String record, Predicate<String> attribute) {
        RawCells known = cells.get(record);
        return known == null
                ? List.of()
                : known.cells().stream()
                        .filter(cell ->
                                cell.raw() != null && !cell.fields().isEmpty() && attribute.test(cell.attribute()))
                        .toList();
    }
}
