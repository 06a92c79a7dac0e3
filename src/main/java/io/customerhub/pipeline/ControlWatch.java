package io.customerhub.pipeline;

import io.customerhub.ingest.proof.ControlPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which files of a drop directory have their control file, and which have waited for it for too long. For one thread. */
final class ControlWatch {

    private final Path directory;
    private final @Nullable ControlPattern control;
    private final Duration patience;
    private @Nullable String first;
    private long waiting;

    /** @param patience how long a file may be there without its control file before that is told */
    ControlWatch(Path directory, @Nullable ControlPattern control, Duration patience) {
        this.directory = directory;
        this.control = control;
        this.patience = patience;
    }

    /** Another look at the directory begins. */
    void look() {
        first = null;
        waiting = 0;
    }

    /** True when a file is no control file itself and its own is there, unchanged for the quiet time. */
    boolean isReady(String name, Duration quiet) {
        if (control == null) {
            return true;
        }
        if (control.isControl(name)) {
            return false;
        }
        Instant now = Instant.now();
        Instant written = modified(control.of(name));
        if (written != null && Duration.between(written, now).abs().compareTo(quiet) >= 0) {
            return true;
        }
        Instant dropped = modified(name);
        if (written == null && dropped != null && dropped.plus(patience).isBefore(now)) {
            first = first == null ? name : first;
            waiting++;
        }
        return false;
    }

    /** What is to be told of files that wait for too long; null when there are none. */
    @Nullable
    String overdue() {
        if (first == null || control == null) {
            return null;
        }
        return "the file '" + first + "' waits for its control file '" + control.of(first) + "' for more than "
                + patience.toString().substring(2).toLowerCase(java.util.Locale.ROOT)
                + (waiting > 1 ? ", and so do " + (waiting - 1) + " others" : "")
                + "; have the control file sent, or take the option control away";
    }

    private @Nullable Instant modified(String name) {
        try {
            return Files.readAttributes(directory.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toInstant();
        } catch (IOException e) {
            return null; // not there yet, or not readable now
        }
    }
}
