package io.customerhub.ingest.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.Locale;

/** What the failures of the SSH library mean, in words for operators. */
final class SftpFailures {

    private SftpFailures() {}

    static SftpFailure connecting(SftpOptions options, JSchException problem) {
        String text = String.valueOf(problem.getMessage());
        String place = options.place();
        if (problem instanceof JSchChangedHostKeyException) {
            return new SftpFailure(
                    "HUB-SFTP-004",
                    "the server " + place + " shows another host key than " + options.knownHosts()
                            + " has for it: somebody may stand in between. Ask its operator; when the key was changed on"
                            + " purpose, replace it there",
                    true,
                    problem);
        }
        if (problem instanceof JSchHostKeyException) {
            return new SftpFailure(
                    "HUB-SFTP-003",
                    "the host key of the server " + place + " is not in " + options.knownHosts()
                            + "; compare its fingerprint with the operator of the server and add it, for example with"
                            + " ssh-keyscan -p " + options.port() + " " + options.host(),
                    true,
                    problem);
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("auth ") || text.contains("Too many authentication failures")) {
            return new SftpFailure(
                    "HUB-SFTP-002",
                    "the server " + place + " refuses the user or its "
                            + (options.keyFile() == null ? "password" : "key")
                            + "; check the options user, password and keyFile",
                    true,
                    problem);
        }
        if (text.contains("invalid privatekey") || problem.getCause() instanceof java.io.FileNotFoundException) {
            return new SftpFailure(
                    "HUB-SFTP-007",
                    "the private key or the file of known hosts cannot be read; check the options keyFile, passphrase and"
                            + " knownHosts",
                    true,
                    problem);
        }
        return new SftpFailure("HUB-SFTP-001", "cannot connect to the server " + place, false, problem);
    }

    static SftpFailure inDirectory(SftpOptions options, SftpException problem) {
        if (problem.id == ChannelSftp.SSH_FX_NO_SUCH_FILE || problem.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
            return new SftpFailure(
                    "HUB-SFTP-005",
                    "the server " + options.place() + " has no directory '" + options.directory()
                            + "' that the user may list; check the option directory",
                    true,
                    problem);
        }
        return new SftpFailure(
                "HUB-SFTP-006", "the connection to the server " + options.place() + " broke off", false, problem);
    }

    static SftpFailure withFile(SftpOptions options, String name, SftpException problem) {
        if (problem.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
            return new SftpFailure(
                    "HUB-SFTP-008",
                    "the server " + options.place() + " does not allow to read, move or delete the file '" + name
                            + "'; have the user allowed to, or set after: keep",
                    true,
                    problem);
        }
        return lost(options, name, problem);
    }

    static SftpFailure lost(SftpOptions options, String name, Exception problem) {
        return new SftpFailure(
                "HUB-SFTP-006",
                "the file '" + name + "' could not be fetched from or settled on the server " + options.place()
                        + " now",
                false,
                problem);
    }

    /** A failure of the local folder. */
    static SftpFailure local(IOException problem) {
        return new SftpFailure(
                "HUB-SFTP-009",
                "the local work folder cannot be written (" + problem.getClass().getSimpleName()
                        + "); is the disk full?",
                false,
                problem);
    }

    /** The warehouse cannot say which files are known. */
    static SftpFailure ledger(IOException problem) {
        return new SftpFailure(
                "HUB-SFTP-010", "the ledger of files cannot be asked now, so nothing is fetched", false, problem);
    }

    /** A name that the local file system cannot hold. */
    static SftpFailure nameOfNoFile(RuntimeException problem) {
        return new SftpFailure(
                "HUB-SFTP-011",
                "a file on the server has a name that this machine cannot hold; start the hub with a UTF-8 locale, such as"
                        + " LC_ALL=C.UTF-8, or narrow the option include",
                true,
                new IOException(problem.getClass().getSimpleName()));
    }
}
