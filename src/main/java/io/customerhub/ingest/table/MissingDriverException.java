package io.customerhub.ingest.table;

import java.sql.SQLException;

/** There is no JDBC driver for the URL of a data source; the message says what to put where. */
final class MissingDriverException extends SQLException {

    private static final long serialVersionUID = 1L;

    MissingDriverException(String message) {
        super(message, "08001");
    }
}
