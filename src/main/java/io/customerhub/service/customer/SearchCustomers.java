package io.customerhub.service.customer;

import io.customerhub.access.Request;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has this value, or is called so.
 *
 * @param by what the value is
 * @param value a whole value, which is standardized before it is looked for, or words of a name; it appears in no log, no
 *     audit entry and no address
 * @param region ISO 3166-1 alpha-2, by which a phone number without a country is read; null: each region that a mapping
 *     names
 * @param after the last id of the page before; null for the first page
 * @param limit how many at most, from 1 to 100; 0 for 20
 */
public record SearchCustomers(By by, String value, @Nullable String region, @Nullable UUID after, int limit)
        implements Request<CustomerPage> {

    private static final int USUAL = 20;

    /** Without a kind, anything is looked for; without a value nothing, which is refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public SearchCustomers {
        by = by == null ? By.ANYTHING : by;
        value = value == null ? "" : value;
        limit = limit == 0 ? USUAL : limit;
    }

    /** What is looked for. */
    public enum By {
        /** Whatever the value may be. */
        ANYTHING,
        /** Beginnings of words of a name, in any order; Chinese names in characters or pinyin, and any part of them. */
        NAME,
        /** A whole phone number. */
        PHONE,
        /** A whole e-mail address. */
        EMAIL,
        /** A whole identifier of any kind; signs between its letters and digits do not count. */
        IDENTIFIER,
        /** A source record as {@code system/stream/key}, or its key alone. */
        RECORD;

        /** The word for people. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String subject() {
        return "search by " + by.word();
    }
}
