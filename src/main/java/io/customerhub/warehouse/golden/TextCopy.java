package io.customerhub.warehouse.golden;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of PostgreSQL's COPY (PostgreSQL 18 manual, COPY, "Text Format"). */
final class TextCopy implements AutoCloseable {

    private static final int SLICE = 1 << 16;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final CopyIn copy;
    private byte[] rows = new byte[SLICE + (SLICE >> 2)];
    private int size;
    private boolean rowBegun;
    private boolean done;

    /** @param target the table and its columns: {@code member (system, key)} */
    TextCopy(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    }

    /** A field of the row. */
    TextCopy field(@Nullable Object value) {
        if (rowBegun) {
            octet('\t');
        }
        rowBegun = true;
        if (value == null) {
            octet('\\');
            octet('N');
        } else {
            escaped(value.toString());
        }
        return this;
    }

    /** Text in UTF-8; beyond ASCII, where nothing is to be escaped, the rest goes in one piece for each run of it. */
    private void escaped(String text) {
        int length = text.length();
        require(2 * length);
        byte[] target = rows;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_BEYOND_ASCII) {
                size = at;
                i = beyondAscii(text, i) - 1;
                require(2 * (length - i));
                target = rows;
                at = size;
                continue;
            }
            char sign = escape(c);
            if (sign != 0) {
                target[at++] = '\\';
            }
            target[at++] = (byte) (sign == 0 ? c : sign);
        }
        size = at;
    }

    /** What stands behind a backslash for a character that must not stand for itself; 0 for the others. */
    private static char escape(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** Writes the characters beyond ASCII that stand together; where they end. */
    private int beyondAscii(String text, int from) {
        int to = from + 1;
        while (to < text.length() && text.charAt(to) >= FIRST_BEYOND_ASCII) {
            to++;
        }
        byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
        require(bytes.length);
        System.arraycopy(bytes, 0, rows, size, bytes.length);
        size += bytes.length;
        return to;
    }

    private void octet(char c) {
        require(1);
        rows[size++] = (byte) c;
    }

    private void require(int more) {
        if (more > rows.length - size) {
            rows = Arrays.copyOf(rows, Math.max(size + more, rows.length * 2));
        }
    }

    /** Ends the row. */
    void end() throws SQLException {
        octet('\n');
        rowBegun = false;
        if (size > SLICE) {
            send();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(rows, 0, size);
        size = 0;
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
