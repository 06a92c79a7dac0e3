package io.customerhub.ingest.table;

import java.util.Map;

/**
 * The SELECT of one page.
 *
 * @param sql with named parameters as camel-jdbc writes them: {@code :?cursor}
 * @param parameters the values to bind, all text
 */
public record PageQuery(String sql, Map<String, Object> parameters) {}
