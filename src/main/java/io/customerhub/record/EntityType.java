package io.customerhub.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's records are. Each entity has one table in the {@code standard} schema, with one row per source
 * record; the attributes here are its columns and what a mapping may name. Field names follow TM Forum 632 and
 * schema.org, those of contact points and identifiers HL7 FHIR.
 */
public enum EntityType {
    /** A person or organization. */
    CUSTOMER(
            "customer",
            List.of(
                    column("party_type", ColumnType.TEXT),
                    column("name_prefix", ColumnType.TEXT),
                    column("given_name", ColumnType.TEXT),
                    column("additional_name", ColumnType.TEXT),
                    column("family_name", ColumnType.TEXT),
                    column("name_suffix", ColumnType.TEXT),
                    column("formatted_name", ColumnType.TEXT),
                    column("legal_name", ColumnType.TEXT),
                    column("trading_name", ColumnType.TEXT),
                    column("birth_date", ColumnType.DATE),
                    column("gender", ColumnType.TEXT),
                    column("language", ColumnType.TEXT),
                    column("nationality", ColumnType.TEXT),
                    column("status", ColumnType.TEXT),
                    column("registered_at", ColumnType.TIMESTAMP))),
    /** An order, invoice or receipt of a customer. */
    SALES_ORDER(
            "sales_order",
            List.of(
                    column("customer_stream", ColumnType.TEXT),
                    column("customer_key", ColumnType.TEXT),
                    column("order_number", ColumnType.TEXT),
                    column("order_status", ColumnType.TEXT),
                    column("order_channel", ColumnType.TEXT),
                    column("ordered_at", ColumnType.TIMESTAMP),
                    column("completed_at", ColumnType.TIMESTAMP),
                    column("canceled_at", ColumnType.TIMESTAMP),
                    column("price_currency", ColumnType.TEXT),
                    column("subtotal", ColumnType.NUMERIC),
                    column("discount", ColumnType.NUMERIC),
                    column("shipping", ColumnType.NUMERIC),
                    column("tax", ColumnType.NUMERIC),
                    column("total", ColumnType.NUMERIC))),
    /** One line of an order that arrives as a record of its own. */
    SALES_ORDER_LINE(
            "sales_order_line",
            List.of(
                    column("order_stream", ColumnType.TEXT),
                    column("order_key", ColumnType.TEXT),
                    column("line_number", ColumnType.NUMERIC),
                    column("sku", ColumnType.TEXT),
                    column("description", ColumnType.TEXT),
                    column("ordered_quantity", ColumnType.NUMERIC),
                    column("unit_price", ColumnType.NUMERIC),
                    column("price_currency", ColumnType.TEXT),
                    column("discount", ColumnType.NUMERIC),
                    column("line_total", ColumnType.NUMERIC))),
    /** A question, complaint or fault of a customer. */
    SERVICE_CASE(
            "service_case",
            List.of(
                    column("customer_stream", ColumnType.TEXT),
                    column("customer_key", ColumnType.TEXT),
                    column("case_number", ColumnType.TEXT),
                    column("case_type", ColumnType.TEXT),
                    column("subject", ColumnType.TEXT),
                    column("status", ColumnType.TEXT),
                    column("priority", ColumnType.TEXT),
                    column("origin", ColumnType.TEXT),
                    column("owner", ColumnType.TEXT),
                    column("opened_at", ColumnType.TIMESTAMP),
                    column("first_response_at", ColumnType.TIMESTAMP),
                    column("closed_at", ColumnType.TIMESTAMP),
                    column("resolution", ColumnType.TEXT),
                    column("satisfaction_score", ColumnType.NUMERIC)));

    private final String table;
    private final List<Column> columns;

    EntityType(String table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
    }

    /** The table of the {@code standard} schema, such as {@code sales_order}. */
    public String table() {
        return table;
    }

    /** How a mapping names the entity, such as {@code sales-order}. */
    public String yamlName() {
        return table.replace('_', '-');
    }

    /** The scalar columns in table order. */
    public List<Column> columns() {
        return columns;
    }

    /** The column of that name, or null. */
    public @Nullable Column column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    /** True when records carry contact points, addresses and identifiers. */
    public boolean isParty() {
        return this == CUSTOMER;
    }

    /** True when records may carry lines. */
    public boolean hasLines() {
        return this == SALES_ORDER;
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type);
    }

    /**
     * A scalar column.
     *
     * @param name the column and the canonical attribute
     * @param type what it holds
     */
    public record Column(String name, ColumnType type) {}

    /** What a column holds. */
    public enum ColumnType {
        /** A {@code String}. */
        TEXT,
        /** A {@code LocalDate}. */
        DATE,
        /** An {@code Instant}. */
        TIMESTAMP,
        /** A {@code BigDecimal} or {@code Long}. */
        NUMERIC
    }
}
