package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which versions of source records are loaded. Safe for use by several threads. */
public final class LoadedIdentities {

    private final Warehouse warehouse;

    /** What is loaded in a warehouse. */
    public LoadedIdentities(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** What is loaded of these keys, by key; a key that is not loaded is not there. */
    public Map<String, Identity> of(StreamName stream, EntityType entity, List<String> keys) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT key, version, hash FROM standard."
                    + entity.table() + " WHERE system = ? AND stream = ? AND key = ANY(?)")) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                select.setArray(3, connection.createArrayOf("text", keys.toArray()));
                Map<String, Identity> loaded = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        loaded.put(
                                rows.getString(1), new Identity(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                    }
                }
                return loaded;
            }
        });
    }
}
