package io.customerhub.match.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MatchTableTest {

    private static final List<MatchTable.Heading> NAME = List.of(new MatchTable.Heading("name", MatchKind.FULL_NAME));

    @Test
    void theTableDoesNotDependOnTheOrderInWhichRecordsCome() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            ids.add("r" + i);
        }
        MatchTable first = table(ids);
        Collections.shuffle(ids, new Random(3));
        MatchTable second = table(ids);
        for (int row = 0; row < first.size(); row++) {
            assertThat(second.recordId(row)).isEqualTo(first.recordId(row));
            assertThat(first.rowOf(first.recordId(row))).isEqualTo(row);
            MatchColumn a = first.columns().get(0);
            MatchColumn b = second.columns().get(0);
            assertThat(b.string(b.value(row))).isEqualTo(a.string(a.value(row)));
            assertThat(b.count(b.value(row))).isEqualTo(a.count(a.value(row)));
        }
        assertThat(first.rowOf("none")).isNegative();
    }

    @Test
    void valuesAreFoldedAndWhatFoldsToNothingIsMissing() {
        MatchTable table = MatchTable.builder(NAME)
                .add("a", "  Łukasz O’Neil-Straße ")
                .add("b", "--")
                .add("c", (String) null)
                .add("d", "小明")
                .build();
        MatchColumn names = table.columns().get(0);
        assertThat(names.string(names.value(table.rowOf("a")))).isEqualTo("lukasz oneil strasse");
        assertThat(names.value(table.rowOf("b"))).isEqualTo(MatchColumn.MISSING);
        assertThat(names.value(table.rowOf("c"))).isEqualTo(MatchColumn.MISSING);
        assertThat(names.string(names.value(table.rowOf("d")))).isEqualTo("小明");
        assertThat(names.present()).isEqualTo(2);
    }

    @Test
    void aRecordIdThatStandsTwiceIsRefused() {
        MatchTable.Builder twice = MatchTable.builder(NAME).add("a", "x").add("a", "y");
        assertThatThrownBy(twice::build).hasMessage("found the record id 'a' twice");
    }

    private static MatchTable table(List<String> ids) {
        MatchTable.Builder builder = MatchTable.builder(NAME);
        ids.forEach(id -> builder.add(id, "Name " + Integer.parseInt(id.substring(1)) % 700));
        return builder.build();
    }
}
