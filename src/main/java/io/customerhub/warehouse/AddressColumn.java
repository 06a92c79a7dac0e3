package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses of a party, one object per use, from whole addresses and from single parts. */
final class AddressColumn implements JsonColumn {

    private static final String PREFIX = "address";
    private static final String WHOLE = "formatted_address";

    private final List<Address> addresses;

    AddressColumn(AttributeLayout layout) {
        Map<String, Address> byUse = new LinkedHashMap<>();
        for (int i = 0; i < layout.attributes().size(); i++) {
            String[] words = layout.attributes().get(i).split("\\.", -1);
            if (words[0].equals(PREFIX)) {
                String last = words[words.length - 1];
                boolean hasPart = AttributeNames.ADDRESS_PARTS.contains(last);
                String use = words.length > (hasPart ? 2 : 1) ? words[1] : "";
                byUse.computeIfAbsent(use, Address::new).take(i, hasPart ? last : null);
            }
        }
        addresses = List.copyOf(byUse.values());
    }

    @Override
    public String name() {
        return "addresses";
    }

    @Override
    public void write(SourceRecord record, BinaryCopyBuffer out) {
        int field = out.begin();
        boolean empty = true;
        for (int i = 0; i < addresses.size(); i++) {
            empty &= !addresses.get(i).write(record.attributes(), empty, out);
        }
        if (empty) {
            out.endAsNull(field);
        } else {
            out.octet(']');
            out.end(field);
        }
    }

    /** One address of a use: an attribute per part, and at most one attribute that has the parts in it. */
    private static final class Address {

        private static final byte[][] NAMES = AttributeNames.ADDRESS_PARTS.stream()
                .map(part -> JsonColumn.fixed("\"" + part + "\":"))
                .toArray(byte[][]::new);

        private final byte[] start;
        private final boolean hasUse;
        private final int[] sources = new int[NAMES.length];
        private int whole = -1;

        Address(String use) {
            start = JsonColumn.fixed(use.isEmpty() ? "{" : "{\"use\":\"" + use + "\"");
            hasUse = !use.isEmpty();
            java.util.Arrays.fill(sources, -1);
        }

        void take(int attribute, @Nullable String part) {
            if (part == null) {
                whole = attribute;
            } else {
                sources[AttributeNames.ADDRESS_PARTS.indexOf(part)] = attribute;
            }
        }

        /** True when there was anything to write. */
        boolean write(List<AttributeValue> attributes, boolean isFirst, BinaryCopyBuffer out) {
            boolean empty = true;
            for (int i = 0; i < sources.length; i++) {
                Object value = part(attributes, i);
                if (value == null) {
                    continue;
                }
                if (empty) {
                    out.octet(isFirst ? '[' : ',');
                    out.raw(start);
                }
                if (!empty || hasUse) {
                    out.octet(',');
                }
                out.raw(NAMES[i]);
                out.jsonString(JsonColumn.plain(value));
                empty = false;
            }
            if (!empty) {
                out.octet('}');
            }
            return !empty;
        }

        private @Nullable Object part(List<AttributeValue> attributes, int i) {
            if (sources[i] >= 0) {
                return RowPlan.standard(attributes.get(sources[i])).value();
            }
            if (whole < 0) {
                return null;
            }
            StandardValue standard = RowPlan.standard(attributes.get(whole));
            String part = AttributeNames.ADDRESS_PARTS.get(i);
            Object value = standard.parts().get(part);
            return value == null && part.equals(WHOLE) ? standard.value() : value;
        }
    }
}
