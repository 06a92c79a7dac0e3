package io.customerhub.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What keeps the rows of the log in the database from being changed, beside the chain that shows when they were. */
final class AuditGuards {

    /** The database role that can read and add, and nothing else. */
    static final String WRITER = "customer_hub_audit";

    private static final String WRITER_THERE =
            """
            SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'customer_hub_audit' AND pg_has_role(oid, 'MEMBER')
                AND has_schema_privilege(oid, 'hub', 'USAGE') AND has_table_privilege(oid, 'hub.audit', 'SELECT')
                AND has_table_privilege(oid, 'hub.audit', 'INSERT'))""";

    private static final String WRITER_BEYOND =
            """
            SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'customer_hub_audit'
                AND (rolsuper OR has_table_privilege(oid, 'hub.audit', 'UPDATE, DELETE, TRUNCATE')))""";

    /** {@code tgtype} 58: per statement, before, on delete, update and truncate (PostgreSQL, catalog pg_trigger). */
    private static final String TRIGGER_THERE =
            """
            SELECT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                WHERE t.tgrelid = 'hub.audit'::regclass AND t.tgname = 'audit_append_only' AND t.tgenabled IN ('O', 'A')
                AND t.tgtype = 58 AND p.prosrc LIKE '%RAISE EXCEPTION%')""";

    private AuditGuards() {}

    /** True when entries are written as the role that can only add. */
    static boolean isWriterThere(Connection connection) throws SQLException {
        return isTrue(connection, WRITER_THERE);
    }

    /** What does not hold, each as a sentence; empty when all does. */
    static List<String> missing(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        if (!isWriterThere(connection)) {
            missing.add(
                    "entries are written as the login of the hub, because it could not make the database role " + WRITER
                            + "; a superuser can: CREATE ROLE " + WRITER + " NOLOGIN; GRANT " + WRITER
                            + " TO the login; GRANT USAGE ON SCHEMA hub TO " + WRITER
                            + "; GRANT SELECT, INSERT ON hub.audit TO " + WRITER + ";");
        } else if (isTrue(connection, WRITER_BEYOND)) {
            missing.add("the database role " + WRITER
                    + " can change entries; a superuser mends that: REVOKE UPDATE, DELETE, TRUNCATE ON hub.audit FROM "
                    + WRITER);
        }
        if (!isTrue(connection, TRIGGER_THERE)) {
            missing.add("the trigger audit_append_only on hub.audit is gone, changed or switched off; somebody with the"
                    + " rights of its owner did that");
        }
        return missing;
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
