package io.customerhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.config.SurvivingGroup;
import io.customerhub.golden.RecordKey;
import io.customerhub.lineage.RawCells;
import io.customerhub.lineage.RawCells.Cell;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of the sources that golden values come from. */
final class RecordCells {

    /** Nothing is known of any cell. */
    static final RecordCells NONE = new RecordCells(Map.of());

    /** Nobody reads the cells of more records of one customer. */
    private static final int MOST = 200;

    private static final List<String> WHOLE_NAMES = List.of("name", "formatted_name");
    private static final List<String> STREET_FIRST = List.of("street_address", "formatted_address", "postal_code");

    private final Map<String, RawCells> cells;

    private RecordCells(Map<String, RawCells> cells) {
        this.cells = cells;
    }

    /** The cells of the records of a customer, in the versions that are loaded. */
    static RecordCells of(Warehouse warehouse, List<Linked> records) {
        LoadedRecordStore store = new LoadedRecordStore(warehouse);
        Map<String, RawCells> cells = new HashMap<>();
        for (Linked linked : records.subList(0, Math.min(records.size(), MOST))) {
            RecordKey key = linked.key();
            StreamName stream = new StreamName(key.system(), key.stream());
            Loaded loaded = store.find(stream, key.key());
            RawCells found = loaded == null ? null : readable(stream, loaded);
            if (found != null) {
                cells.put(key.toString(), found);
            }
        }
        return new RecordCells(cells);
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
        RawCells known = cells.get(record.toString());
        return known == null
                ? List.of()
                : known.cells().stream()
                        .filter(cell -> cell.raw() != null && !cell.fields().isEmpty())
                        .toList();
    }

    /** The cells of a record that a group of attributes comes from, in words; empty when they are not known. */
    String text(String record, SurvivingGroup group) {
        RawCells known = cells.get(record);
        if (known == null) {
            return "";
        }
        Set<String> names = new HashSet<>(group.columns());
        if (group == SurvivingGroup.NAME) {
            names.addAll(WHOLE_NAMES);
        }
        String own = text(known, names::contains);
        // the name of an organization whose source has one field for all names
        return own.isEmpty() && group == SurvivingGroup.LEGAL_NAME ? text(known, WHOLE_NAMES::contains) : own;
    }

    /** The cells of a record that a contact point, an address or an identifier comes from, in words; empty when not known. */
    String entryText(String record, SurvivingGroup group, JsonNode entry) {
        RawCells known = cells.get(record);
        if (known == null) {
            return "";
        }
        return switch (group) {
            case ADDRESSES -> address(known, entry);
            case IDENTIFIERS ->
                text(known, ("identifier." + entry.path("system").asText())::equals);
            default -> contact(known, entry);
        };
    }

    private static String contact(RawCells known, JsonNode entry) {
        String system = entry.path("system").asText();
        Set<String> names = new HashSet<>();
        known.stored().forEach((name, value) -> {
            boolean isOne = name.equals(system) || name.startsWith(system + ".") || name.startsWith(system + "[");
            if (isOne && value.asText().equals(entry.path("value").asText())) {
                names.add(plain(name));
            }
        });
        return text(known, names::contains);
    }

    private static String address(RawCells known, JsonNode entry) {
        for (String part : STREET_FIRST) {
            for (Map.Entry<String, JsonNode> one : known.stored().entrySet()) {
                String name = plain(one.getKey());
                if (name.startsWith("address")
                        && name.endsWith("." + part)
                        && entry.hasNonNull(part)
                        && entry.get(part).asText().equals(one.getValue().asText())) {
                    String address = name.substring(0, name.length() - part.length() - 1);
                    return text(known, attribute -> isOf(attribute, address));
                }
            }
        }
        return "";
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

    private static String text(RawCells known, Predicate<String> attribute) {
        List<Cell> chosen = new ArrayList<>(known.cells());
        chosen.removeIf(cell -> cell.raw() == null || cell.fields().isEmpty() || !attribute.test(cell.attribute()));
        return chosen.stream()
                .map(cell -> String.join("+", cell.fields()) + " " + TextNode.valueOf(cell.raw()))
                .collect(Collectors.joining(", "));
    }
}
