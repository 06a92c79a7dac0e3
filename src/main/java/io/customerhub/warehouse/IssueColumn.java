package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.util.List;

/**
 * What is wrong or was assumed, one object per code; a line's attribute is named {@code lines[0].sku}, as a field path
 * would.
 */
final class IssueColumn implements JsonColumn {

    private static final byte[] CODE = JsonColumn.fixed(",\"code\":");
    private static final byte[] RAW = JsonColumn.fixed(",\"raw\":");
    private static final byte[] ATTRIBUTE = JsonColumn.fixed("{\"attribute\":");

    private final List<String> attributes;
    private final List<String> lineAttributes;

    IssueColumn(AttributeLayout layout) {
        attributes = layout.attributes();
        lineAttributes = layout.lineAttributes();
    }

    @Override
    public String name() {
        return "issues";
    }

    @Override
    public void write(SourceRecord record, BinaryCopyBuffer out) {
        int field = out.begin();
        boolean empty = writeIssues(record.attributes(), attributes, -1, true, out);
        for (int i = 0; i < record.lines().size(); i++) {
            empty = writeIssues(record.lines().get(i), lineAttributes, i, empty, out);
        }
        if (empty) {
            out.endAsNull(field);
        } else {
            out.octet(']');
            out.end(field);
        }
    }

    private static boolean writeIssues(
            List<AttributeValue> values, List<String> names, int line, boolean nothingYet, BinaryCopyBuffer out) {
        boolean empty = nothingYet;
        for (int i = 0; i < values.size(); i++) {
            StandardValue standard = RowPlan.standard(values.get(i));
            List<String> issues = standard.issues();
            String raw = standard.value() == null ? values.get(i).raw() : null;
            for (int j = 0; j < issues.size(); j++) {
                out.octet(empty ? '[' : ',');
                out.raw(ATTRIBUTE);
                out.jsonString(line < 0 ? names.get(i) : "lines[" + line + "]." + names.get(i));
                out.raw(CODE);
                out.jsonString(issues.get(j));
                if (raw != null) {
                    out.raw(RAW);
                    out.jsonString(raw);
                }
                out.octet('}');
                empty = false;
            }
        }
        return empty;
    }
}
