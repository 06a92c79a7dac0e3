package io.customerhub.cli;

import io.customerhub.config.StreamMapping;
import io.customerhub.preview.Preview;
import io.customerhub.preview.Preview.Fate;
import io.customerhub.preview.Preview.SeenAttribute;
import io.customerhub.preview.Preview.SeenRecord;
import io.customerhub.preview.Preview.SentRequest;
import io.customerhub.preview.PreviewMask;
import io.customerhub.quality.ContractAccount;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A preview in words for the terminal. */
final class PreviewReport {

    private final Preview preview;
    private final StreamMapping mapping;
    private final @Nullable PreviewMask masking;
    private final Set<String> only;
    private final int width;

    /**
     * A report.
     *
     * @param masking how personal data are masked, or null when they are shown
     * @param only the source fields and attributes to show; empty for all
     * @param width how many cells a line of the terminal has
     */
    PreviewReport(Preview preview, StreamMapping mapping, @Nullable PreviewMask masking, Set<String> only, int width) {
        this.preview = preview;
        this.mapping = mapping;
        this.masking = masking;
        this.only = only;
        this.width = width;
    }

    /** All sections that have something to say, each with a line before it. */
    String text() {
        StringBuilder text = new StringBuilder();
        preview.records().forEach(record -> text.append(record(record)).append('\n'));
        text.append(letters())
                .append(quality())
                .append(orders())
                .append(promises())
                .append(shape())
                .append(requests());
        return text.append(counts()).toString();
    }

    private String record(SeenRecord record) {
        StringBuilder title = new StringBuilder("row " + record.row());
        if (record.identity() != null) {
            title.append("  key ")
                    .append(shown(mapping.key().get(0).text(), record.identity().key()));
        }
        if (record.standing() != null) {
            title.append("  ").append(word(record.standing()));
        }
        title.append(
                switch (record.fate().kind()) {
                    case GOOD -> "";
                    case DEAD -> "  DEAD LETTER";
                    case DELETED -> "  deleted at the source";
                    case SKIPPED -> "  skipped by a rule";
                });
        WrappedTable table = new WrappedTable("source field", "as it arrived", "attribute", "standardized");
        Set<String> used = new LinkedHashSet<>();
        for (SeenAttribute attribute : record.attributes()) {
            used.addAll(attribute.from());
            if (isWanted(attribute)) {
                table.row(
                        String.join("\n", attribute.from()),
                        raw(record, attribute),
                        attribute.name(),
                        standard(attribute));
            }
        }
        record.fields().forEach((field, value) -> {
            if (!used.contains(field) && (only.isEmpty() || only.contains(field))) {
                table.row(field, shown(field, value), role(field, record), "");
            }
        });
        return title + "\n" + table.text(width) + fate(record.fate());
    }

    private static String fate(Fate fate) {
        return fate.kind() == Fate.Kind.DEAD
                ? "! %s at %s: %s%n".formatted(fate.code(), fate.stage(), fate.message())
                : "";
    }

    private boolean isWanted(SeenAttribute attribute) {
        return only.isEmpty()
                || only.contains(attribute.name())
                || attribute.from().stream().anyMatch(only::contains);
    }

    private String role(String field, SeenRecord record) {
        FieldPath path = FieldPath.of(field.isBlank() ? "blank" : field);
        if (mapping.key().contains(path)) {
            return "(key)";
        }
        if (mapping.version() != null && mapping.version().from().contains(path)) {
            return "(version)";
        }
        return record.attributes().isEmpty() ? "" : "(not mapped)";
    }

    private String raw(SeenRecord record, SeenAttribute attribute) {
        return attribute.from().stream()
                .map(field -> shown(field, record.fields().get(field)))
                .collect(Collectors.joining("\n"));
    }

    private String shown(String field, @Nullable String value) {
        if (value == null) {
            return "∅";
        }
        return masking == null ? value : masking.field(field, value);
    }

    private String standard(SeenAttribute attribute) {
        AttributeValue value = attribute.value();
        StandardValue standard = value.standard();
        if (standard == null) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        if (standard.value() != null) {
            lines.add(masked(attribute.name(), standard.value().toString()));
        } else if (standard.validity() != Validity.MISSING && standard.parts().isEmpty()) {
            lines.add("(" + standard.validity().name().toLowerCase(Locale.ROOT) + ")");
        }
        standard.parts().forEach((part, text) -> lines.add(part + " " + masked(part, String.valueOf(text))));
        standard.issues().forEach(issue -> lines.add("! " + IssueWords.of(issue)));
        return String.join("\n", lines);
    }

