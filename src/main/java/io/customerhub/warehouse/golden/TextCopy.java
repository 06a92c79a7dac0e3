package io.customerhub.warehouse.golden;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of PostgreSQL's COPY (PostgreSQL 18 manual, COPY, "Text Format"). */
final class TextCopy implements AutoCloseable {

    private static final int SLICE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(SLICE + (SLICE >> 2));
    private boolean rowBegun;
    private boolean done;

    /** @param target the table and its columns: {@code member (system, key)} */
    TextCopy(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    }

    /** A field of the row. */
    TextCopy field(@Nullable Object value) {
        if (rowBegun) {
            rows.append('\t');
        }
        rowBegun = true;
        if (value == null) {
            rows.append("\\N");
        } else {
            escaped(value.toString());
        }
        return this;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    /** Ends the row. */
    void end() throws SQLException {
        rows.append('\n');
        rowBegun = false;
        if (rows.length() > SLICE) {
            send();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** Sends the rest; without it {@link #close} throws the rows away. */
    void finish() throws SQLException {
        send();
        copy.endCopy();
        done = true;
    }

    @Override
    public void close() throws SQLException {
        if (!done && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
