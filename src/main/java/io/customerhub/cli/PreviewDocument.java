package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.preview.Preview;
import io.customerhub.preview.Preview.SeenAttribute;
import io.customerhub.preview.Preview.SeenRecord;
import io.customerhub.preview.PreviewMask;
import io.customerhub.record.StandardValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A preview as one JSON document; its keys are stable within a schemaVersion. */
final class PreviewDocument {

    private static final int SCHEMA_VERSION = 1;

    private final Preview preview;
    private final @Nullable PreviewMask masking;
    private final Set<String> only;
    private final String keyField;
    private final ObjectNode document = new ObjectMapper().createObjectNode();

    /**
     * As {@link PreviewReport}.
     *
     * @param keyField the first field of the key
     */
    PreviewDocument(Preview preview, String keyField, @Nullable PreviewMask masking, Set<String> only) {
        this.keyField = keyField;
        this.preview = preview;
        this.masking = masking;
        this.only = only;
    }

    String text() {
        document.put("schemaVersion", SCHEMA_VERSION)
                .put("stream", preview.stream().toString())
                .put("ending", preview.ending().kind().name().toLowerCase(Locale.ROOT));
        if (!preview.ending().code().isEmpty()) {
            document.put("code", preview.ending().code())
                    .put("message", preview.ending().message());
        }
        counts();
        ArrayNode records = document.putArray("records");
        preview.records().forEach(record -> record(records.addObject(), record));
        ArrayNode letters = document.putArray("deadLetters");
        preview.letters().forEach(cause -> letters.addObject()
                .put("count", cause.count())
                .put("stage", cause.stage())
                .put("code", cause.code())
                .put("field", cause.field())
                .put("message", cause.message()));
        quality();
        ArrayNode orders = document.putArray("dateOrders");
        preview.orders().forEach(hint -> orders.addObject()
                .put("attribute", hint.attribute())
                .put("order", hint.order())
                .put("reason", hint.reason()));
        ObjectNode drift = document.putObject("drift");
        preview.shape().unknown().forEach(drift.putArray("newFields")::add);
        preview.shape().missing().forEach(drift.putArray("missingFields")::add);
        ArrayNode requests = document.putArray("requests");
        preview.requests().forEach(request -> requests.addObject()
                .put("method", request.method())
                .put("address", request.address())
                .put("status", request.status()));
        return document.toPrettyString();
    }

    private void counts() {
        ObjectNode counts = document.putObject("counts")
                .put("read", preview.counts().read())
                .put("good", preview.counts().good())
                .put("dead", preview.counts().dead());
        ObjectNode skipped = counts.putObject("skipped");
        preview.counts().skipped().forEach(skipped::put);
        if (!preview.counts().against().isEmpty()) {
            ObjectNode against = document.putObject("against");
            preview.counts().against().forEach((standing, count) -> against.put(PreviewReport.word(standing), count));
        }
    }

    private void record(ObjectNode node, SeenRecord record) {
        node.put("row", record.row()).put("fate", record.fate().kind().name().toLowerCase(Locale.ROOT));
        if (record.identity() != null) {
            String key = record.identity().key();
            node.put("key", masking == null ? key : masking.field(keyField, key))
                    .put("version", record.identity().version());
        }
        if (record.standing() != null) {
            node.put("standing", PreviewReport.word(record.standing()));
        }
        if (!record.fate().code().isEmpty()) {
            node.put("stage", record.fate().stage())
                    .put("code", record.fate().code())
                    .put("field", record.fate().field())
                    .put("message", record.fate().message());
        }
        ObjectNode before = node.putObject("before");
        record.fields().forEach((field, value) -> {
            if (only.isEmpty()
                    || only.contains(field)
                    || record.attributes().stream()
                            .anyMatch(attribute -> only.contains(attribute.name())
                                    && attribute.from().contains(field))) {
                before.put(field, value == null || masking == null ? value : masking.field(field, value));
            }
        });
        ObjectNode after = node.putObject("after");
        for (SeenAttribute attribute : record.attributes()) {
            if (only.isEmpty()
                    || only.contains(attribute.name())
                    || attribute.from().stream().anyMatch(only::contains)) {
                standard(after, attribute);
            }
        }
    }

    private void standard(ObjectNode after, SeenAttribute attribute) {
        StandardValue standard = attribute.value().standard();
        if (standard == null) {
            return;
        }
        ObjectNode node = after.putObject(attribute.name());
        node.put("value", standard.value() == null ? null : masked(attribute.name(), standard.value()))
                .put("validity", standard.validity().name().toLowerCase(Locale.ROOT));
        if (!standard.parts().isEmpty()) {
            ObjectNode parts = node.putObject("parts");
            for (Map.Entry<String, Object> part : standard.parts().entrySet()) {
                parts.put(part.getKey(), masked(part.getKey(), part.getValue()));
            }
        }
        if (!standard.issues().isEmpty()) {
            standard.issues().forEach(node.putArray("issues")::add);
        }
    }

    private String masked(String attribute, Object value) {
        return masking == null ? value.toString() : masking.attribute(attribute, value.toString());
    }

    private void quality() {
        ArrayNode attributes = document.putArray("attributes");
        preview.attributes().forEach(attribute -> {
            ObjectNode node = attributes
                    .addObject()
                    .put("name", attribute.name())
                    .put("records", attribute.records())
                    .put("filled", attribute.filled())
                    .put("usable", attribute.usable());
            ObjectNode issues = node.putObject("issues");
            attribute.issues().forEach(issues::put);
        });
        ArrayNode contract = document.putArray("contract");
        preview.promises().forEach(line -> {
            ObjectNode node = contract.addObject()
                    .put("field", line.field())
                    .put("records", line.records())
                    .put("filled", line.filled())
                    .put("required", line.required());
            ObjectNode broken = node.putObject("broken");
            line.broken().forEach(broken::put);
        });
    }
}
