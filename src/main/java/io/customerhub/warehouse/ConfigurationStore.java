package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the mapping and contract texts under which rows were made. Safe for use by several threads. */
public final class ConfigurationStore {

    private static final String INSERT =
            """
            INSERT INTO hub.configuration (system, stream, hash, mapping, contract, code_maps)
            VALUES (?, ?, ?, ?, ?, CASE WHEN ?::text[] = '{}' THEN NULL ELSE json_object(?::text[]) END)
            ON CONFLICT (system, stream, hash) DO NOTHING""";

    private static final String SELECT =
            "SELECT id FROM hub.configuration WHERE system = ? AND stream = ? AND hash = ?";

    /** A mapping has its region on a line of its own. */
    private static final String REGIONS =
            """
            SELECT DISTINCT upper(m.found[1]) FROM hub.configuration,
                regexp_match(mapping, '^region:\\s*["'']?([A-Za-z]{2})["'']?\\s*(#.*)?$', 'n') AS m (found)
            WHERE m.found IS NOT NULL ORDER BY 1""";

    private static final String VERSIONS =
            """
            SELECT id, hash, mapping, contract, ARRAY(SELECT unnest(ARRAY[key, value]) FROM json_each_text(code_maps)),
                first_used_at
            FROM hub.configuration WHERE system = ? AND stream = ? ORDER BY id DESC""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public ConfigurationStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The id of a configuration, which is kept when it is seen for the first time.
     *
     * @param hash the hash of {@code StreamConfiguration}
     * @param mapping the text of the mapping file
     * @param contract the text of the contract file, or null
     */
    public int register(StreamName stream, String hash, String mapping, @Nullable String contract) {
        return register(stream, hash, mapping, contract, Map.of());
    }

    /**
     * As the other one.
     *
     * @param codeMaps the texts of the files of codes that the mapping names, by the names that it calls them
     */
    public int register(
            StreamName stream, String hash, String mapping, @Nullable String contract, Map<String, String> codeMaps) {
        String[] namesAndTexts = codeMaps.entrySet().stream()
                .flatMap(file -> Stream.of(file.getKey(), file.getValue()))
                .toArray(String[]::new);
        return warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT);
                    PreparedStatement select = connection.prepareStatement(SELECT)) {
                insert.setString(1, stream.system());
                insert.setString(2, stream.stream());
                insert.setString(3, hash);
                insert.setString(4, mapping);
                insert.setString(5, contract);
                insert.setArray(6, connection.createArrayOf("text", namesAndTexts));
                insert.setArray(7, connection.createArrayOf("text", namesAndTexts));
                insert.executeUpdate();
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                select.setString(3, hash);
                try (ResultSet found = select.executeQuery()) {
                    found.next();
                    return found.getInt(1);
                }
            }
        });
    }

    /** The regions that mappings name, by which they read phone numbers and addresses; ISO 3166-1 alpha-2, in their order. */
    public List<String> regions() {
        return warehouse.transact(connection -> {
            List<String> regions = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(REGIONS);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    regions.add(row.getString(1));
                }
            }
            return regions;
        });
    }

    /**
     * A configuration that ran.
     *
     * @param number its id
     * @param contract null when the stream had none
     * @param codeMaps the texts of the files of codes that the mapping names, by the names that it calls them
     * @param firstUsed when it ran for the first time
     */
    public record Kept(
            int number,
            String hash,
            String mapping,
            @Nullable String contract,
            Map<String, String> codeMaps,
            Instant firstUsed) {}

    /** All configurations that a stream ever ran with, the newest first; none for a stream that never ran. */
    public List<Kept> versions(StreamName stream) {
        return warehouse.transact(connection -> {
            List<Kept> versions = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(VERSIONS)) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        versions.add(new Kept(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                codeMaps((String[]) row.getArray(5).getArray()),
                                row.getObject(6, OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return versions;
        });
    }

    private static Map<String, String> codeMaps(String[] namesAndTexts) {
        Map<String, String> maps = new TreeMap<>();
        for (int i = 0; i + 1 < namesAndTexts.length; i += 2) {
            maps.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return maps;
    }
}
