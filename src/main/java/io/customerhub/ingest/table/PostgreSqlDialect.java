package io.customerhub.ingest.table;

/** PostgreSQL, 12 and later. */
final class PostgreSqlDialect extends SqlDialect {

    @Override
    String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    String now() {
        return "SELECT CAST(CLOCK_TIMESTAMP() AT TIME ZONE 'UTC' AS text)";
    }

    /** The identifier that initdb gives to a cluster; PostgreSQL manual 9.28, Control Data Functions. */
    @Override
    String installation() {
        return "SELECT CAST(system_identifier AS text) FROM pg_control_system()";
    }

    @Override
    TableColumn.Kind kind(int jdbcType, String typeName) {
        return switch (typeName) {
            case "timestamptz" -> TableColumn.Kind.INSTANT;
            case "timestamp" -> TableColumn.Kind.LOCAL_TIME;
            case "date" -> TableColumn.Kind.DATE;
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> TableColumn.Kind.INTEGER;
            case "numeric", "float4", "float8" -> TableColumn.Kind.DECIMAL;
            case "bool" -> TableColumn.Kind.BOOLEAN;
            case "bytea" -> TableColumn.Kind.BYTES;
            case "text", "varchar", "bpchar", "name" -> TableColumn.Kind.TEXT;
            default -> TableColumn.Kind.OTHER;
        };
    }

    @Override
    String read(String expression, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> "CAST(" + expression + " AT TIME ZONE 'UTC' AS text)";
            case LOCAL_TIME, DATE, OTHER -> "CAST(" + expression + " AS text)";
            default -> expression;
        };
    }

    /** A cast tells the server the type of the text that is bound, so that indexes are used and order is kept. */
    @Override
    String parameter(String parameter, TableColumn column) {
        if (column.kind() == TableColumn.Kind.BYTES) {
            return "DECODE(CAST(" + parameter + " AS text), 'hex')";
        }
        String type =
                switch (column.typeName()) {
                    case "smallserial" -> "int2";
                    case "serial" -> "int4";
                    case "bigserial" -> "int8";
                    default ->
                        column.typeName().matches("[a-z0-9_]+|\".*") ? column.typeName() : quoted(column.typeName());
                };
        return "CAST(" + parameter + " AS " + type + ")";
    }

    @Override
    String after(String cursor, String key, String cursorParameter, String keyParameter) {
        return "(" + cursor + ", " + key + ") > (" + cursorParameter + ", " + keyParameter + ")";
    }
}
