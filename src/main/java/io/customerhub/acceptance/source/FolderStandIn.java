package io.customerhub.acceptance.source;

import io.customerhub.acceptance.spec.SourceContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A folder with the files of a case, written a while ago in their order. */
public final class FolderStandIn implements StandIn {

    private final Path folder;
    private final SourceContent.Files content;
    private final Instant written;

    /**
     * Makes the folder.
     *
     * @param folder where; it is removed with the scratch folder around it
     * @param clock what time it is in the case; the files are an hour older, and never of the future
     */
    public FolderStandIn(Path folder, SourceContent.Files content, Instant clock) {
        this.folder = folder;
        this.content = content;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        this.written = (clock.isBefore(now) ? clock : now).minus(1, ChronoUnit.HOURS);
        write();
    }

    @Override
    public String place(String option) {
        return folder.toString();
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            int number = 0;
            for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
                Path made = Files.write(folder.resolve(file.getKey()), file.getValue());
                Files.setLastModifiedTime(made, FileTime.from(written.plusSeconds(number++)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        // the scratch folder around it is removed as a whole
    }
}
