package io.customerhub.labelled;

import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFields;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.labelled.ColumnMap.Compared;
import io.customerhub.labelled.ColumnMap.Named;
import io.customerhub.labelled.ColumnMap.Truth;
import io.customerhub.match.table.MatchKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a column map; all its mistakes are told at once. */
public final class ColumnMapReader {

    private static final YamlFields.Codes CODES = new YamlFields.Codes(
            ProblemCode.COLUMNS_UNKNOWN_KEY,
            ProblemCode.COLUMNS_MISSING_KEY,
            ProblemCode.COLUMNS_WRONG_KIND,
            ProblemCode.COLUMNS_WRONG_KIND);
    private static final List<String> KEYS = List.of("record_id", "truth", "columns", "region", "order");
    private static final List<String> TRUTH_KEYS =
            List.of("cluster", "pattern", "pairs", "left", "right", "score", "from");
    private static final String EXAMPLE = "record_id: id";

    private final Problems problems;

    private ColumnMapReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The map, or null when it has a problem.
     *
     * @param file the path as a person would type it
     */
    public static @Nullable ColumnMap read(String file, byte[] content, Problems problems) {
        YamlNode node = YamlFile.read(file, content, problems);
        int before = problems.count();
        if (node == null) {
            return null;
        }
        YamlFields fields = YamlFields.of(node, "a column map", EXAMPLE, CODES, problems);
        ColumnMap map = fields == null ? null : new ColumnMapReader(problems).map(fields);
        return problems.count() == before ? map : null;
    }

    private @Nullable ColumnMap map(YamlFields fields) {
        fields.allowOnly(KEYS);
        Named recordId = named(fields, "record_id", "rec_id");
        YamlNode truthNode = fields.require("truth", "{cluster: customer}");
        Truth truth = truthNode == null ? null : truth(truthNode);
        YamlNode columnsNode = fields.require("columns", "{given_name: first_name, family_name: surname}");
        List<Compared> columns = columnsNode == null ? List.of() : columns(columnsNode);
        String region = fields.text("region", "AU");
        String order = fields.text("order", "day-month-year");
        return recordId == null || truth == null ? null : new ColumnMap(recordId, truth, columns, region, order);
    }

    private @Nullable Named named(YamlFields fields, String key, String example) {
        String text = fields.requireText(key, example);
        return text == null ? null : new Named(text, fields.placeOf(key));
    }

    private @Nullable Truth truth(YamlNode node) {
        YamlFields fields = YamlFields.of(node, "the truth", "cluster: customer", CODES, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(TRUTH_KEYS);
        long ways = List.of("cluster", "pattern", "pairs").stream()
                .filter(key -> fields.get(key) != null)
                .count();
        if (ways != 1) {
            problems.add(
                    fields.place(),
                    ProblemCode.COLUMNS_TRUTH,
                    "found " + (ways == 0 ? "none" : "several") + " of cluster, pattern and pairs, expected one; write"
                            + " {cluster: COLUMN}, {pattern: 'rec-(\\d+)-'} or {pairs: FILE, left: COLUMN, right: COLUMN}");
            return null;
        }
        if (fields.get("cluster") != null) {
            Named column = named(fields, "cluster", "customer");
            return column == null ? null : new Truth.Cluster(column);
        }
        return fields.get("pattern") != null ? rule(fields) : pairs(fields);
    }

    private @Nullable Truth rule(YamlFields fields) {
        String text = fields.requireText("pattern", "'rec-(\\d+)-'");
        if (text == null) {
            return null;
        }
        Place place = fields.placeOf("pattern");
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() > 0) {
                return new Truth.Rule(pattern, place);
            }
            problems.add(
                    place,
                    ProblemCode.COLUMNS_PATTERN,
                    "found '" + text + "', expected a group for the part of the record id that names the customer;"
                            + " write it in brackets, such as 'rec-(\\d+)-'");
        } catch (PatternSyntaxException wrong) {
            problems.add(
                    place,
                    ProblemCode.COLUMNS_PATTERN,
                    "found '" + text + "', expected a regular expression: " + wrong.getDescription()
                            + "; write one such as 'rec-(\\d+)-'");
        }
        return null;
    }

    private @Nullable Truth pairs(YamlFields fields) {
        Named file = named(fields, "pairs", "labels.csv");
        Named left = named(fields, "left", "id_l");
        Named right = named(fields, "right", "id_r");
        Named score = fields.get("score") == null ? null : named(fields, "score", "score");
        BigDecimal from = fields.number("from", "0.5");
        return file == null || left == null || right == null
                ? null
                : new Truth.Pairs(file, left, right, score, from == null ? 0.5 : from.doubleValue());
    }

    private List<Compared> columns(YamlNode node) {
        YamlFields fields = YamlFields.of(node, "the columns", "given_name: first_name", CODES, problems);
        List<Compared> columns = new ArrayList<>();
        if (fields == null) {
            return columns;
        }
        fields.allowOnly(MatchKind.yamlNames());
        for (YamlNode.Entry entry : fields.entries()) {
            MatchKind kind = MatchKind.named(entry.key());
            if (kind != null) {
                add(columns, kind, entry.value());
            }
        }
        return columns;
    }

    private void add(List<Compared> columns, MatchKind kind, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            columns.add(new Compared(kind, new Named(scalar.text(), scalar.place())));
        } else if (value instanceof YamlNode.Sequence list
                && list.items().stream().allMatch(YamlNode.Scalar.class::isInstance)) {
            list.items().forEach(item -> add(columns, kind, item));
        } else {
            problems.add(
                    value.place(),
                    ProblemCode.COLUMNS_WRONG_KIND,
                    "found " + value.described() + ", expected the name of a column or a list of names; write "
                            + kind.yamlName() + ": COLUMN");
        }
    }
}
