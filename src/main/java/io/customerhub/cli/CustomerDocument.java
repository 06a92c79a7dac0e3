package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import io.customerhub.warehouse.golden.CustomerStore.Whole;

/** A golden customer as one JSON document. */
final class CustomerDocument {

    private final Whole customer;
    private final ObjectNode row;
    private final RecordCells cells;

    /** @param row the row of {@code golden.customer} */
    CustomerDocument(Whole customer, ObjectNode row, RecordCells cells) {
        this.customer = customer;
        this.row = row;
        this.cells = cells;
    }

    ObjectNode document() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        document.set("customer", row.without("hash"));
        ArrayNode records = document.putArray("records");
        for (Linked record : customer.records()) {
            ObjectNode one = records.addObject()
                    .put("record", record.key().toString())
                    .put("since", record.since().toString());
            ArrayNode list = one.putArray("cells");
            cells.of(record.key()).forEach(cell -> {
                ObjectNode told = list.addObject().put("attribute", cell.attribute());
                cell.fields().forEach(told.putArray("fields")::add);
                told.put("raw", cell.raw());
            });
        }
        ArrayNode ids = document.putArray("formerIds");
        customer.formerIds().forEach(id -> ids.add(id.toString()));
        ArrayNode orders = document.putArray("orders");
        for (Orders one : customer.orders()) {
            orders.addObject()
                    .put("currency", one.currency())
                    .put("count", one.count())
                    .put("total", one.total());
        }
        return document.put("cases", customer.cases());
    }
}
