package io.customerhub.service.letter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.access.Caller;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.WholeLetter;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.SafeCsv;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes letters for files, a part at a time. */
final class LetterExport {

    private static final int PART = 500;

    private static final List<String> COLUMNS = List.of(
            "id",
            "system",
            "stream",
            "key",
            "version",
            "origin",
            "row",
            "stage",
            "code",
            "field",
            "message",
            "group",
            "kind",
            "state",
            "attempts",
            "occurrences",
            "edition",
            "assignee",
            "first_seen",
            "last_seen",
            "closed_at",
            "closed_by",
            "reason",
            "payload",
            "payload_base64");

    private final ObjectMapper json = new ObjectMapper();
    private final DeadLetterStore letters;
    private final ConfiguredStreams configured;
    private final RevealLimit reveals;

    LetterExport(Warehouse warehouse, ConfiguredStreams configured, RevealLimit reveals) {
        this.letters = new DeadLetterStore(warehouse);
        this.configured = configured;
        this.reveals = reveals;
    }

    ExportPage masked(ExportLetters request) {
        Map<StreamName, RecordMask> masks = new HashMap<>();
        return page(
                request.filter().stored(),
                request.format(),
                request.after(),
                request.upTo(),
                whole -> row(
                        whole,
                        masks.computeIfAbsent(
                                whole.letter().stream(), stream -> new RecordMask(configured.of(stream)))));
    }

    ExportPage revealed(Caller caller, ExportRevealed request) {
        if (request.after() <= 0) {
            reveals.count(caller);
        }
        return page(
                request.filter().stored(),
                request.format(),
                request.after(),
                request.upTo(),
                whole -> row(whole, null));
    }

    /** The columns of one letter. */
    private interface Rows {
        Map<String, @Nullable Object> of(WholeLetter whole);
    }

    private ExportPage page(DeadLetterFilter filter, ExportFormat format, long after, @Nullable Long upTo, Rows rows) {
        long last = upTo == null ? letters.latest() : upTo;
        List<WholeLetter> found = letters.page(filter, PART, after, last);
        List<String> lines = new ArrayList<>();
        SafeCsv csv = new SafeCsv(format != ExportFormat.CSV_AS_IS);
        for (WholeLetter whole : found) {
            Map<String, @Nullable Object> row = rows.of(whole);
            lines.add(
                    format == ExportFormat.JSON_LINES
                            ? object(row).toString()
                            : csv.line(new ArrayList<>(row.values())));
        }
        return new ExportPage(
                format == ExportFormat.JSON_LINES ? null : csv.line(COLUMNS),
                lines,
                found.size() < PART ? null : (Long) found.get(PART - 1).letter().id(),
                last);
    }

    /** In the order of the columns. */
    private Map<String, @Nullable Object> row(WholeLetter whole, @Nullable RecordMask mask) {
        LetterRow letter = LetterRow.of(whole.letter(), mask == null ? new RecordMask(null) : mask);
        LetterRow.Closing closing = letter.closing();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", letter.id());
        row.put("system", letter.stream().system());
        row.put("stream", letter.stream().stream());
        row.put("key", mask == null ? whole.letter().key() : letter.key());
        row.put("version", letter.version());
        row.put("origin", letter.origin());
        row.put("row", letter.row());
        row.put("stage", letter.stage());
        row.put("code", letter.code());
        row.put("field", letter.field());
        row.put("message", letter.message());
        row.put("group", letter.group());
        row.put("kind", letter.kind().name().toLowerCase(Locale.ROOT));
        row.put("state", letter.state().name().toLowerCase(Locale.ROOT));
        row.put("attempts", letter.attempts());
        row.put("occurrences", letter.occurrences());
        row.put("edition", letter.edition());
        row.put("assignee", letter.assignee());
        row.put("first_seen", letter.firstSeen());
        row.put("last_seen", letter.lastSeen());
        row.put("closed_at", closing == null ? null : closing.at());
        row.put("closed_by", closing == null ? null : closing.by());
        row.put("reason", closing == null ? null : closing.reason());
        boolean isRecord = letter.kind() == PayloadKind.RECORD;
        row.put("payload", mask == null ? (isRecord ? text(whole) : null) : masked(whole, mask));
        row.put(
                "payload_base64",
                mask != null || isRecord ? null : Base64.getEncoder().encodeToString(whole.payload()));
        return row;
    }

    private static String text(WholeLetter whole) {
        return new String(whole.payload(), StandardCharsets.UTF_8);
    }

    /** Fields by path, masked, as JSON; of a line its form; of files and pages nothing. */
    private @Nullable String masked(WholeLetter whole, RecordMask mask) {
        return switch (whole.letter().kind()) {
            case RECORD -> {
                ObjectNode fields = json.createObjectNode();
                PayloadFields.of(whole.payload())
                        .forEach((path, value) -> fields.put(path, value == null ? null : mask.field(path, value)));
                yield fields.toString();
            }
            case LINE -> mask.text(text(whole));
            case FILE, PAGE -> null;
        };
    }

    private ObjectNode object(Map<String, @Nullable Object> row) {
        ObjectNode object = json.createObjectNode();
        row.forEach((name, value) -> {
            if (value instanceof Long number) {
                object.put(name, number);
            } else if (value instanceof Integer number) {
                object.put(name, number);
            } else if (value != null) {
                object.put(name, value.toString());
            }
        });
        return object;
    }
}