    private String masked(String attribute, String text) {
        return masking == null ? text : masking.attribute(attribute, text);
    }

    private String letters() {
        if (preview.letters().isEmpty()) {
            return "";
        }
        WrappedTable table = new WrappedTable("letters", "stage", "code", "field", "what is wrong");
        preview.letters()
                .forEach(cause -> table.row(
                        number(cause.count()),
                        cause.stage(),
                        cause.code(),
                        cause.field() == null ? "" : cause.field(),
                        cause.message()));
        return "Dead letters that would arise:\n\n" + table.text(width) + "\n";
    }

    private String quality() {
        if (preview.attributes().isEmpty()) {
            return "";
        }
        WrappedTable table = new WrappedTable("attribute", "filled", "usable", "issues");
        preview.attributes()
                .forEach(attribute -> table.row(
                        attribute.name(),
                        percent(attribute.filled(), attribute.records()),
                        percent(attribute.usable(), attribute.records()),
                        attribute.issues().entrySet().stream()
                                .map(issue -> number(issue.getValue()) + " × " + IssueWords.of(issue.getKey()))
                                .collect(Collectors.joining("\n"))));
        return "Quality of the good records:\n\n" + table.text(width) + "\n";
    }

    private String orders() {
        if (preview.orders().isEmpty()) {
            return "";
        }
        WrappedTable table = new WrappedTable("attribute", "write into its line", "because");
        preview.orders()
                .forEach(hint -> table.row(
                        hint.attribute(),
                        hint.order() == null ? "ask the owner" : "order: " + hint.order(),
                        hint.reason()));
        return "The order of day and month is not declared, so dates with two readings stay empty:\n\n"
                + table.text(width) + "\n";
    }

    private String promises() {
        if (preview.promises().isEmpty()) {
            return "";
        }
        List<ContractAccount.Line> broken = preview.promises().stream()
                .filter(line -> !line.broken().isEmpty())
                .toList();
        if (broken.isEmpty()) {
            return "The contract is kept: %d promised fields.%n%n"
                    .formatted(preview.promises().size());
        }
        WrappedTable table = new WrappedTable("field", "filled", "broken promises");
        broken.forEach(line -> table.row(
                line.field(),
                percent(line.filled(), line.records()),
                line.broken().entrySet().stream()
                        .map(entry -> number(entry.getValue()) + " × " + entry.getKey())
                        .collect(Collectors.joining("\n"))));
        return "The contract is not kept:\n\n" + table.text(width) + "\n";
    }

    private String shape() {
        StringBuilder text = new StringBuilder();
        if (!preview.shape().unknown().isEmpty()) {
            text.append("New fields, kept in the raw layer only: ")
                    .append(String.join(", ", preview.shape().unknown()))
                    .append('\n');
        }
        if (!preview.shape().missing().isEmpty()) {
            text.append("Mapped or promised, and in none of the records: ")
                    .append(String.join(", ", preview.shape().missing()))
                    .append('\n');
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private String requests() {
        if (preview.requests().isEmpty()) {
            return "";
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (SentRequest request : preview.requests()) {
            counts.merge(request.method() + " " + request.address() + " → " + request.status(), 1, Integer::sum);
        }
        return "Requests made:\n"
                + counts.entrySet().stream()
                        .map(entry -> "  %d × %s%n".formatted(entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private String counts() {
        Preview.Counts counts = preview.counts();
        long skipped =
                counts.skipped().values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder("read %s, good %s, dead %s, skipped %s"
                .formatted(number(counts.read()), number(counts.good()), number(counts.dead()), number(skipped)));
        if (!counts.skipped().isEmpty()) {
            text.append(counts.skipped().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        text.append('\n');
        if (!counts.against().isEmpty()) {
            text.append(counts.against().entrySet().stream()
                    .map(entry -> number(entry.getValue()) + " " + word(entry.getKey()))
                    .collect(Collectors.joining(", ", "against what is loaded: ", "\n")));
        }
        return text.toString();
    }

    static String word(Preview.Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }
}
