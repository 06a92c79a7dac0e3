package io.customerhub.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmDatabaseTest {
    private static ScratchPostgres postgres;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = ScratchPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void theTablesHoldExactlyWhatTheCountsAndTheTruthSay() throws Exception {
        SampleSystems systems = SampleSystems.create(directory, 3, 3_000);
        Set<String> truth = new HashSet<>();
        for (String line : Files.readAllLines(systems.truth(), StandardCharsets.UTF_8)) {
            if (line.startsWith("crm,")) {
                truth.add(line.substring(4, line.lastIndexOf(',')));
            }
        }
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            systems.fillCrm(connection);
            Set<String> found = new HashSet<>();
            String keys = "select 'contacts,' || id from contact union all select 'accounts,' || id from account";
            try (ResultSet rows = statement.executeQuery(keys)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            assertThat(found).isEqualTo(truth);
            assertThat(number(statement, "select count(*) from contact"))
                    .isEqualTo(systems.counts().of("crm", "contacts").records());
            assertThat(number(statement, "select count(*) from account"))
                    .isEqualTo(systems.counts().of("crm", "accounts").records());
            assertThat(number(statement, "select count(*) from contact where updated_at > now()"))
                    .isZero();
            assertThat(number(statement, "select count(*) from contact where born like '__/__/____'"))
                    .isGreaterThan(1_000);
            assertThat(number(statement, "select max(n) from (select count(*) n from contact group by updated_at) t"))
                    .isGreaterThan(3);

            statement.execute("delete from account");
            systems.fillCrm(connection);
            assertThat(number(statement, "select count(*) from account")).isZero();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
