package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import java.util.List;

/** The lines of an order, each an object with the columns of {@code standard.sales_order_line}. */
final class LineColumn implements JsonColumn {

    private final byte[][] names;

    LineColumn(AttributeLayout layout) {
        names = layout.lineAttributes().stream()
                .map(attribute -> JsonColumn.fixed("\"" + attribute + "\":"))
                .toArray(byte[][]::new);
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public void write(SourceRecord record, BinaryCopyBuffer out) {
        List<List<AttributeValue>> lines = record.lines();
        if (lines.isEmpty()) {
            out.nullField();
            return;
        }
        int field = out.begin();
        for (int i = 0; i < lines.size(); i++) {
            out.octet(i == 0 ? '[' : ',');
            writeLine(lines.get(i), out);
        }
        out.octet(']');
        out.end(field);
    }

    private void writeLine(List<AttributeValue> line, BinaryCopyBuffer out) {
        out.octet('{');
        boolean empty = true;
        for (int i = 0; i < names.length; i++) {
            Object value = RowPlan.standard(line.get(i)).value();
            if (value == null) {
                continue;
            }
            if (!empty) {
                out.octet(',');
            }
            out.raw(names[i]);
            if (value instanceof Number) {
                out.utf8(value.toString());
            } else {
                out.jsonString(value.toString());
            }
            empty = false;
        }
        out.octet('}');
    }
}
