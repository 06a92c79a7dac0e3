package io.customerhub.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.table.TableColumn.Kind;
import io.customerhub.record.StreamName;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text of the queries for databases that cannot run in the tests. */
class PageSqlTest {

    private static final TableSource SOURCE = new TableSource(
            new StreamName("erp", "contacts"),
            "sales.Contact]s",
            null,
            "ID",
            "CHANGED",
            List.of(),
            Lookback.NONE,
            100,
            ZoneOffset.UTC,
            null);
    private static final TablePosition FROM = new TablePosition("2026-01-31T08:00:00.5Z", "42");

    private static PageSql sql(String dialect, TableColumn key, TableColumn cursor) {
        return new PageSql(
                SOURCE,
                new TableDescription(
                        SqlDialect.named(dialect), List.of(key, cursor), key, cursor, "2026-02-01T00:00:00Z", "x"));
    }

    @Test
    void oracleComparesColumnByColumnAndFetchesTheFirstRows() {
        PageQuery page = sql(
                        "oracle",
                        new TableColumn("ID", Kind.DECIMAL, "NUMBER", false),
                        new TableColumn("CHANGED", Kind.INSTANT, "TIMESTAMP(6) WITH TIME ZONE", true))
                .byCursor(FROM);
        assertThat(page.sql())
                .isEqualTo("SELECT source.\"ID\" AS \"ID\", TO_CHAR(source.\"CHANGED\" AT TIME ZONE 'UTC',"
                        + " 'YYYY-MM-DD HH24:MI:SS.FF9') AS \"CHANGED\" FROM \"sales\".\"Contact]s\" source"
                        + " WHERE source.\"CHANGED\" IS NOT NULL"
                        + " AND source.\"CHANGED\" >= TO_TIMESTAMP_TZ(:?cursorValue, 'YYYY-MM-DD HH24:MI:SS.FF9 TZH:TZM')"
                        + " AND (source.\"CHANGED\" > TO_TIMESTAMP_TZ(:?cursorValue, 'YYYY-MM-DD HH24:MI:SS.FF9 TZH:TZM')"
                        + " OR source.\"ID\" > :?keyValue)"
                        + " ORDER BY source.\"CHANGED\", source.\"ID\" FETCH FIRST 101 ROWS ONLY");
        assertThat(page.parameters())
                .isEqualTo(Map.of(
                        "cursorValue", "2026-01-31 08:00:00.500000000 +00:00", "keyValue", new BigDecimal("42")));
    }

    @Test
    void aDateOfOracleIsComparedAsOneAndTextsByTheirBytes() {
        PageQuery page = sql(
                        "oracle",
                        new TableColumn("ID", Kind.BYTEWISE_TEXT, "VARCHAR2", false),
                        new TableColumn("CHANGED", Kind.LOCAL_TIME, "DATE", false))
                .byCursor(FROM);
        assertThat(page.sql())
                .contains("TO_CHAR(CAST(source.\"CHANGED\" AS TIMESTAMP(9)), 'YYYY-MM-DD HH24:MI:SS.FF9')")
                .contains("source.\"CHANGED\" > TO_DATE(:?cursorValue, 'YYYY-MM-DD HH24:MI:SS')")
                .contains("NLSSORT(source.\"ID\", 'NLS_SORT=BINARY') > NLSSORT(:?keyValue, 'NLS_SORT=BINARY')")
                .endsWith(
                        "ORDER BY source.\"CHANGED\", NLSSORT(source.\"ID\", 'NLS_SORT=BINARY') FETCH FIRST 101 ROWS ONLY");
        assertThat(page.parameters()).containsEntry("cursorValue", "2026-01-31 08:00:00");
    }

    @Test
    void sqlServerTakesTheTopRowsAndComparesTextsByCodePoint() {
        PageQuery page = sql(
                        "sqlserver",
                        new TableColumn("ID", Kind.BYTEWISE_TEXT, "nvarchar", false),
                        new TableColumn("CHANGED", Kind.LOCAL_TIME, "datetime", false))
                .byCursor(FROM);
        assertThat(page.sql())
                .isEqualTo(
                        "SELECT TOP (101) source.[ID] AS [ID], CAST(CAST(source.[CHANGED] AS datetime2(3)) AS varchar(33))"
                                + " AS [CHANGED] FROM [sales].[Contact]]s] AS source WHERE source.[CHANGED] IS NOT NULL"
                                + " AND source.[CHANGED] >= CAST(CAST(:?cursorValue AS datetime2(3)) AS datetime)"
                                + " AND (source.[CHANGED] > CAST(CAST(:?cursorValue AS datetime2(3)) AS datetime)"
                                + " OR source.[ID] COLLATE Latin1_General_BIN2 > :?keyValue COLLATE Latin1_General_BIN2)"
                                + " ORDER BY source.[CHANGED], source.[ID] COLLATE Latin1_General_BIN2");
        assertThat(page.parameters()).containsEntry("cursorValue", "2026-01-31 08:00:00.500");
    }

    @Test
    void timesThatAreNotRoundedKeepSevenDecimalsInSqlServer() {
        PageSql pages = sql(
                "sqlserver",
                new TableColumn("ID", Kind.INTEGER, "bigint", false),
                new TableColumn("CHANGED", Kind.INSTANT, "datetimeoffset", false));
        assertThat(pages.byCursor(FROM).sql())
                .contains("CAST(CAST(source.[CHANGED] AT TIME ZONE 'UTC' AS datetime2(7)) AS varchar(33))")
                .contains("source.[CHANGED] > CAST(:?cursorValue AS datetimeoffset(7))")
                .contains("source.[ID] > CAST(:?keyValue AS bigint)");
        assertThat(pages.byCursor(FROM).parameters())
                .containsEntry("cursorValue", "2026-01-31 08:00:00.5000000 +00:00");
        assertThat(pages.keys(TablePosition.START, List.of("ID")).sql())
                .isEqualTo("SELECT TOP (101) source.[ID] AS [ID] FROM [sales].[Contact]]s] AS source"
                        + " WHERE source.[ID] IS NOT NULL ORDER BY source.[ID]");
    }
}
