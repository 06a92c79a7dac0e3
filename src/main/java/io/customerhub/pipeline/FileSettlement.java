package io.customerhub.pipeline;

import io.customerhub.ingest.DropDirectory;
import io.customerhub.ingest.FileLedger;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.proof.ControlPattern;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what becomes of a file, in an order that a crash between any two steps does not turn into a loss: first the
 * dead letter, then the ledger, unless the last batch has brought the entry with it, and only then the move.
 */
final class FileSettlement {

    private final StreamName stream;
    private final DropDirectory directory;
    private final Intake intake;
    private final FileLedger ledger;
    private final UnreadableLetters letters;
    private final WriteObserver observer;
    private final @Nullable ControlPattern control;
    private final FileOrigin origin;

    FileSettlement(
            StreamName stream,
            DropDirectory directory,
            Intake intake,
            FileLedger ledger,
            UnreadableLetters letters,
            WriteObserver observer,
            @Nullable ControlPattern control,
            FileOrigin origin) {
        this.stream = stream;
        this.directory = directory;
        this.intake = intake;
        this.ledger = ledger;
        this.letters = letters;
        this.observer = observer;
        this.control = control;
        this.origin = origin;
    }

    void settle(FileReading reading) throws IOException {
        switch (reading.verdict()) {
            case DONE -> finish(reading, FileLedger.State.DONE);
            case DUPLICATE -> finish(reading, FileLedger.State.DUPLICATE);
            case UNREADABLE -> fail(reading, Objects.requireNonNull(reading.unreadable()));
            case STAYS -> {
                return;
            }
        }
        reading.settle();
    }

    /** Tells what would become of a file that is only looked at, and leaves it where and as it is. */
    static void tell(FileReading reading, StreamName stream, Intake intake, UnreadableLetters letters) {
        UnreadableException reason = reading.unreadable();
        if (reason != null) {
            letters.store(
                    stream,
                    intake.route(stream),
                    reading.path().getFileName().toString(),
                    Rejection.unreadable(
                            reason.row(), reason.code(), reason.getMessage(), PayloadKind.FILE, new byte[0]));
        }
        reading.settle();
    }

    private void finish(FileReading reading, FileLedger.State state) throws IOException {
        SourceFile file = Objects.requireNonNull(reading.file());
        if (!reading.isEntered()) {
            observer.reached("ledger");
            ledger.record(stream, file, reading.configuration(), state, reading.records());
        }
        observer.reached("move");
        origin.settle(file.name(), file.size(), file.modified(), true);
        if (origin.isElsewhere()) {
            directory.remove(file);
        } else {
            directory.done(file);
            followed(file.name(), ".done");
        }
        observer.reached("moved");
    }

    private void fail(FileReading reading, UnreadableException reason) throws IOException {
        String name = reading.path().getFileName().toString();
        Path target = directory.failedPath(name);
        SourceFile file = reading.file();
        Map<String, Object> pointer = new LinkedHashMap<>();
        pointer.put("file", target.toString());
        if (file != null) {
            pointer.put("size", file.size());
            pointer.put("digest", file.digest());
            pointer.put("read", reading.records());
        }
        observer.reached("letter");
        letters.store(
                stream,
                intake.route(stream),
                name,
                Rejection.unreadable(
                        reason.row(),
                        reason.code(),
                        reason.getMessage(),
                        PayloadKind.FILE,
                        new PayloadCodec().encode(pointer)));
        observer.reached("ledger");
        if (file != null) {
            ledger.record(stream, file, reading.configuration(), FileLedger.State.UNREADABLE, reading.records());
        }
        observer.reached("move");
        if (file != null) {
            origin.settle(name, file.size(), file.modified(), false);
        }
        directory.failed(reading.path(), target);
        followed(name, ".failed");
        observer.reached("moved");
    }

    /** The control file goes last: a file whose control file is gone would wait for it for ever. */
    private void followed(String name, String folder) throws IOException {
        if (control != null) {
            directory.follow(control.of(name), folder);
        }
    }
}
