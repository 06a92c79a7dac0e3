package io.customerhub.warehouse.golden;

import java.sql.SQLException;

/** Carries an error of the database through code that knows no database; those who send it through catch it again. */
final class SessionFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SQLException error;

    SessionFailure(SQLException error) {
        super(error);
        this.error = error;
    }

    SQLException error() {
        return error;
    }
}
