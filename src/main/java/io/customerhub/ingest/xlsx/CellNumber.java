package io.customerhub.ingest.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of cells as texts. Excel keeps numbers as IEEE 754 doubles and shows 15 digits of them ("Excel specifications and
 * limits", number precision), so more digits are noise: 33.3 is stored as 33.299999999999997. A whole number of more than
 * 15 digits that was typed in has lost its last ones for ever.
 */
final class CellNumber {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int LONGEST = 40;
    private static final int HIGHEST_EXPONENT = 400;
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);
    private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);
    private static final long LAST_DAY = 2_958_465; // 9999-12-31
    private static final long NO_DAY = 60; // 1900-02-29, which Lotus 1-2-3 took for a day and Excel kept
    private static final LocalDate BEFORE_NO_DAY = LocalDate.of(1899, 12, 31);
    private static final LocalDate AFTER_NO_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate MAC = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CellNumber() {}

    /** The number as it is written in the file; null when it is none or out of the range of doubles. */
    static @Nullable BigDecimal read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(stripped);
            return Math.abs((long) number.scale()) > HIGHEST_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** True when the number is whole and so long that Excel may have put zeros for its last digits. */
    static boolean hasLostDigits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        boolean isLong = number.precision() - number.scale() > SHOWN.getPrecision();
        boolean exact = bare.precision() > SHOWN.getPrecision() && number.abs().compareTo(EXACT) <= 0;
        return isLong && !exact;
    }

    /** The number as its format means it. */
    static String text(BigDecimal number, CellFormat format, boolean from1904) {
        return switch (format.meaning()) {
            case NUMBER -> plain(number);
            case DIGITS -> digits(number, format.digits());
            case DURATION -> duration(number);
            case DATE, TIME, DATE_TIME -> moment(number, format.meaning(), from1904);
        };
    }

    /** Without exponent and without noise. */
    static String plain(BigDecimal number) {
        boolean whole = number.abs().compareTo(EXACT) <= 0
                && number.stripTrailingZeros().scale() <= 0;
        BigDecimal shown = (whole ? number : number.round(SHOWN)).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    private static String digits(BigDecimal number, String format) {
        String plain = plain(number);
        if (number.signum() < 0 || plain.indexOf('.') >= 0) {
            return plain;
        }
        int places = (int) format.chars().filter(c -> c == 0).count();
        String digits = "0".repeat(Math.max(0, places - plain.length())) + plain;
        StringBuilder text = new StringBuilder();
        int next = digits.length() - places; // the first place takes what is too long
        boolean first = true;
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != 0) {
                text.append(format.charAt(i));
                continue;
            }
            text.append(digits, first ? 0 : next, next + 1);
            first = false;
            next++;
        }
        return text.toString();
    }

    private static String duration(BigDecimal number) {
        long seconds = number.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        long positive = Math.abs(seconds);
        return (seconds < 0 ? "-" : "") + "%d:%02d:%02d".formatted(positive / 3600, positive / 60 % 60, positive % 60);
    }

    private static String moment(BigDecimal number, CellFormat.Meaning meaning, boolean from1904) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return plain(number); // Excel shows #### for what is no day
        }
        long millis =
                number.multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        // a second is the finest that cells are typed in; the rest is what a double cannot hold
        long seconds = (millis + 500) / 1000;
        long day = seconds / 86_400;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (day == 0 && !from1904 || day == 0 && meaning == CellFormat.Meaning.TIME) {
            return TIME.format(time);
        }
        String date =
                !from1904 && day == NO_DAY ? "1900-02-29" : date(day, from1904).toString();
        boolean withTime = meaning != CellFormat.Meaning.DATE || !time.equals(LocalTime.MIDNIGHT);
        return withTime ? date + "T" + TIME.format(time) : date;
    }

    private static LocalDate date(long day, boolean from1904) {
        if (from1904) {
            return MAC.plusDays(day);
        }
        return (day < NO_DAY ? BEFORE_NO_DAY : AFTER_NO_DAY).plusDays(day);
    }
}
