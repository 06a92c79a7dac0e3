package io.customerhub.pipeline;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.ingest.DropDirectory;
import io.customerhub.ingest.FileBatches;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.format.FileFormat;
import io.customerhub.ingest.proof.ControlFile;
import io.customerhub.ingest.proof.ControlPattern;
import io.customerhub.ingest.proof.FileProof;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * What the connectors {@code csv-file} and {@code json-file} share: the bean of one stream that turns a file into batches
 * and settles what becomes of it. The Kamelet calls {@link #open} for a file, sends each batch on, and calls {@link
 * #settle}; only there a file is moved, so whatever fails or is killed before leaves it in place, to be read again from
 * the committed position. It does not depend on which error handler stands around it.
 *
 * <p>Setters are for the Kamelet; the {@link HubServices} come from the registry.
 */
public abstract class FileConnector implements CamelContextAware, GenericFileFilter<File>, PollingConsumerPollStrategy {

    private static final String PROPERTY = "hubFile";

    private @Nullable CamelContext context;
    private String system = "";
    private String stream = "";
    private String directory = "";
    private String include = "*";
    private Duration quiet = Duration.ofSeconds(2);
    private Duration every = Duration.ofSeconds(5);
    private long maxFileBytes = 4L << 30;
    private int batchSize = 5000;
    private boolean partialAllowed;
    private boolean full;
    private MaxDeletes maxDeletes = MaxDeletes.parse("5%");
    private @Nullable ControlPattern control;
    private Duration controlWait = Duration.ofHours(1);
    private @Nullable FilePoll poll;

    /** How the files become records, by the options that have been set. */
    protected abstract FileFormat format();

    /** Where the files of the directory come from; always the same object. */
    FileOrigin origin() {
        return FileOrigin.HERE;
    }

    /** The stream that the files belong to. */
    final StreamName streamName() {
        return new StreamName(system, stream);
    }

    /** The options as the connector of a remote directory needs them. */
    final Settings settings() {
        return new Settings(Path.of(directory), include, quiet, maxFileBytes);
    }

    /** Some of the options. */
    record Settings(Path directory, String include, Duration quiet, long maxFileBytes) {}

    @Override
    public final void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public final CamelContext getCamelContext() {
        return Objects.requireNonNull(context, "a connector lives in a Camel context");
    }

    /** The source system. */
    public final void setSystem(String system) {
        this.system = system;
    }

    /** The stream of the system. */
    public final void setStream(String stream) {
        this.stream = stream;
    }

    /** The drop directory. */
    public final void setDirectory(String directory) {
        this.directory = directory;
    }

    /** A glob for the names of files. */
    public final void setInclude(String include) {
        this.include = include;
    }

    /** How long a file must be unchanged before it is read, such as {@code 2s}. */
    public final void setQuiet(String quiet) {
        this.quiet = duration(quiet);
    }

    /** How long to wait between looks at the directory, such as {@code 5s}. */
    public final void setEvery(String every) {
        this.every = duration(every);
    }

    /** The largest file that is read. */
    public final void setMaxFileBytes(long maxFileBytes) {
        this.maxFileBytes = maxFileBytes;
    }

    /** How many records go into a batch. */
    public final void setBatchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is at least 1, found " + batchSize);
        }
        this.batchSize = batchSize;
    }

    /** {@code allow} or {@code refuse}: what to do with a file that ends in the middle of a record. */
    public final void setPartial(String partial) {
        this.partialAllowed = switch (partial) {
            case "allow" -> true;
            case "refuse" -> false;
            default -> throw new IllegalArgumentException("partial is allow or refuse, found '" + partial + "'");
        };
    }

    /** Whether each file holds all records of the stream, so that those that it lacks have been deleted. */
    public final void setFull(boolean full) {
        this.full = full;
    }

    /** How many deletes at once are still believed, such as {@code 5%}. */
    public final void setMaxDeletes(String maxDeletes) {
        this.maxDeletes = MaxDeletes.parse(maxDeletes);
    }

    /**
     * Refuses options that do not fit together, before anything is read.
     *
     * @throws IllegalArgumentException naming the option and what to write
     */
    public final void check() {
        format();
        checkMore();
    }

    /** As {@link #check}, for the options that a connector has beside those of the format. */
    void checkMore() {
        // most have none
    }

    /** True when what is there of an incomplete file is to be loaded. */
    protected final boolean isPartialAllowed() {
        return partialAllowed;
    }

    /** How the control file beside each file is called, such as {@code {name}.ctl}; empty for none. */
    public final void setControl(String control) {
        this.control = ControlPattern.parse(control);
    }

    /** After how long a missing control file is told, such as {@code 1h}. */
    public final void setControlWait(String controlWait) {
        this.controlWait = duration(controlWait);
    }

    private synchronized FilePoll poll() {
        if (poll == null) {
            DropDirectory drop = new DropDirectory(Path.of(directory), include);
            ControlWatch controls = new ControlWatch(drop.path(), control, controlWait);
            DropDirectories directories = hub().directories();
            if (directories != null) {
                directories.put(streamName(), drop.path().toAbsolutePath());
            }
            poll = new FilePoll(drop, streamName(), quiet, every, controls, origin(), () -> hub().intake());
        }
        return poll;
    }

    @Override
    public final boolean begin(Consumer consumer, Endpoint endpoint) {
        return poll().begin();
    }

    @Override
    public final void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        poll().commit();
    }

    @Override
    public final boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        poll().rollback(cause);
        return false;
    }

    @Override
    public final boolean accept(GenericFile<File> file) {
        return poll().accepts(file.getFileName());
    }

    /**
     * The batches of the file in the exchange; none when it is a duplicate, cannot be read, or the poll has been given up.
     *
     * @throws IOException on a bad day, such as a file that changes while it is read
     */
    public final Iterator<RecordBatch> open(Exchange exchange) throws IOException {
        File path = Objects.requireNonNull(exchange.getMessage().getBody(File.class), "a file");
        FileReading reading = new FileReading(path.toPath());
        exchange.setProperty(PROPERTY, reading);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                poll().ended(reading, done);
            }
        });
        if (poll().isGivenUp()) {
            reading.leave();
            return reading.batches();
        }
        try {
            open(reading);
        } catch (UnreadableException e) {
            reading.refuse(e);
        } catch (IOException e) {
            reading.failToRead();
            throw e;
        }
        return reading.batches();
    }

    private void open(FileReading reading) throws IOException {
        StreamName name = streamName();
        SourceFile file = SourceFile.open(poll().directory().path(), reading.path(), maxFileBytes);
        FileFormat format = format();
        String configuration = configuration(format);
        reading.found(file, configuration);
        if (!hub().intake().isLookOnly() && hub().ledger().hasDone(name, file, configuration)) {
            reading.repeat();
            return;
        }
        FileBatches.requireReadable(hub().intake(), name, file, 0);
        if (!partialAllowed) {
            ControlFile told = control == null
                    ? null
                    : ControlFile.read(poll().directory().path().resolve(control.of(file.name())));
            new FileProof(format).require(file, told);
        }
        if (full && !hub().intake().isLookOnly()) {
            FileKeys keys = new FileKeys(hub().reconciliation().begin(name, maxDeletes, file.modified()));
            reading.collected(keys.collect(format, file), keys.returned());
        }
        FileBatches batches = new FileBatches(file, format.open(file), name, configuration, hub().intake(), batchSize);
        if (full) {
            batches.leaveEntering();
        }
        reading.read(batches);
    }

    /**
     * Settles what becomes of the file after its last batch: written into the ledger and moved to {@code .done}, stored as
     * a dead letter and moved to {@code .failed}, or left where it is.
     *
     * @throws IOException when it could not be moved; it is read again and has no more batches then
     */
    public final void settle(Exchange exchange) throws IOException {
        FileReading reading = exchange.getProperty(PROPERTY, FileReading.class);
        if (hub().intake().isLookOnly()) {
            FileSettlement.tell(reading, streamName(), hub().intake(), hub().letters());
            forgetCopy(reading);
            return;
        }
        if (!reading.reconcile()) {
            reading.leave();
            return;
        }
        FileSettlement settlement = new FileSettlement(
                streamName(),
                poll().directory(),
                hub().intake(),
                hub().ledger(),
                hub().letters(),
                hub().observer(),
                control,
                origin());
        settlement.settle(reading);
    }

    /** A look keeps no copies: the next file may be as large. */
    private void forgetCopy(FileReading reading) throws IOException {
        SourceFile file = reading.file();
        if (origin().isElsewhere()) {
            String name = reading.path().getFileName().toString();
            origin().settle(name, file == null ? 0 : file.size(), file == null ? Instant.EPOCH : file.modified(), true);
            Files.deleteIfExists(reading.path());
        }
    }

    /** Everything that decides what a file yields; another hash means that known files are read again. */
    final String configuration(FileFormat format) {
        String all = hub().intake().configuration(streamName()) + ";" + format.options() + ";" + partialAllowed;
        return HexFormat.of().toHexDigits(Hashing.xxh3_64().hashCharsToLong(all));
    }

    final HubServices hub() {
        return new HubServices(getCamelContext());
    }

    /** Reads a time such as {@code 30s}. */
    static Duration duration(String text) {
        return Duration.ofMillis(org.apache.camel.util.TimeUtils.toMilliSeconds(text));
    }
}
