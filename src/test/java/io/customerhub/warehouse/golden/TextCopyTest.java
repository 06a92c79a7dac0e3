package io.customerhub.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That every text arrives as it was. */
final class TextCopyTest {

    @Test
    void whatIsCopiedIsReadBackUnchanged() throws Exception {
        List<@Nullable String> texts = new ArrayList<>(List.of(
                "plain",
                "",
                "\\N",
                "\\.",
                "tab\there, line\nend, return\r and back\\slash",
                "{\"a\":\"b\\\"c\"}",
                "ä\\ß\t王\n伟\uD83D\uDE00\\",
                "王".repeat(70_000),
                "\\".repeat(70_000)));
        texts.add(null);
        try (Connection connection = DriverManager.getConnection(TestDatabase.empty());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE copied (number integer, text text, after text)");
            try (TextCopy copy = new TextCopy(connection, "copied (number, text, after)")) {
                for (int i = 0; i < texts.size(); i++) {
                    copy.field(i).field(texts.get(i)).field("after").end();
                }
                copy.finish();
            }
            List<@Nullable String> read = new ArrayList<>();
            try (ResultSet row =
                    statement.executeQuery("SELECT text FROM copied WHERE after = 'after' ORDER BY number")) {
                while (row.next()) {
                    read.add(row.getString(1));
                }
            }
            assertThat(read).isEqualTo(texts);
        }
    }
}
