package io.customerhub.warehouse;

import static io.customerhub.warehouse.Customers.batch;
import static io.customerhub.warehouse.Customers.customer;
import static io.customerhub.warehouse.Customers.query;
import static io.customerhub.warehouse.Customers.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.EntityType;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Empty attributes are counted with the batch, once for each version that a source delivers. */
final class NullCountTest {

    private static final String EMAIL =
            "SELECT concat_ws(' ', counted, missing, run_counted, run_missing) FROM hub.null_count WHERE attribute = 'email'";

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** A customer whose e-mail address is not there. */
    private static SourceRecord without(String key, long version) {
        SourceRecord full = customer(key, version, "v" + version);
        List<AttributeValue> values = new ArrayList<>(full.attributes());
        values.set(3, AttributeValue.ABSENT);
        return full.with(values, List.of());
    }

    @Test
    void emptyAttributesAreCountedByDayAndByItsLatestRun() {
        BatchWriter writer = new BatchWriter(warehouse);
        RunReference run = start(warehouse, "a");
        writer.write(batch(customer("1", 1, "v1"), without("2", 1)), run);
        writer.write(batch(without("3", 1)), run.next());
        assertThat(query(warehouse, EMAIL)).containsExactly("3 2 3 2");
        assertThat(query(
                        warehouse,
                        "SELECT attribute || ' ' || counted || ' ' || missing FROM hub.null_count WHERE attribute IN"
                                + " ('name', 'status') AND day = (now() AT TIME ZONE 'UTC')::date ORDER BY 1"))
                .containsExactly("name 3 0", "status 3 0");

        writer.write(batch(without("4", 1)), start(warehouse, "a"));
        assertThat(query(warehouse, EMAIL)).containsExactly("4 3 1 1");
    }

    @Test
    void whatTellsNothingNewOfTheSourceIsNotCounted() {
        BatchWriter writer = new BatchWriter(warehouse);
        RunReference run = start(warehouse, "a");
        writer.write(batch(without("1", 1)), run);
        writer.write(batch(without("1", 1), Customers.deleted("1", 2)), run.next());
        writer.write(batch(without("1", 1)), start(warehouse, "another mapping"));
        assertThat(query(warehouse, EMAIL)).containsExactly("1 1 1 1");
    }

    @Test
    void aBatchThatIsNotCommittedOrCommittedUnheardIsCountedOnce() {
        RunReference run = start(warehouse, "a");
        for (String step : new String[] {"position", "committed"}) {
            BatchWriter dies = new BatchWriter(warehouse, 1_000, reached -> {
                if (reached.equals(step)) {
                    throw new IllegalStateException("died at " + step);
                }
            });
            assertThatThrownBy(() -> dies.write(batch(without("1", 1)), run)).isInstanceOf(IllegalStateException.class);
            assertThat(query(warehouse, EMAIL)).hasSize(step.equals("committed") ? 1 : 0);
        }
        new BatchWriter(warehouse).write(batch(without("1", 1)), run);
        assertThat(query(warehouse, EMAIL)).containsExactly("1 1 1 1");
    }

    @Test
    void theLinesOfOrdersAreCountedByLine() {
        AttributeLayout layout = new AttributeLayout(EntityType.SALES_ORDER, List.of("order_number"), List.of("sku"));
        AttributeValue value = new AttributeValue("x", "x", StandardValue.valid("x"));
        List<SourceRecord> orders = List.of(
                customer("1", 1, "v1")
                        .with(List.of(value), List.of(List.of(value), List.of(AttributeValue.ABSENT), List.of(value))),
                customer("2", 1, "v1").with(List.of(AttributeValue.ABSENT), List.of()));
        RecordBatch read = batch();
        RecordBatch batch =
                RecordBatch.read(read.origin(), orders, List.of(), null).mapped(layout, orders, List.of());
        new BatchWriter(warehouse).write(batch, start(warehouse, "a"));
        assertThat(query(
                        warehouse,
                        "SELECT attribute || ' ' || counted || ' ' || missing FROM hub.null_count ORDER BY attribute"))
                .containsExactly("lines.sku 3 1", "order_number 2 1");
    }
}
