package io.customerhub.pipeline;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.table.PageQuery;
import io.customerhub.ingest.table.ReadOnlyDataSource;
import io.customerhub.ingest.table.TableFailure;
import io.customerhub.ingest.table.TableKeys;
import io.customerhub.ingest.table.TablePages;
import io.customerhub.ingest.table.TablePoll;
import io.customerhub.ingest.table.TableSource;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind the {@code database-table} Kamelet: writes the query of each page into the message, and turns the
 * rows that camel-jdbc brings into a batch. The options are described in the Kamelet.
 */
public final class DatabaseTableConnector extends PolledConnector {

    private @Nullable DataSource dataSource;
    private @Nullable String table;
    private @Nullable String query;
    private String key = "";
    private @Nullable String cursor;
    private List<String> columns = List.of();
    private Lookback lookback = Lookback.NONE;
    private int pageSize = 1;
    private ZoneId timeZone = ZoneOffset.UTC;
    private int timeLimit = 60;
    private @Nullable String dialect;
    private @Nullable TablePages pages;
    private @Nullable TablePoll poll;
    private @Nullable PageQuery next;
    private Reconciliation.@Nullable Keys keys;
    private @Nullable TableKeys keyPages;

    @Override
    protected void open(@Nullable Position committed, String route) {
        try {
            poll = pages().begin(database(), committed, route);
        } catch (TableFailure failure) {
            if (!failure.isPositionRefused()) {
                throw failure;
            }
            polls().pause(failure.code(), Objects.requireNonNull(failure.getMessage()));
        }
    }

    @Override
    protected void forget() {
        poll = null;
        keys = null;
        keyPages = null;
    }

    /**
     * True when there is another page to read and the hub wants it. Camel evaluates predicates on a copy of the message,
     * so that {@link #query} has to put the query into it; and it asks once more after a page has failed.
     */
    public boolean hasNext() {
        TablePoll current = poll;
        if (current == null || isOutstanding()) {
            return false;
        }
        if (polls().isHalted()) {
            forget();
            return false;
        }
        next = keyPages == null ? current.next() : keyPages.next();
        if (next == null && keyPages == null) {
            pages().finished(current);
            next = firstKeys();
        }
        if (next == null) {
            hasRead();
            if (keys != null) {
                keys.completeFromPosition();
            }
            polls().finished();
            forget();
        }
        return next != null;
    }

    /** After the rows come the keys, when it is time for them. */
    private @Nullable PageQuery firstKeys() {
        Reconciliation.Keys due = keysIfDue();
        if (due == null) {
            return null;
        }
        reads();
        TableKeys begun = pages().keys(database(), due.names());
        keys = due;
        keyPages = begun;
        return begun.next();
    }

    /** Puts the query of the next page into the message, and nothing else: what came from outside is removed. */
    public void query(Exchange exchange) {
        PageQuery page = Objects.requireNonNull(next, "hasNext() has not been asked");
        handsOver();
        reads();
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JdbcConstants.JDBC_PARAMETERS, page.parameters());
        message.setBody(page.sql());
    }

    /** Makes a batch of the rows in the message; the body is null when there are none. */
    @SuppressWarnings("unchecked") // camel-jdbc's SelectList is a list of maps
    public void page(Exchange exchange) {
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        RecordBatch batch = null;
        if (keyPages != null && keys != null) {
            keyPages.page(rows).forEach(keys::add);
        } else {
            batch = Objects.requireNonNull(poll).page(rows);
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(batch);
        hasRead();
    }

    @Override
    protected @Nullable SourceFailure failure(Throwable problem, boolean isReading) {
        if (!isReading) {
            return null;
        }
        TableFailure failure = pages().failure(problem);
        return new SourceFailure(failure.code(), Objects.requireNonNull(failure.getMessage()), false);
    }

    private DataSource database() {
        return Objects.requireNonNull(dataSource, "dataSource");
    }

    private TablePages pages() {
        TablePages made = pages;
        if (made == null) {
            made = new TablePages(source(), timeLimit, System::nanoTime);
            pages = made;
        }
        return made;
    }

    /** Refuses options that do not fit together (HUB-TABLE-001), when the route is made. */
    public void check() {
        source();
        if (dataSource instanceof ReadOnlyDataSource readOnly) {
            OutboundHosts.of(camel()).requireDatabase(streamName().toString(), readOnly.url());
        }
    }

    private TableSource source() {
        return new TableSource(streamName(), table, query, key, cursor, columns, lookback, pageSize, timeZone, dialect);
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

    /** The time limit of a statement in seconds. */
    public void setTimeLimit(int timeLimit) {
        this.timeLimit = timeLimit;
    }

    /** Whose SQL the database speaks; blank to go by its name. */
    public void setDialect(String dialect) {
        this.dialect = Texts.orNull(dialect);
    }

    /** The database. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }
}
