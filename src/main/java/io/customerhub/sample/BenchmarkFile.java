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

    private static final int ROW = 1;
    private static final int REPEAT = 2;
    private static final int REPEAT_WITHIN = 1_000;
    /** Repeats in a row before the one that is looked for; they move it further up. */
    private static final int REPEAT_MARGIN = 20;

    private static final long FIRST_UPDATE = 1_420_070_400L; // 2015-01-01T00:00:00Z
    private static final long SECONDS_BETWEEN = 20;
    private static final int FIRST_BIRTH_DAY = -10_957; // 1940-01-01
    private static final int BIRTH_DAYS = 24_800;

    private static final List<byte[]> BAD_PHONES =
            RowBuffer.bytes("12345", "000-0000", "138001380001234", "N/A", "+49 000 00", "无");
    private static final List<byte[]> BAD_DATES =
            RowBuffer.bytes("1990-02-30", "0000-00-00", "1987-13-05", "unknown", "2001-06-31", "19-1-1990-2");
    private static final List<byte[]> BAD_EMAILS =
            RowBuffer.bytes("nobody@@example.com", "example.com", "a b@example.com", "@", "x@");
    private static final List<byte[]> DOMAINS =
            RowBuffer.bytes("@example.com", "@example.org", "@example.net", "@mail.example.com", "@post.example.org");

    private final long seed;
    private final BenchmarkWords words = new BenchmarkWords();
    private final RowBuffer rows = new RowBuffer();
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

    private Summary write(Path csv, long count) throws IOException {
        try (OutputStream out = Files.newOutputStream(csv)) {
            rows.put(HEADER.getBytes(StandardCharsets.US_ASCII));
            rows.put('\n');
            for (long i = 0; i < count; i++) {
                row(i);
                rows.flushIfFull(out);
            }
            rows.flush(out);
        }
        return new Summary(count, repeats, badPhones, badDates, badEmails, Files.size(csv));
    }

    private void row(long i) {
        SampleRandom random = new SampleRandom(seed, i, ROW);
        BenchmarkWords.Region region = words.region(random.below(100));
        rows.put('C');
        rows.putNumber(id(i), 8);
        rows.put(',');
        name(region, random);
        rows.put(',');
        phone(region, random);
        rows.put(',');
        birthDate(random);
        rows.put(',');
        email(region, random);
        rows.put(',');
        street(region, random);
        rows.put(',');
        town(region, random);
        rows.put(',');
        rows.put(random.pick(region.countries()));
        rows.put(',');
        rows.putInstant(FIRST_UPDATE + i * SECONDS_BETWEEN);
        rows.put('\n');
    }

    /** The row's own number, or for a repeat that of a row shortly before which is no repeat itself. */
    private long id(long i) {
        if (!repeats(i)) {
            return i;
        }
        SampleRandom random = new SampleRandom(seed, i, REPEAT + 1);
        long earlier = i - 1 - random.below((int) Math.min(i, REPEAT_WITHIN - REPEAT_MARGIN));
        while (repeats(earlier)) {
            earlier--;
        }
        repeats++;
        return earlier;
    }

    private boolean repeats(long i) {
        return i > 0 && new SampleRandom(seed, i, REPEAT).chance(5);
    }

    private void name(BenchmarkWords.Region region, SampleRandom random) {
        byte[] given = random.pick(region.given());
        byte[] family = random.pick(region.family());
        int style = random.below(100);
        if (region.familyFirst()) {
            rows.put(family);
            if (style < 5) {
                rows.put(' ');
            }
            rows.put(given);
        } else if (style < 4) {
            rows.put('"');
            rows.put(family);
            rows.put(',');
            rows.put(' ');
            rows.put(given);
            rows.put('"');
        } else {
            westernName(given, family, style);
        }
        if (style >= 96) {
            rows.put(' ');
        }
    }

    private void westernName(byte[] given, byte[] family, int style) {
        int start = rows.used();
        rows.put(given);
        rows.put(' ');
        if (style < 8) {
            rows.put(' ');
        }
        rows.put(family);
        if (style >= 8 && style < 14) {
            rows.capitalsSince(start);
        } else if (style >= 14 && style < 18) {
            rows.smallSince(start);
        }
    }

    private void phone(BenchmarkWords.Region region, SampleRandom random) {
        if (random.chance(30)) {
            badPhones++;
            rows.put(random.pick(BAD_PHONES));
            return;
        }
        byte[] prefix = random.pick(region.phonePrefixes());
        for (byte b : random.pick(region.phoneTemplates())) {
            if (b == '@') {
                rows.put(prefix);
            } else {
                rows.put(b == '#' ? '0' + random.below(10) : b);
            }
        }
    }

    private void birthDate(SampleRandom random) {
        if (random.chance(20)) {
            badDates++;
            rows.put(random.pick(BAD_DATES));
            return;
        }
        long date = RowBuffer.civil(FIRST_BIRTH_DAY + random.below(BIRTH_DAYS));
        long month = (date >> 8) & 0xFF;
        long day = date & 0xFF;
        int style = random.below(20);
        int between = style < 5 ? '/' : style < 8 ? '.' : '-';
        int width = style == 4 ? 1 : 2;
        rows.putNumber(date >> 16, 4);
        if (style != 0) {
            rows.put(between);
        }
        rows.putNumber(month, width);
        if (style != 0) {
            rows.put(between);
        }
        rows.putNumber(day, width);
    }

    private void email(BenchmarkWords.Region region, SampleRandom random) {
        if (random.chance(20)) {
            badEmails++;
            rows.put(random.pick(BAD_EMAILS));
            return;
        }
        int start = rows.used();
        int style = random.below(100);
        if (style < 2) {
            rows.put(' ');
        }
        rows.put(random.pick(region.mailNames()));
        rows.putNumber(random.below(1_000_000), 1);
        rows.put(random.pick(DOMAINS));
        if (style >= 90) {
            rows.capitalsSince(start);
        }
    }

    private void street(BenchmarkWords.Region region, SampleRandom random) {
        byte[] street = random.pick(region.streets());
        int number = random.between(1, 1_500);
        if (region.familyFirst()) {
            rows.put(street);
            rows.putNumber(number, 1);
            rows.put(BenchmarkWords.NUMBER_SIGN);
            return;
        }
        boolean apartment = random.chance(150);
        if (apartment) {
            rows.put('"');
        }
        rows.putNumber(number, 1);
        rows.put(' ');
        rows.put(street);
        if (apartment) {
            rows.put(BenchmarkWords.APARTMENT);
            rows.putNumber(random.between(1, 90), 1);
            rows.put('"');
        }
    }

    /** City and postal code; in two of a hundred rows the code is that of another city of the country. */
    private void town(BenchmarkWords.Region region, SampleRandom random) {
        BenchmarkWords.Town town = random.pick(region.towns());
        rows.put(town.city());
        rows.put(',');
        rows.put((random.chance(20) ? random.pick(region.towns()) : town).postalCode());
    }
}
