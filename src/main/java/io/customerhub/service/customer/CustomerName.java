package io.customerhub.service.customer;

import io.customerhub.golden.RecordKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers write to name a customer: an id, or one of its source records. */
final class CustomerName {

    private static final int LONGEST_SHOWN_KEY = 40;

    /** So many digits in a row may be a phone number or a document. */
    private static final int TELLING_DIGITS = 11;

    private CustomerName() {}

    /** What is written into the audit log: the id, or the stream of the record without its key, which may be personal. */
    static String subject(String text) {
        UUID id = id(text);
        if (id != null) {
            return "customer " + id;
        }
        RecordKey record = record(text);
        return record == null
                ? "customer"
                : "customer of a record of " + plain(record.system()) + "/" + plain(record.stream());
    }

    /** The id; null when the text is none. */
    static @Nullable UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** The record; null when the text is none. */
    static @Nullable RecordKey record(String text) {
        try {
            return RecordKey.parse(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** True when a key may be an e-mail address, a phone number or the number of a document, or is long enough to hold more. */
    static boolean isTelling(String key) {
        int digits = 0;
        for (int i = 0; i < key.length(); i++) {
            digits = Character.isDigit(key.charAt(i)) ? digits + 1 : 0;
            if (digits >= TELLING_DIGITS || key.charAt(i) == '@' || key.charAt(i) > 0x7E || key.charAt(i) == ' ') {
                return true;
            }
        }
        return key.length() > LONGEST_SHOWN_KEY;
    }

    /** What is no name of a system or stream must not come into the audit log through one. */
    private static String plain(String name) {
        boolean isName = name.length() <= LONGEST_SHOWN_KEY
                && !isTelling(name)
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        return isName ? name : "?";
    }
}
