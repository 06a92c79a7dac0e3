package io.customerhub.ingest.table;

import java.util.Map;

/**
 * The SELECT of one page.
 *
 * @param sql with named parameters as camel-jdbc writes them: {@code :?cursor}
 * @param parameters the values to bind: texts, and numbers where the database would read a text by the rules of a language
 */
public record PageQuery(String sql, Map<String, Object> parameters) {}
