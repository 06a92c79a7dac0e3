package io.customerhub.labelled;

import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.labelled.ColumnMap.Compared;
import io.customerhub.labelled.ColumnMap.Truth;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Labelled records, ready to be matched, and what is known of them. */
public final class LabelledRecords {

    private final MatchTable table;
    private final KnownTruth truth;

    private LabelledRecords(MatchTable table, KnownTruth truth) {
        this.table = table;
        this.truth = truth;
    }

    /** The records. */
    public MatchTable table() {
        return table;
    }

    /** What is known of them. */
    public KnownTruth truth() {
        return truth;
    }

    /**
     * Reads the files, or null with problems.
     *
     * @param mapFile the column map, beside which a file of pairs is looked for
     */
    public static @Nullable LabelledRecords read(List<Path> files, Path mapFile, ColumnMap map, Problems problems) {
        return new Reader(map, mapFile, problems).read(files);
    }

    private static final class Reader {

        private final ColumnMap map;
        private final Path mapFile;
        private final Problems problems;
        private final List<MatchTable.Heading> headings = new ArrayList<>();
        private final boolean splitsNames;
        private final int before;

        Reader(ColumnMap map, Path mapFile, Problems problems) {
            this.map = map;
            this.mapFile = mapFile;
            this.problems = problems;
            this.before = problems.count();
            this.splitsNames = map.columns().stream().anyMatch(one -> one.kind() == MatchKind.FULL_NAME);
            for (MatchKind kind : List.of(MatchKind.GIVEN_NAME, MatchKind.FAMILY_NAME)) {
                if (splitsNames && map.columns().stream().noneMatch(one -> one.kind() == kind)) {
                    headings.add(new MatchTable.Heading(kind.yamlName(), kind));
                }
            }
            for (Compared compared : map.columns()) {
                if (compared.kind() != MatchKind.FULL_NAME) {
                    headings.add(new MatchTable.Heading(compared.column().column(), compared.kind()));
                }
            }
        }

        @Nullable
        LabelledRecords read(List<Path> files) {
            StandardText standard = standard();
            MatchTable.Builder builder = builder();
            if (standard == null || builder == null) {
                return null;
            }
            Map<String, String> customers = new HashMap<>();
            for (int i = 0; i < files.size(); i++) {
                LabelledFile file = LabelledFile.read(files.get(i), problems);
                if (file != null) {
                    read(file, files.size() == 1 ? "" : i + 1 + "/", standard, builder, customers);
                }
            }
            if (problems.count() > before) {
                return null;
            }
            MatchTable table = builder.build();
            KnownTruth truth = map.truth() instanceof Truth.Pairs pairs
                    ? LabelledPairs.read(pairs, mapFile, table, problems)
                    : KnownTruth.ofCustomers(table, customers);
            return problems.count() > before || truth == null ? null : new LabelledRecords(table, truth);
        }

        private @Nullable StandardText standard() {
            try {
                return new StandardText(map.region(), map.order());
            } catch (IllegalArgumentException wrong) {
                problems.add(
                        new Place(mapFile.toString(), 1, 1), ProblemCode.COLUMNS_WRONG_KIND, "" + wrong.getMessage());
                return null;
            }
        }

        private MatchTable.@Nullable Builder builder() {
            try {
                return MatchTable.builder(headings);
            } catch (IllegalArgumentException twice) {
                problems.add(
                        new Place(mapFile.toString(), 1, 1),
                        ProblemCode.COLUMNS_TWICE,
                        twice.getMessage() + ", expected it once; name each column of the file under one kind");
                return null;
            }
        }

        private void read(
                LabelledFile file,
                String prefix,
                StandardText standard,
                MatchTable.Builder builder,
                Map<String, String> customers) {
            int id = file.column(map.recordId(), problems);
            int cluster = map.truth() instanceof Truth.Cluster truth ? file.column(truth.column(), problems) : -1;
            int[] columns = map.columns().stream()
                    .mapToInt(one -> file.column(one.column(), problems))
                    .toArray();
            if (problems.count() > before) {
                return;
            }
            for (LabelledFile.Row row : file.rows()) {
                Place place = new Place(file.name(), (int) row.line(), 1);
                String recordId = row.text(id);
                String customer = recordId == null ? null : customer(row, recordId, cluster);
                if (recordId == null || customer == null) {
                    problems.add(
                            place,
                            ProblemCode.COLUMNS_RECORD,
                            recordId == null
                                    ? "found no value in '" + map.recordId().column()
                                            + "', expected the id of the record"
                                    : "nothing says which customer the record is; expected a value in the column of"
                                            + " truth.cluster or an id that truth.pattern fits");
                    continue;
                }
                if (customers.putIfAbsent(prefix + recordId, customer) != null) {
                    problems.add(
                            place,
                            ProblemCode.COLUMNS_RECORD,
                            "found a record id for the second time, expected each once in a file; name another column"
                                    + " in record_id");
                    continue;
                }
                builder.add(prefix + recordId, values(row, columns, standard));
            }
        }

        /** The customer of a record; null when nothing says it. */
        private @Nullable String customer(LabelledFile.Row row, String recordId, int cluster) {
            if (map.truth() instanceof Truth.Rule rule) {
                Matcher matcher = rule.pattern().matcher(recordId);
                return matcher.find() ? matcher.group(1) : null;
            }
            return cluster < 0 ? recordId : row.text(cluster);
        }

        private @Nullable String[] values(LabelledFile.Row row, int[] columns, StandardText standard) {
            @Nullable String[] values = new @Nullable String[headings.size()];
            Map<MatchKind, String> names = new HashMap<>();
            int next = headings.size()
                    - (int) map.columns().stream()
                            .filter(one -> one.kind() != MatchKind.FULL_NAME)
                            .count();
            for (int i = 0; i < columns.length; i++) {
                MatchKind kind = map.columns().get(i).kind();
                String text = row.text(columns[i]);
                if (kind == MatchKind.FULL_NAME) {
                    names.putAll(text == null ? Map.of() : standard.names(text));
                } else {
                    values[next++] = text == null ? null : standard.of(kind, text);
                }
            }
            for (int i = 0; splitsNames && i < values.length; i++) {
                values[i] = values[i] == null ? names.get(headings.get(i).kind()) : values[i];
            }
            return values;
        }
    }
}
