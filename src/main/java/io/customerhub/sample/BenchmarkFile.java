package io.customerhub.sample;

import io.customerhub.sample.party.SampleRandom;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a customers CSV for benchmarks: UTF-8, comma, some 140 bytes a row, as many rows as one likes with constant
 * memory. Row i depends only on the seed and i, so a small file is the beginning of a large one.
 *
 * <p>Columns: id, full_name, phone, birth_date (year-month-day and its spellings), email, street, city, postal_code,
 * country, updated_at (ISO 8601 in UTC, growing by 20 seconds a row). Half of one percent of the rows repeat the id of
 * one of the 1,000 rows before them, with a later updated_at.
 */
public final class BenchmarkFile {
    /** The header of the file. */
    public static final String HEADER =
            "id,full_name,phone,birth_date,email,street,city,postal_code,country,updated_at";

    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_ROW = 2_048;
    private static final int ROW = 1;
    private static final int REPEAT = 2;
    private static final int REPEAT_WITHIN = 1_000;
    private static final long FIRST_UPDATE = 1_420_070_400L; // 2015-01-01T00:00:00Z
    private static final long SECONDS_BETWEEN = 20;
    private static final int FIRST_BIRTH_DAY = -10_957; // 1940-01-01
    private static final int BIRTH_DAYS = 24_800;

    private static final byte[][] BAD_PHONES = bytes("12345", "000-0000", "138001380001234", "N/A", "+49 000 00", "无");
    private static final byte[][] BAD_DATES =
            bytes("1990-02-30", "0000-00-00", "1987-13-05", "unknown", "2001-06-31", "19-1-1990-2");
    private static final byte[][] BAD_EMAILS =
            bytes("nobody@@example.com", "example.com", "a b@example.com", "@", "x@");
    private static final byte[][] DOMAINS =
            bytes("@example.com", "@example.org", "@example.net", "@mail.example.com", "@post.example.org");

    private final long seed;
    private final BenchmarkWords words = new BenchmarkWords();
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long repeats;
    private long badPhones;
    private long badDates;
    private long badEmails;

    private BenchmarkFile(long seed) {
        this.seed = seed;
    }

    /**
     * What was written.
     *
     * @param rows rows without the header
     * @param repeats rows whose id stands in an earlier row
     * @param badPhones rows with a phone that is none by construction; a handful of the others is unassigned, too
     * @param badDates rows with an impossible birth date
     * @param badEmails rows with an invalid e-mail address
     * @param bytes size of the file
     */
    public record Summary(long rows, long repeats, long badPhones, long badDates, long badEmails, long bytes) {}

    /**
     * Writes the file, over one that is there.
     *
     * @param rows how many rows besides the header, not negative
     */
    public static Summary write(Path csv, long rows, long seed) throws IOException {
        return new BenchmarkFile(seed).write(csv, rows);
    }

