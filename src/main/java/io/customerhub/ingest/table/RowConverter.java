package io.customerhub.ingest.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a database as text, always in the same form whatever the driver: timestamps ISO 8601 in UTC
 * ({@code 2026-01-31T08:00:00.123456Z}), days {@code 2026-01-31}, numbers plain without exponent, {@code true} and
 * {@code false}, bytes in base64, everything else as the database writes it, NULL as null. A timestamp that ISO 8601
 * does not know, such as {@code infinity} or MariaDB's {@code 0000-00-00}, stays as it is.
 */
final class RowConverter {

    private static final String ZERO_DATE = "0000-00-00 00:00:00";

    private final List<TableColumn> columns;
    private final ZoneId zone;

    /** A converter for rows of these columns; {@code zone} is the zone of timestamps that have none. */
    RowConverter(List<TableColumn> columns, ZoneId zone) {
        this.columns = columns;
        this.zone = zone;
    }

    /** The row in the order of the columns. */
    @Nullable
    String[] convert(Map<String, Object> row) {
        @Nullable String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            TableColumn column = columns.get(i);
            values[i] = text(column, row.get(column.name()));
        }
        return values;
    }

    private @Nullable String text(TableColumn column, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        String position = position(column, value);
        if (position == null || column.kind() != TableColumn.Kind.LOCAL_TIME || !isTimestamp(position)) {
            return position;
        }
        if (zone.equals(ZoneOffset.UTC)) {
            return position + "Z";
        }
        try {
            return LocalDateTime.parse(position).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            return position;
        }
    }

    /**
     * The value as it stands in a position: in the terms of the database, so that it can be bound again without loss. A
     * local time stays local, bytes are written in hexadecimal.
     */
    static @Nullable String position(TableColumn column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (column.kind() == TableColumn.Kind.INSTANT && value instanceof Number seconds) {
            return instant(new BigDecimal(seconds.toString()));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            return plain(value.toString());
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        String text = value.toString();
        return switch (column.kind()) {
            case INSTANT -> isTimestamp(text) ? text.replace(' ', 'T') + "Z" : text;
            case LOCAL_TIME -> isTimestamp(text) ? text.replace(' ', 'T') : text;
            default -> text;
        };
    }

    /** MariaDB's UNIX_TIMESTAMP: seconds since 1970 with as many decimals as the column has; 0 is its zero date, its times begin at 1. */
    private static String instant(BigDecimal seconds) {
        if (seconds.signum() == 0) {
            return ZERO_DATE;
        }
        BigInteger micros = seconds.movePointRight(6).toBigInteger();
        BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(1_000_000));
        return Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue() * 1000)
                .toString();
    }

    private static String plain(String number) {
        boolean hasExponent = number.indexOf('E') >= 0;
        return hasExponent ? new BigDecimal(number).toPlainString() : number;
    }

    /** {@code 2026-01-31 08:00:00} with or without decimals; a year of five digits, infinity and BC are not. */
    private static boolean isTimestamp(String text) {
        int length = text.length();
        return length >= 19
                && text.charAt(4) == '-'
                && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
                && text.charAt(length - 1) >= '0'
                && text.charAt(length - 1) <= '9'
                && !text.startsWith("0000");
    }
}
