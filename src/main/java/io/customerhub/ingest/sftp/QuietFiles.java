package io.customerhub.ingest.sftp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files have not changed for a while, by what the hub itself has seen: the clock of a server may be wrong, and a
 * file that is being uploaded would look old. Remembers the files of the last look only.
 */
final class QuietFiles {

    private record Seen(RemoteFile file, long since) {}

    private final long quietNanos;
    private Map<String, Seen> seen = new HashMap<>();

    QuietFiles(Duration quiet) {
        this.quietNanos = quiet.toNanos();
    }

    /** The files that were the same, in size and time, at every look for the quiet time. */
    List<RemoteFile> among(List<RemoteFile> files, long now) {
        Map<String, Seen> current = new HashMap<>();
        for (RemoteFile file : files) {
            Seen before = seen.get(file.name());
            boolean same = before != null && before.file().equals(file);
            current.put(file.name(), same ? before : new Seen(file, now));
        }
        seen = current;
        return files.stream()
                .filter(file -> now - seen.get(file.name()).since() >= quietNanos)
                .toList();
    }
}
