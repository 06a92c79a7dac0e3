package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StoredPart;
import io.customerhub.record.Validity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a party, one object per use, from whole addresses and from single parts. A line is kept whole whatever
 * was read of it, and its parts stand where the source has none of its own; the raw text of what was refused stands in {@code refused}, by part.
 */
final class AddressColumn implements JsonColumn {

    private static final String PREFIX = "address";
    private static final int NONE = -1;
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

        private static final byte[] VALIDITY = JsonColumn.fixed("\"validity\":");
        private static final byte[] REFUSED = JsonColumn.fixed("\"refused\":{");
        private static final byte[][] NAMES = StoredPart.ADDRESS.stream()
                .map(part -> JsonColumn.fixed("\"" + part.name() + "\":"))
                .toArray(byte[][]::new);
        private static final int WHOLE_PART = index(WHOLE);

        private final byte[] start;
        private final boolean hasUse;
        private final int[] sources = new int[NAMES.length];
        private int whole = NONE;

        Address(String use) {
            start = JsonColumn.fixed(use.isEmpty() ? "{" : "{\"use\":\"" + use + "\"");
            hasUse = !use.isEmpty();
            Arrays.fill(sources, NONE);
        }

        void take(int attribute, @Nullable String part) {
            if (part == null) {
                whole = attribute;
            } else {
                sources[index(part)] = attribute;
            }
        }

        /** True when there was anything to write. */
        boolean write(List<AttributeValue> attributes, boolean isFirst, BinaryCopyBuffer out) {
            StandardValue line = whole == NONE ? null : RowPlan.standard(attributes.get(whole));
            boolean empty = true;
            for (int i = 0; i < sources.length; i++) {
                Object value = part(attributes, i, line);
                if (value != null) {
                    begin(empty, isFirst, out);
                    out.raw(NAMES[i]);
                    out.jsonString(JsonColumn.plain(value));
                    empty = false;
                }
            }
            if (line != null && line.value() != null && line.validity() != Validity.VALID) {
                begin(empty, isFirst, out);
                out.raw(VALIDITY);
                out.jsonString(line.validity().name().toLowerCase(Locale.ROOT));
                empty = false;
            }
            empty = !writeRefused(attributes, empty, isFirst, out) && empty;
            if (!empty) {
                out.octet('}');
            }
            return !empty;
        }

        /** The raw text of the parts, and of the line, of which nothing could be made; true when there was any. */
        private boolean writeRefused(
                List<AttributeValue> attributes, boolean empty, boolean isFirst, BinaryCopyBuffer out) {
            boolean none = true;
            for (int i = 0; i < sources.length; i++) {
                int source = sources[i] == NONE && i == WHOLE_PART ? whole : sources[i];
                if (source == NONE) {
                    continue;
                }
                AttributeValue attribute = attributes.get(source);
                String raw = attribute.raw();
                if (raw != null && JsonColumn.isRefused(attribute, RowPlan.standard(attribute))) {
                    if (none) {
                        begin(empty, isFirst, out);
                        out.raw(REFUSED);
                    } else {
                        out.octet(',');
                    }
                    out.raw(NAMES[i]);
                    out.jsonString(raw);
                    none = false;
                }
            }
            if (!none) {
                out.octet('}');
            }
            return !none;
        }

        /** What stands before a key: the beginning of the object before the first one, a comma before the others. */
        private void begin(boolean empty, boolean isFirst, BinaryCopyBuffer out) {
            if (empty) {
                out.octet(isFirst ? '[' : ',');
                out.raw(start);
            }
            if (!empty || hasUse) {
                out.octet(',');
            }
        }

        private @Nullable Object part(List<AttributeValue> attributes, int i, @Nullable StandardValue line) {
            Object own = sources[i] == NONE
                    ? null
                    : RowPlan.standard(attributes.get(sources[i])).value();
            if (own != null || line == null) {
                return own;
            }
            Object value = line.parts().get(StoredPart.ADDRESS.get(i).name());
            return value == null && i == WHOLE_PART ? line.value() : value;
        }

        private static int index(String part) {
            for (int i = 0; i < StoredPart.ADDRESS.size(); i++) {
                if (StoredPart.ADDRESS.get(i).name().equals(part)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("no part of an address: " + part);
        }
    }
}
