package io.customerhub.preview;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.preview.Preview.OrderHint;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.standardize.date.DateOrder;
import io.customerhub.standardize.date.OrderEvidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the values say of the order of dates that the mapping leaves open. Not safe for several threads. */
final class DateOrderNotes {

    private final Map<String, OrderEvidence> evidence = new LinkedHashMap<>();

    DateOrderNotes(StreamMapping mapping) {
        for (FieldMapping field : mapping.fields()) {
            boolean date = field.as().equals("date") || field.as().equals("datetime");
            if (date && mapping.order() == null && !field.options().containsKey("order")) {
                evidence.put(field.attribute(), new OrderEvidence());
            }
        }
    }

    void add(RecordBatch batch) {
        AttributeLayout layout = batch.layout();
        if (layout == null || evidence.isEmpty()) {
            return;
        }
        for (int i = 0; i < layout.attributes().size(); i++) {
            OrderEvidence field = evidence.get(layout.attributes().get(i));
            if (field == null) {
                continue;
            }
            for (SourceRecord record : batch.records()) {
                String text =
                        record.isDeleted() ? null : record.attributes().get(i).text();
                if (text != null) {
                    field.add(text);
                }
            }
        }
    }

    /** One hint for each field whose dates need an order, in mapping order. */
    List<OrderHint> result() {
        List<OrderHint> hints = new ArrayList<>();
        evidence.forEach((attribute, field) -> {
            OrderEvidence.Finding finding = field.finding();
            if (finding.needsOrder()) {
                hints.add(hint(attribute, finding));
            }
        });
        return List.copyOf(hints);
    }

    private static OrderHint hint(String attribute, OrderEvidence.Finding finding) {
        @Nullable
        String order =
                finding.order() == DateOrder.UNDECLARED ? null : finding.order().yamlName();
        List<String> reasons = new ArrayList<>();
        for (DateOrder each : DateOrder.values()) {
            Long proofs = finding.proofs().get(each);
            if (proofs != null) {
                reasons.add(proofs
                        + (proofs == 1 ? " value is a day only as " : " values are days only as ")
                        + each.yamlName());
            }
        }
        if (reasons.size() == 1) {
            reasons.add("none is in another order only");
        } else if (reasons.isEmpty()) {
            reasons.add("no value is a day in one order only");
        }
        reasons.add(finding.open() + (finding.open() == 1 ? " has" : " have") + " several readings");
        return new OrderHint(attribute, order, String.join(", ", reasons));
    }
}
