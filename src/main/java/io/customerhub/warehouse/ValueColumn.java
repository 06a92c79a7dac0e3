package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StoredPart;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The contact points or the identifiers of a party, each an object with value, raw text, validity and parts. The further
 * phone numbers of a cell with several are contact points of their own.
 */
final class ValueColumn implements JsonColumn {

    private static final byte[] VALUE = JsonColumn.fixed(",\"value\":");
    private static final byte[] RAW = JsonColumn.fixed(",\"raw\":");
    private static final byte[] VALIDITY = JsonColumn.fixed(",\"validity\":");

    private static final String OTHER_NUMBERS = "other_numbers";

    private final String name;
    private final PartWriter parts;
    private final int[] attributes;
    private final byte[][] starts;

    private ValueColumn(String name, List<StoredPart> parts, List<Integer> attributes, List<String> starts) {
        this.name = name;
        this.parts = new PartWriter(parts);
        this.attributes = attributes.stream().mapToInt(Integer::intValue).toArray();
        this.starts = starts.stream().map(JsonColumn::fixed).toArray(byte[][]::new);
    }

    static ValueColumn contactPoints(AttributeLayout layout) {
        List<Integer> attributes = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < layout.attributes().size(); i++) {
            String attribute = layout.attributes().get(i);
            int dot = attribute.indexOf('.');
            String system = dot < 0 ? attribute : attribute.substring(0, dot);
            if (AttributeNames.CONTACT_SYSTEMS.contains(system)) {
                String use = dot < 0 ? "" : ",\"use\":\"" + attribute.substring(dot + 1) + "\"";
                attributes.add(i);
                starts.add("{\"system\":\"" + system + "\"" + use);
            }
        }
        return new ValueColumn("contact_points", StoredPart.CONTACT_POINT, attributes, starts);
    }

    static ValueColumn identifiers(AttributeLayout layout) {
        List<Integer> attributes = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < layout.attributes().size(); i++) {
            String attribute = layout.attributes().get(i);
            if (attribute.startsWith("identifier.")) {
                attributes.add(i);
                starts.add("{\"system\":\"" + attribute.substring("identifier.".length()) + "\"");
            }
        }
        return new ValueColumn("identifiers", StoredPart.IDENTIFIER, attributes, starts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(SourceRecord record, BinaryCopyBuffer out) {
        int field = out.begin();
        boolean empty = true;
        for (int i = 0; i < attributes.length; i++) {
            AttributeValue attribute = record.attributes().get(attributes[i]);
            StandardValue standard = RowPlan.standard(attribute);
            if (standard.value() == null && !JsonColumn.isRefused(attribute, standard)) {
                continue;
            }
            out.octet(empty ? '[' : ',');
            out.raw(starts[i]);
            write(attribute, standard.value(), standard.validity(), out);
            if (!standard.parts().isEmpty()) {
                parts.write(standard.parts(), out);
                writeOthers(attribute, standard, starts[i], out);
            }
            out.octet('}');
            empty = false;
        }
        if (empty) {
            out.endAsNull(field);
        } else {
            out.octet(']');
            out.end(field);
        }
    }

    /** Each further number of a cell with several, as {@code PhoneStandardizer} tells them; the first entry is open. */
    private static void writeOthers(
            AttributeValue attribute, StandardValue standard, byte[] start, BinaryCopyBuffer out) {
        if (standard.parts().get(OTHER_NUMBERS) instanceof String numbers) {
            for (String number : numbers.split(" ")) {
                out.octet('}');
                out.octet(',');
                out.raw(start);
                write(attribute, number, standard.validity(), out);
            }
        }
    }

    private static void write(
            AttributeValue attribute, @Nullable Object standard, Validity validity, BinaryCopyBuffer out) {
        String value = standard == null ? null : JsonColumn.plain(standard);
        String raw = attribute.raw();
        if (value != null) {
            out.raw(VALUE);
            out.jsonString(value);
        }
        if (raw != null && !raw.equals(value)) {
            out.raw(RAW);
            out.jsonString(raw);
        }
        if (validity != Validity.VALID) {
            out.raw(VALIDITY);
            out.jsonString(validity.name().toLowerCase(Locale.ROOT));
        }
    }
}
