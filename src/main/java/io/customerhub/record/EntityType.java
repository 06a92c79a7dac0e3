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
                    column("party_type", ColumnType.TEXT, "individual or organization"),
                    column("name_prefix", ColumnType.TEXT, "title before the name"),
                    column("given_name", ColumnType.TEXT, "given names"),
                    column("additional_name", ColumnType.TEXT, "middle names"),
                    column("family_name", ColumnType.TEXT, "family name"),
                    column("name_suffix", ColumnType.TEXT, "what follows the name, such as Jr."),
                    column(
                            "nickname",
                            ColumnType.TEXT,
                            "what the person is called; of a name what stands in brackets or quotes"),
                    column("formatted_name", ColumnType.TEXT, "the whole name as it is written"),
                    column("legal_name", ColumnType.TEXT, "registered name of an organization"),
                    column("trading_name", ColumnType.TEXT, "the name an organization trades under"),
                    column(
                            "legal_form",
                            ColumnType.TEXT,
                            "legal form of an organization as it is usually written, such as GmbH & Co. KG or 有限公司"),
                    column("birth_date", ColumnType.DATE, "date of birth, when the day is known"),
                    partial("birth_date"),
                    column("gender", ColumnType.TEXT, "gender as the mapping defines it"),
                    column("language", ColumnType.TEXT, "preferred language, BCP 47"),
                    column("nationality", ColumnType.TEXT, "ISO 3166-1 alpha-2"),
                    column("status", ColumnType.TEXT, "status in the source system"),
                    column("registered_at", ColumnType.TIMESTAMP, "when the source system first knew the customer"),
                    partial("registered_at"))),
    /** An order, invoice or receipt of a customer. */
    SALES_ORDER(
            "sales_order",
            List.of(
                    column("customer_stream", ColumnType.TEXT, "system/stream of the customer record"),
                    column("customer_key", ColumnType.TEXT, "key of the customer record"),
                    column("order_number", ColumnType.TEXT, "number that people use"),
                    column("order_status", ColumnType.TEXT, "status in the source system"),
                    column("order_channel", ColumnType.TEXT, "where it was ordered"),
                    column("ordered_at", ColumnType.TIMESTAMP, "when it was placed"),
                    column("completed_at", ColumnType.TIMESTAMP, "when it was completed"),
                    column("canceled_at", ColumnType.TIMESTAMP, "when it was canceled"),
                    column("price_currency", ColumnType.TEXT, "ISO 4217 code of all amounts"),
                    column("subtotal", ColumnType.NUMERIC, "sum of the lines before discount, shipping and tax"),
                    column("discount", ColumnType.NUMERIC, "discount on the whole order"),
                    column("shipping", ColumnType.NUMERIC, "shipping costs"),
                    column("tax", ColumnType.NUMERIC, "tax"),
                    column("total", ColumnType.NUMERIC, "what is to be paid"))),
    /** One line of an order that arrives as a record of its own. */
    SALES_ORDER_LINE(
            "sales_order_line",
            List.of(
                    column("order_stream", ColumnType.TEXT, "system/stream of the order record"),
                    column("order_key", ColumnType.TEXT, "key of the order record"),
                    column("line_number", ColumnType.NUMERIC, "number of the line within the order"),
                    column("sku", ColumnType.TEXT, "article"),
                    column("description", ColumnType.TEXT, "description of the article"),
                    column("ordered_quantity", ColumnType.NUMERIC, "quantity"),
                    column("unit_price", ColumnType.NUMERIC, "price of one"),
                    column("price_currency", ColumnType.TEXT, "ISO 4217 code of the amounts"),
                    column("discount", ColumnType.NUMERIC, "discount on the line"),
                    column("line_total", ColumnType.NUMERIC, "what the line costs"))),
    /** A question, complaint or fault of a customer. */
    SERVICE_CASE(
            "service_case",
            List.of(
                    column("customer_stream", ColumnType.TEXT, "system/stream of the customer record"),
                    column("customer_key", ColumnType.TEXT, "key of the customer record"),
                    column("case_number", ColumnType.TEXT, "number that people use"),
                    column("case_type", ColumnType.TEXT, "question, complaint, fault"),
                    column("subject", ColumnType.TEXT, "what it is about"),
                    column("status", ColumnType.TEXT, "status in the source system"),
                    column("priority", ColumnType.TEXT, "priority in the source system"),
                    column("origin", ColumnType.TEXT, "how it came in"),
                    column("owner", ColumnType.TEXT, "who works on it"),
                    column("opened_at", ColumnType.TIMESTAMP, "when it was opened"),
                    column("first_response_at", ColumnType.TIMESTAMP, "when it was first answered"),
                    column("closed_at", ColumnType.TIMESTAMP, "when it was closed"),
                    column("resolution", ColumnType.TEXT, "how it ended"),
                    column("satisfaction_score", ColumnType.NUMERIC, "how content the customer was")));

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

    private static Column column(String name, ColumnType type, String description) {
        return new Column(name, type, description, null, null);
    }

    /** What is known of a date whose day is not, beside the column that holds whole ones. */
    private static Column partial(String date) {
        return new Column(
                date + "_partial",
                ColumnType.TEXT,
                "what is known of " + date + " when the day is not, " + date
                        + " being null then: 1985-03 or 1985 (ISO 8601,"
                        + " as the type date of HL7 FHIR), --03-05 or --03 without the year (vCard, RFC 6350)",
                date,
                "partial_date");
    }

    /**
     * A scalar column.
     *
     * @param name the column and the canonical attribute
     * @param type what it holds
     * @param description half a sentence, the comment of the column in PostgreSQL
     * @param attribute the attribute whose part fills it, so that no mapping can name it; null when it is one of its own
     * @param part that part; null when it has no such attribute
     */
    public record Column(
            String name, ColumnType type, String description, @Nullable String attribute, @Nullable String part) {

        /** True when a mapping may name it; false when another attribute fills it. */
        public boolean isMapped() {
            return attribute == null;
        }
    }

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
