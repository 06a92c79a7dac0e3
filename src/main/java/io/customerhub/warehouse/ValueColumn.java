package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contact points or the identifiers of a party, each an object with value, raw text and validity. */
final class ValueColumn implements JsonColumn {

    private static final byte[] VALUE = JsonColumn.fixed(",\"value\":");
    private static final byte[] RAW = JsonColumn.fixed(",\"raw\":");
    private static final byte[] VALIDITY = JsonColumn.fixed(",\"validity\":");

    private final String name;
    private final int[] attributes;
    private final byte[][] starts;

    private ValueColumn(String name, List<Integer> attributes, List<String> starts) {
        this.name = name;
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
        return new ValueColumn("contact_points", attributes, starts);
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
        return new ValueColumn("identifiers", attributes, starts);
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
            if (isNothing(attribute, standard)) {
                continue;
            }
            out.octet(empty ? '[' : ',');
            out.raw(starts[i]);
            write(attribute, standard, out);
            empty = false;
        }
        if (empty) {
            out.endAsNull(field);
        } else {
            out.octet(']');
            out.end(field);
        }
    }

    /** Nothing came, or only blanks; a placeholder came with an issue and is shown as it is. */
    private static boolean isNothing(AttributeValue attribute, StandardValue standard) {
        return standard.value() == null
                && (attribute.raw() == null
                        || standard.validity() == Validity.MISSING
                                && standard.issues().isEmpty());
    }

    private static void write(AttributeValue attribute, StandardValue standard, BinaryCopyBuffer out) {
        String value = standard.value() == null ? null : JsonColumn.plain(standard.value());
        String raw = attribute.raw();
        if (value != null) {
            out.raw(VALUE);
            out.jsonString(value);
        }
        if (raw != null && !raw.equals(value)) {
            out.raw(RAW);
            out.jsonString(raw);
        }
        if (standard.validity() != Validity.VALID) {
            out.raw(VALIDITY);
            out.jsonString(standard.validity().name().toLowerCase(Locale.ROOT));
        }
        out.octet('}');
    }
}
