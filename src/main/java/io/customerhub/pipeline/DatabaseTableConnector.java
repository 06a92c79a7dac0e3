package io.customerhub.pipeline;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.table.PageQuery;
import io.customerhub.ingest.table.TableFailure;
import io.customerhub.ingest.table.TablePages;
import io.customerhub.ingest.table.TablePoll;
import io.customerhub.ingest.table.TableSource;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind the {@code database-table} Kamelet: writes the query of each page into the message, and turns the
 * rows that camel-jdbc brings into a batch. One per route; the options are described in the Kamelet. Called by the one
 * thread of the Kamelet's scheduler.
 */
public final class DatabaseTableConnector implements CamelContextAware {

    private @Nullable CamelContext context;
    private @Nullable DataSource dataSource;
    private String system = "";
    private String stream = "";
    private @Nullable String table;
    private @Nullable String query;
    private String key = "";
    private @Nullable String cursor;
    private List<String> columns = List.of();
    private Lookback lookback = Lookback.NONE;
    private int pageSize = 1;
    private ZoneId timeZone = ZoneOffset.UTC;
    private Duration every = Duration.ofSeconds(30);
    private int timeLimit = 60;
    private @Nullable TablePages pages;
    private @Nullable SourcePolls polls;
    private @Nullable TablePoll poll;
    private @Nullable PageQuery next;
    private boolean reading;
    private boolean outstanding;

    /** Begins a poll, if it is time for one. */
    public void begin(Exchange exchange) {
        if (outstanding) {
            failed(exchange);
            return;
        }
        reading = false;
        poll = null;
        if (polls().begin()) {
            Position committed = polls().position();
            reading = true;
            poll = pages().begin(Objects.requireNonNull(dataSource, "dataSource"), committed, polls().route());
        }
    }

    /**
     * True when there is another page to read and the hub wants it. Camel evaluates predicates on a copy of the message,
     * so that {@link #query} has to put the query into it; and it asks once more after a page has failed.
     */
    public boolean hasNext() {
        TablePoll current = poll;
        if (current == null || outstanding) {
            return false;
        }
        if (polls().isHalted()) {
            poll = null;
            return false;
        }
        next = current.next();
        if (next == null) {
            pages().finished(current);
            polls().finished();
            poll = null;
        }
        return next != null;
    }

    /** Puts the query of the next page into the message, and nothing else: what came from outside is removed. */
    public void query(Exchange exchange) {
        PageQuery page = Objects.requireNonNull(next, "hasNext() has not been asked");
        outstanding = true;
        reading = true;
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JdbcConstants.JDBC_PARAMETERS, page.parameters());
        message.setBody(page.sql());
    }

    /** Makes a batch of the rows in the message; the body is null when there are none. */
    @SuppressWarnings("unchecked") // camel-jdbc's SelectList is a list of maps
    public void page(Exchange exchange) {
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        RecordBatch batch = Objects.requireNonNull(poll).page(rows);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(batch);
        reading = false;
    }

    /** The page has been taken over by the hub; only then the next one may be asked for. */
    public void committed() {
        outstanding = false;
    }

    /** Ends a poll that broke off: by the database, or because the hub could not take a batch. */
    public void failed(Exchange exchange) {
        Throwable problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        poll = null;
        outstanding = false;
        if (problem == null) {
            // an error handler of the route kept the exception to itself, and the position did not move
            problem = new IllegalStateException("the route ended before the batch was taken");
        }
        if (reading) {
            TableFailure failure = pages().failure(problem);
            polls().failed(failure.code(), Objects.requireNonNull(failure.getMessage()), problem);
        } else {
            polls().failed(
                            "HUB-POLL-001",
                            pages().stream() + ": the hub could not take a batch ("
                                    + problem.getClass().getSimpleName() + "); it is read again",
                            problem);
        }
    }

    private TablePages pages() {
        TablePages made = pages;
        if (made == null) {
            made = new TablePages(source(), timeLimit, System::nanoTime);
            pages = made;
        }
        return made;
    }

    private SourcePolls polls() {
        SourcePolls made = polls;
        if (made == null) {
            made = new SourcePolls(Objects.requireNonNull(context), source().stream(), every);
            polls = made;
        }
        return made;
    }

    /** Refuses options that do not fit together (HUB-TABLE-001), when the route is made. */
    public void check() {
        source();
    }

    private TableSource source() {
        return new TableSource(
                new StreamName(system, stream), table, query, key, cursor, columns, lookback, pageSize, timeZone);
    }

    /** The source system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public void setStream(String stream) {
        this.stream = stream;
    }

    /** The table or view; blank for none. */
    public void setTable(String table) {
        this.table = Texts.orNull(table);
    }

    /** The query; blank for none. */
    public void setQuery(String query) {
        this.query = Texts.orNull(query);
    }

    /** The key column. */
    public void setKey(String key) {
        this.key = key;
    }

    /** The cursor column; blank for none. */
    public void setCursor(String cursor) {
        this.cursor = Texts.orNull(cursor);
    }

    /** The columns, with commas between; blank for all. */
    public void setColumns(String columns) {
        this.columns = Texts.list(columns);
    }

    /** How far each poll goes back, such as {@code 2m}. */
    public void setLookback(String lookback) {
        this.lookback = Lookback.parse(lookback);
    }

    /** Rows per page. */
    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The zone of timestamps that have none. */
    public void setTimeZone(String timeZone) {
        this.timeZone = ZoneId.of(timeZone);
    }

    /** The time between two polls. */
    public void setEvery(String every) {
        this.every = Lookback.duration(every);
    }

    /** The time limit of a statement in seconds. */
    public void setTimeLimit(int timeLimit) {
        this.timeLimit = timeLimit;
    }

    /** The database. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
