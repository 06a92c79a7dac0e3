package io.customerhub.ingest.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Holds a committed position against the source that it is to be used on. A position of another source, or of one that has
 * gone back in time, would skip rows in silence; so nothing is read until a person has decided.
 */
final class PositionCheck {

    private final DataSource database;
    private final TableSource source;
    private final TableDescription description;
    private final int timeoutSeconds;

    PositionCheck(DataSource database, TableSource source, TableDescription description, int timeoutSeconds) {
        this.database = database;
        this.source = source;
        this.description = description;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Refuses a position that does not belong here. One without the identity of a source, as earlier versions have written
     * it or a person has set it, is taken over.
     *
     * @throws TableFailure HUB-TABLE-013 for a position of another source, HUB-TABLE-014 when the source has gone back
     */
    void require(TablePosition position) {
        if (position.source() != null && !position.source().equals(description.identity())) {
            throw new TableFailure(
                    "HUB-TABLE-013",
                    source.stream() + ": the committed position was made of another source than '" + source.place()
                            + "' is now (another host, database, table or cursor column), so that nothing is read. If this"
                            + " is the same data at a new place, run ./hub position adopt " + source.stream()
                            + " --reason TEXT; if it is other data, run ./hub backfill " + source.stream()
                            + " --reason TEXT to read all of it; if the route is wrong, correct it",
                    null);
        }
        if (description.cursor() != null && position.cursor() != null && hasGoneBack(position.cursor())) {
            throw new TableFailure(
                    "HUB-TABLE-014",
                    source.stream() + ": '" + source.place()
                            + "' no longer has a row at or near the committed position "
                            + position.cursor() + ": the newest rows were deleted, or the source was restored from an"
                            + " older backup. Nothing is read until you decide: ./hub backfill " + source.stream()
                            + " --reason TEXT reads all of it again (records that went back to an older version keep the"
                            + " newer one in the warehouse); ./hub position set " + source.stream()
                            + " POSITION --reason TEXT goes on from another one",
                    null);
        }
    }

    private boolean hasGoneBack(String cursor) {
        TableColumn column = description.cursor();
        CursorOrder order = new CursorOrder(column.kind(), source.zone());
        boolean isInFuture = !order.cappedAt(cursor, description.now()).equals(cursor);
        if (!order.isKnown(cursor) || isInFuture) {
            return false; // refused or corrected when the pass begins
        }
        String earliest = order.before(cursor, source.lookback());
        PageQuery query = new PageSql(source, description).anyFrom(new TablePosition(earliest, null));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, query)) {
            statement.setQueryTimeout(timeoutSeconds);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next();
            }
        } catch (SQLException e) {
            throw TableFailure.of(source.stream(), source.place(), e);
        }
    }

    private static PreparedStatement prepared(Connection connection, PageQuery query) throws SQLException {
        String sql = query.sql();
        int parameters = 0;
        Object value = null;
        for (Map.Entry<String, Object> parameter : query.parameters().entrySet()) {
            String name = ":?" + parameter.getKey();
            for (int at = sql.indexOf(name); at >= 0; at = sql.indexOf(name)) {
                sql = sql.substring(0, at) + "?" + sql.substring(at + name.length());
                parameters++;
            }
            value = parameter.getValue();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 1; i <= parameters; i++) {
            statement.setObject(i, value);
        }
        return statement;
    }
}
