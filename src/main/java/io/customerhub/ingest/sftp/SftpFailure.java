package io.customerhub.ingest.sftp;

import java.io.IOException;

/** An SFTP server did not do what it was asked for: a bad day, or something that a person has to mend. */
public final class SftpFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean forPerson;

    /**
     * A failure.
     *
     * @param code the stable code, such as {@code HUB-SFTP-001}
     * @param message what went wrong and what to do, without secrets
     * @param forPerson true when trying again does not help before somebody has changed something
     * @param cause what the library says, for the debug log
     */
    SftpFailure(String code, String message, boolean forPerson, Exception cause) {
        super(message, cause);
        this.code = code;
        this.forPerson = forPerson;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** True when a person has to change something: credentials, host keys, the directory. */
    public boolean isForPerson() {
        return forPerson;
    }
}
