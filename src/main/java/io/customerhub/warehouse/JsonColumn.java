package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One column of a standard row that holds a JSON array; an empty array is written as null. */
interface JsonColumn {

    String name();

    /** Writes the array, or null, as one field. */
    void write(SourceRecord record, BinaryCopyBuffer out);

    /** The JSON columns of an entity in table order. */
    static List<JsonColumn> of(AttributeLayout layout) {
        List<JsonColumn> columns = new ArrayList<>();
        if (layout.entity().isParty()) {
            columns.add(ValueColumn.contactPoints(layout));
            columns.add(new AddressColumn(layout));
            columns.add(ValueColumn.identifiers(layout));
        }
        if (layout.entity().hasLines()) {
            columns.add(new LineColumn(layout));
        }
        columns.add(new IssueColumn(layout));
        return List.copyOf(columns);
    }

    /** The start of a JSON text that never changes. */
    static byte[] fixed(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * True when text came that is kept raw beside its issue. Nothing at all and blanks are not; a placeholder came with an
     * issue and is shown as it is.
     */
    static boolean isRefused(AttributeValue attribute, StandardValue standard) {
        return standard.value() == null
                && attribute.raw() != null
                && (standard.validity() != Validity.MISSING
                        || !standard.issues().isEmpty());
    }

    /** A standard value as text; decimals without an exponent unless it would be absurdly long. */
    static String plain(Object value) {
        if (value instanceof BigDecimal number && Math.abs((long) number.scale()) < 1000) {
            return number.toPlainString();
        }
        return value.toString();
    }
}
