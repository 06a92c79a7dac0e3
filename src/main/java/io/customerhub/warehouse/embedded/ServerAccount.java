package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the server runs as. PostgreSQL refuses to run as root (documentation, 18.1 "The PostgreSQL User Account"), so for
 * root on Linux it runs in a user namespace of its own ({@code unshare -U}), where the same files belong to somebody who
 * is not root; where that is forbidden, as in most containers, it runs as {@code nobody}, who then owns the cluster. A
 * cluster that belongs to another user already is run as that user. Everyone else runs it as themselves.
 */
final class ServerAccount {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final String USER_ID = "unix:uid";
    private static final int ROOT = 0;

    private final List<String> prefix;
    private final @Nullable UserPrincipal user;
    private final @Nullable GroupPrincipal group;

    private ServerAccount(List<String> prefix, @Nullable UserPrincipal user, @Nullable GroupPrincipal group) {
        this.prefix = prefix;
        this.user = user;
        this.group = group;
    }

    static ServerAccount choose(PostgresDirectory directory) throws IOException {
        if (!System.getProperty("os.name").equals("Linux") || userId(Path.of("/proc/self")) != ROOT) {
            return new ServerAccount(List.of(), null, null);
        }
        Command command = new Command(directory.root());
        boolean exists = Files.exists(directory.data());
        if (!exists || userId(directory.data()) == ROOT) {
            List<String> namespace = List.of("unshare", "-U", "--");
            if (userIdWithin(namespace, command).filter(id -> id != ROOT).isPresent()) {
                return new ServerAccount(namespace, null, null);
            }
        }
        return otherUser(directory, exists, command);
    }

    private static ServerAccount otherUser(PostgresDirectory directory, boolean exists, Command command)
            throws IOException {
        UserPrincipalLookupService names = directory.root().getFileSystem().getUserPrincipalLookupService();
        try {
            boolean keep = exists && userId(directory.data()) != ROOT;
            UserPrincipal user = keep ? Files.getOwner(directory.data()) : names.lookupPrincipalByName("nobody");
            GroupPrincipal group = keep ? groupOf(directory.data()) : groupOfNobody(names);
            Path probe = Files.createTempFile(directory.root(), "account-", ".probe");
            try {
                give(probe, user, group);
                long uid = userId(probe);
                for (List<String> candidate : candidates(uid, Files.getAttribute(probe, "unix:gid"), user)) {
                    if (userIdWithin(candidate, command).filter(id -> id == uid).isPresent()) {
                        return new ServerAccount(candidate, user, group);
                    }
                }
            } finally {
                Files.delete(probe);
            }
        } catch (UserPrincipalNotFoundException e) {
            throw refused(directory, "the user " + e.getName() + " does not exist");
        }
        throw refused(directory, "none of unshare -U, setpriv and runuser (util-linux) works here");
    }

    private static List<List<String>> candidates(long uid, Object gid, UserPrincipal user) {
        return List.of(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"),
                List.of("runuser", "-u", user.getName(), "--"));
    }

    private static GroupPrincipal groupOfNobody(UserPrincipalLookupService names) throws IOException {
        try {
            return names.lookupPrincipalByGroupName("nogroup");
        } catch (UserPrincipalNotFoundException e) {
            return names.lookupPrincipalByGroupName("nobody");
        }
    }

    private static GroupPrincipal groupOf(Path path) throws IOException {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class)
                .readAttributes()
                .group();
    }

    private static int userId(Path path) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, USER_ID));
    }

    /** Which user a program becomes behind the prefix; empty when it cannot be started so. */
    private static Optional<Long> userIdWithin(List<String> prefix, Command command) {
        List<String> program = new ArrayList<>(prefix);
        program.add("id");
        program.add("-u");
        try {
            Command.Outcome answer = command.run(program, PROBE_LIMIT);
            return answer.good() ? Optional.of(Long.valueOf(answer.output())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static EmbeddedPostgresException refused(PostgresDirectory directory, String why) {
        return new EmbeddedPostgresException(
                "HUB-PG-003",
                "PostgreSQL does not run as root, and it could not be started as another user: " + why
                        + ". Start the hub as a normal user who owns " + directory.root()
                        + ", or use a PostgreSQL of your own: set HUB_WAREHOUSE_URL.");
    }

    /** The command line that runs the program as this account. */
    List<String> commandLine(Path program, List<String> arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(program.toString());
        line.addAll(arguments);
        return line;
    }

    /** For messages: who programs run as, and what that needs; empty when it is the user of the hub. */
    String note() {
        return user == null
                ? ""
                : " It runs as the user " + user.getName()
                        + ", who must be able to reach that directory: give x permission on each directory above it, or"
                        + " choose another place.";
    }

    /** Makes the account the owner of one file or directory, where it is not the hub's own. */
    void give(Path path) throws IOException {
        if (user != null && group != null) {
            give(path, user, group);
        }
    }

    private static void give(Path path, UserPrincipal user, GroupPrincipal group) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setGroup(group);
        view.setOwner(user);
    }
}
