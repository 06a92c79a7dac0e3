package io.customerhub.pipeline;

import io.customerhub.ingest.FileLedger;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.sftp.RemoteFile;
import io.customerhub.ingest.sftp.SftpFailure;
import io.customerhub.ingest.sftp.SftpInbox;
import io.customerhub.ingest.sftp.SftpInbox.After;
import io.customerhub.ingest.sftp.SftpInbox.Look;
import io.customerhub.ingest.sftp.SftpOptions;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An SFTP server as the origin of the files of a local work folder. In a look, files are fetched one by one, and neither the
 * server nor the ledger hears of it.
 */
final class SftpOrigin implements FileOrigin {

    /** How many files one look at the server fetches. */
    private static final int FILES = 100;

    private final SftpOptions options;
    private final StreamName stream;
    private final Supplier<String> configuration;
    private final Supplier<FileLedger> ledger;
    private final Intake intake;
    private final UnreadableLetters letters;
    private final long maxFileBytes;
    private final SftpInbox inbox;
    private final Set<String> seen = new HashSet<>();

    SftpOrigin(
            SftpOptions options,
            After after,
            StreamName stream,
            FileConnector.Settings settings,
            Supplier<String> configuration,
            HubServices hub) {
        this.options = options;
        this.stream = stream;
        this.configuration = configuration;
        this.ledger = hub::ledger;
        this.intake = hub.intake();
        this.letters = hub.letters();
        this.maxFileBytes = settings.maxFileBytes();
        this.inbox = new SftpInbox(
                options,
                settings.directory(),
                settings.include(),
                intake.isLookOnly() ? After.KEEP : after,
                settings.maxFileBytes(),
                intake.isLookOnly() ? Duration.ZERO : settings.quiet(),
                this::known,
                this::refuse,
                intake.isLookOnly() ? 1 : FILES);
    }

    @Override
    public Arrival bring() {
        Look look = inbox.look();
        SftpFailure problem = look.problem();
        return problem == null
                ? new Arrival(look.more(), look.fresh(), "", null)
                : new Arrival(false, false, problem.code(), problem.getMessage());
    }

    @Override
    public void settle(String name, long size, Instant modified, boolean read) throws IOException {
        if (intake.isLookOnly()) {
            seen.add(name);
        } else {
            inbox.settle(new RemoteFile(name, size, modified.truncatedTo(ChronoUnit.SECONDS)), read);
        }
    }

    @Override
    public void leave() {
        inbox.close();
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    private Set<String> known(Collection<RemoteFile> files) throws IOException {
        if (intake.isLookOnly()) {
            return Set.copyOf(seen);
        }
        List<String> names = files.stream().map(RemoteFile::name).toList();
        Set<RemoteFile> listed = Set.copyOf(files);
        return ledger.get()
                .known(
                        stream,
                        configuration.get(),
                        names,
                        (name, size, modified) -> listed.contains(new RemoteFile(name, size, modified)));
    }

    private void refuse(RemoteFile file) {
        Map<String, Object> pointer = new LinkedHashMap<>();
        pointer.put("file", "sftp://" + options.place() + "/" + options.directory() + "/" + file.name());
        pointer.put("size", file.size());
        letters.store(
                stream,
                intake.route(stream),
                file.name(),
                Rejection.unreadable(
                        0,
                        "HUB-READ-004",
                        "the file has " + file.size() + " bytes, more than the " + maxFileBytes
                                + " of the option maxFileBytes; it was not fetched",
                        PayloadKind.FILE,
                        new PayloadCodec().encode(pointer)));
    }
}
