package io.customerhub.warehouse.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON arrays of objects that stand in rows, without a tree of nodes: millions of rows are read at a time. */
final class EntryReader {

    private static final JsonFactory JSON = new JsonFactory();

    /** The SQLSTATE invalid_json_text. */
    private static final String INVALID_JSON = "22032";

    private EntryReader() {}

    /**
     * The objects of an array, each with its members that are texts, numbers or truth values, in their order. What is
     * null, an object or an array is left out.
     *
     * @throws SQLException when the text is no such array
     */
    static List<Map<String, String>> read(String json) throws SQLException {
        try (JsonParser parser = JSON.createParser(json)) {
            List<Map<String, String>> entries = new ArrayList<>(2);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw unreadable();
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                entries.add(object(parser));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw unreadable();
            }
            return entries;
        } catch (IOException broken) {
            throw unreadable();
        }
    }

    private static Map<String, String> object(JsonParser parser) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                members.put(name, parser.getText());
            }
        }
        return members;
    }

    private static SQLException unreadable() {
        return new SQLException("a JSON column of standard.customer cannot be read", INVALID_JSON);
    }
}
