package io.customerhub;

import io.customerhub.access.AuditTrail;
import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.deadletter.retention.ExpiredFiles;
import io.customerhub.deadletter.retention.ExpiredFiles.ExpiredFile;
import io.customerhub.ingest.DropDirectory;
import io.customerhub.ingest.DropDirectory.Deletion;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the files in {@code .failed} whose dead letters have expired, of the streams that this hub reads; before and after
 * it notes that in the audit log. What is not there any more counts as deleted, what has changed stays.
 */
final class FileExpiry {

    static final String ACTION = "retention.files";

    private static final int PAGE = 500;

    private final ExpiredFiles files;
    private final Function<StreamName, @Nullable Path> directories;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param directories the drop directory of a stream, or null when this hub reads none for it */
    FileExpiry(ExpiredFiles files, Function<StreamName, @Nullable Path> directories, AuditTrail audit, Clock clock) {
        this.files = files;
        this.directories = directories;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes all that can be deleted now. */
    void once() {
        Instant now = clock.instant();
        long gone = 0;
        long stay = 0;
        boolean noted = false;
        long after = 0;
        List<ExpiredFile> page = files.next(after, now, PAGE);
        while (!page.isEmpty()) {
            for (ExpiredFile file : page) {
                Path directory = directories.apply(file.stream());
                if (directory != null) {
                    if (!noted) {
                        note(Result.ASKED, null);
                        noted = true;
                    }
                    boolean isGone = delete(file, directory, now);
                    gone += isGone ? 1 : 0;
                    stay += isGone ? 0 : 1;
                }
                after = file.id();
            }
            page = files.next(after, now, PAGE);
        }
        if (noted) {
            note(Result.DONE, "{files=" + gone + ", left=" + stay + "}");
        }
    }

    private boolean delete(ExpiredFile file, Path directory, Instant now) {
        String reason;
        try {
            Deletion deletion = DropDirectory.deleteFailed(directory, file.path(), file.size());
            if (deletion != Deletion.CHANGED) {
                files.gone(file);
                return true;
            }
            reason = "changed";
        } catch (IOException denied) {
            reason = denied.getClass().getSimpleName();
        }
        files.stays(file, reason, now);
        return false;
    }

    private void note(Result result, @Nullable String detail) {
        audit.note(new Entry(Caller.hub(), ACTION, "files of expired dead letters", "retention", result, 0, detail));
    }
}
