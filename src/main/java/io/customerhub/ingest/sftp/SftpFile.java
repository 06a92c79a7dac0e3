package io.customerhub.ingest.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Reads a single file of an SFTP server, and leaves it and the server as they were. */
public final class SftpFile {

    private SftpFile() {}

    /**
     * The bytes of a file in the directory of the options.
     *
     * @param most how many bytes are wanted; one more tells that there are more
     * @throws SftpFailure when the server does not answer, or does not let the user in or read
     * @throws NoSuchFileException when there is no such file
     */
    public static byte[] read(SftpOptions options, String name, long most) throws IOException {
        try (SftpSession session = SftpSession.open(options)) {
            if (session.find(name) == null) {
                throw new NoSuchFileException(name);
            }
            try (InputStream in = session.bytes(name)) {
                return in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
            }
        }
    }
}
