package io.customerhub.bench.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies generated records into {@code standard.customer}, in the shape in which the hub writes them. */
final class StandardRowCopy implements AutoCloseable {

    private static final String COPY =
            """
            COPY standard.customer (system, stream, key, version, hash, run, configuration, party_type, given_name,
                family_name, formatted_name, birth_date, gender, contact_points, addresses, identifiers) FROM STDIN""";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SLICE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(SLICE + (SLICE >> 2));

    StandardRowCopy(Connection connection) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    }

    void add(GeneratedCustomer one) throws SQLException {
        String given = one.hanFamily() == null ? one.given() : one.hanGiven();
        String family = one.hanFamily() == null ? one.family() : one.hanFamily();
        String whole = one.hanFamily() == null ? one.given() + " " + one.family() : one.hanName();
        field(one.key().system()).field(one.key().stream()).field(one.key().key());
        field(Long.toString(one.version())).field("0").field("0").field("0");
        field("individual")
                .field(given)
                .field(family)
                .field(whole)
                .field(one.born())
                .field(one.gender());
        field(contacts(one)).field(address(one)).field(identifiers(one));
        rows.setCharAt(rows.length() - 1, '\n');
        if (rows.length() > SLICE) {
            send();
        }
    }

    private static @Nullable String contacts(GeneratedCustomer one) {
        ArrayNode contacts = JSON.arrayNode();
        String phone = one.phone();
        if (phone != null) {
            contacts.addObject()
                    .put("system", "phone")
                    .put("use", "mobile")
                    .put("value", phone)
                    .put("raw", phone.substring(phone.startsWith("+1") ? 2 : 3));
        }
        if (one.email() != null) {
            contacts.addObject().put("system", "email").put("value", one.email());
        }
        return contacts.isEmpty() ? null : contacts.toString();
    }

    private static @Nullable String address(GeneratedCustomer one) {
        ObjectNode address = JSON.objectNode().put("use", "home");
        put(address, "street_address", one.street());
        put(address, "address_locality", one.town());
        put(address, "postal_code", one.postalCode());
        return address.size() == 1 ? null : JSON.arrayNode().add(address).toString();
    }

    private static @Nullable String identifiers(GeneratedCustomer one) {
        String value = one.identifier();
        if (value == null) {
            return null;
        }
        ArrayNode identifiers = JSON.arrayNode();
        identifiers.addObject().put("system", "tax-number").put("value", value).put("kind", "exclusive");
        return identifiers.toString();
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** No generated value has a tab or a line end; a backslash is only in JSON, and doubled for COPY. */
    private StandardRowCopy field(@Nullable String value) {
        rows.append(value == null ? "\\N" : value.indexOf('\\') < 0 ? value : value.replace("\\", "\\\\"))
                .append('\t');
        return this;
    }

    private void send() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        send();
        copy.endCopy();
    }
}