    private Summary write(Path csv, long rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(csv)) {
            put(HEADER.getBytes(StandardCharsets.US_ASCII));
            put('\n');
            for (long i = 0; i < rows; i++) {
                row(i);
                if (used > BUFFER - LONGEST_ROW) {
                    out.write(buffer, 0, used);
                    used = 0;
                }
            }
            out.write(buffer, 0, used);
        }
        return new Summary(rows, repeats, badPhones, badDates, badEmails, Files.size(csv));
    }

    private void row(long i) {
        SampleRandom random = new SampleRandom(seed, i, ROW);
        BenchmarkWords.Region region = words.region(random.below(100));
        put('C');
        putNumber(id(i), 8);
        put(',');
        byte[] given = pick(region.given(), random);
        byte[] family = pick(region.family(), random);
        name(region, given, family, random);
        put(',');
        if (random.chance(30)) {
            badPhones++;
            put(pick(BAD_PHONES, random));
        } else {
            phone(region, random);
        }
        put(',');
        if (random.chance(20)) {
            badDates++;
            put(pick(BAD_DATES, random));
        } else {
            birthDate(random);
        }
        put(',');
        if (random.chance(20)) {
            badEmails++;
            put(pick(BAD_EMAILS, random));
        } else {
            email(pick(region.mailNames(), random), random);
        }
        put(',');
        street(region, random);
        put(',');
        put(pick(region.cities(), random));
        put(',');
        digits(pick(region.postalCodes(), random), random);
        put(',');
        put(pick(region.countries(), random));
        put(',');
        instant(FIRST_UPDATE + i * SECONDS_BETWEEN);
        put('\n');
    }

    /** The row's own number, or for a repeat that of a row shortly before which is no repeat itself. */
    private long id(long i) {
        SampleRandom random = new SampleRandom(seed, i, REPEAT);
        if (i == 0 || random.below(1000) >= 5) {
            return i;
        }
        long earlier = i - 1 - random.below((int) Math.min(i, REPEAT_WITHIN - 20));
        while (earlier > 0 && new SampleRandom(seed, earlier, REPEAT).below(1000) < 5) {
            earlier--;
        }
        repeats++;
        return earlier;
    }

    private void name(BenchmarkWords.Region region, byte[] given, byte[] family, SampleRandom random) {
        int style = random.below(100);
        if (region.familyFirst()) {
            put(family);
            if (style < 5) {
                put(' ');
            }
            put(given);
        } else if (style < 4) {
            put('"');
            put(family);
            put(',');
            put(' ');
            put(given);
            put('"');
        } else {
            int start = used;
            put(given);
            put(' ');
            if (style < 8) {
                put(' ');
            }
            put(family);
            if (style >= 8 && style < 14) {
                shiftCase(start, 'a', 'z', -32);
            } else if (style >= 14 && style < 18) {
                shiftCase(start, 'A', 'Z', 32);
            }
        }
        if (style >= 96) {
            put(' ');
        }
    }

    private void shiftCase(int start, char low, char high, int shift) {
        for (int at = start; at < used; at++) {
            if (buffer[at] >= low && buffer[at] <= high) {
                buffer[at] += (byte) shift;
            }
        }
    }

    private void phone(BenchmarkWords.Region region, SampleRandom random) {
        byte[] prefix = pick(region.phonePrefixes(), random);
        for (byte b : pick(region.phoneTemplates(), random)) {
            if (b == '@') {
                put(prefix);
            } else {
                put(b == '#' ? (byte) ('0' + random.below(10)) : b);
            }
        }
    }

    private void birthDate(SampleRandom random) {
        long date = civil(FIRST_BIRTH_DAY + random.below(BIRTH_DAYS));
        int year = (int) (date >> 16);
        int month = (int) (date >> 8) & 0xFF;
        int day = (int) date & 0xFF;
        int style = random.below(20);
        if (style == 0) {
            putNumber(year, 4);
            putNumber(month, 2);
            putNumber(day, 2);
            return;
        }
        char between = style < 5 ? '/' : style < 8 ? '.' : '-';
        int width = style == 4 ? 1 : 2;
        putNumber(year, 4);
        put(between);
        putNumber(month, width);
        put(between);
        putNumber(day, width);
    }

    private void email(byte[] mailName, SampleRandom random) {
        int start = used;
        int style = random.below(100);
        if (style < 2) {
            put(' ');
        }
        put(mailName);
        putNumber(random.below(1_000_000), 1);
        put(pick(DOMAINS, random));
        if (style >= 90) {
            shiftCase(start, 'a', 'z', -32);
        }
    }

    private void street(BenchmarkWords.Region region, SampleRandom random) {
        byte[] street = pick(region.streets(), random);
        int number = 1 + random.below(1_500);
        if (region.familyFirst()) {
            put(street);
            putNumber(number, 1);
            put(BenchmarkWords.NUMBER_SIGN);
        } else if (random.chance(150)) {
            put('"');
            putNumber(number, 1);
            put(' ');
            put(street);
            put(BenchmarkWords.APARTMENT);
            putNumber(1 + random.below(90), 1);
            put('"');
        } else {
            putNumber(number, 1);
            put(' ');
            put(street);
        }
    }

    private void digits(byte[] pattern, SampleRandom random) {
        for (byte b : pattern) {
            put(b == '#' ? (byte) ('0' + random.below(10)) : b);
        }
    }

    private void instant(long epochSecond) {
        long date = civil(Math.floorDiv(epochSecond, 86_400L));
        int second = (int) Math.floorMod(epochSecond, 86_400L);
        putNumber(date >> 16, 4);
        put('-');
        putNumber((date >> 8) & 0xFF, 2);
        put('-');
        putNumber(date & 0xFF, 2);
        put('T');
        putNumber(second / 3600, 2);
        put(':');
        putNumber(second / 60 % 60, 2);
        put(':');
        putNumber(second % 60, 2);
        put('Z');
    }

    /**
     * The Gregorian date of an epoch day as year << 16 | month << 8 | day; the algorithm is civil_from_days of Howard
     * Hinnant, "chrono-Compatible Low-Level Date Algorithms".
     */
    private static long civil(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    private static byte[] pick(byte[][] values, SampleRandom random) {
        return values[random.below(values.length)];
    }

    private void put(int ascii) {
        buffer[used++] = (byte) ascii;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /** The number with at least so many digits, zeros before it. */
    private void putNumber(long number, int digits) {
        int length = digits;
        for (long rest = number / power(digits); rest > 0; rest /= 10) {
            length++;
        }
        long rest = number;
        for (int at = used + length - 1; at >= used; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += length;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    static byte[][] bytes(String... values) {
        return List.of(values).stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
