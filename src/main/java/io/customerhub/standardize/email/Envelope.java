package io.customerhub.standardize.email;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.text.HalfWidth;
import org.jspecify.annotations.Nullable;

/**
 * An address taken out of what it was written in: {@code mailto:a@b?subject=c}, {@code Name <a@b>}, {@code <a@b>},
 * full-width letters.
 *
 * @param address the address, or the whole text where no such form was found
 * @param displayName the name beside it; null when there is none
 */
public record Envelope(String address, @Nullable String displayName) {

    private static final String MAILTO = "mailto:";

    /** Takes the address out of a text; {@code trace} hears what was taken off. */
    public static Envelope of(String text, RuleTrace trace) {
        String half = width(text);
        if (half != text) {
            trace.changed(EmailRule.WIDTH, text, half);
        }
        String bare = half;
        if (bare.length() > MAILTO.length() && bare.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            int query = bare.indexOf('?');
            bare = (query < 0 ? bare.substring(MAILTO.length()) : bare.substring(MAILTO.length(), query)).strip();
            trace.changed(EmailRule.MAILTO, half, bare);
        }
        Envelope opened = opened(bare);
        if (opened == null) {
            return new Envelope(bare, null);
        }
        trace.changed(EmailRule.DISPLAY_NAME, bare, opened.address);
        return opened;
    }

    /** The address between angle brackets at the end and the name before them; null when there is no such form. */
    private static @Nullable Envelope opened(String text) {
        int last = text.length() - 1;
        int open = text.lastIndexOf('<');
        if (last < 2 || text.charAt(last) != '>' || open < 0 || text.indexOf('>', open) != last) {
            return null;
        }
        String address = text.substring(open + 1, last).strip();
        String name = text.substring(0, open).strip();
        if (name.isEmpty()) {
            return new Envelope(address, null);
        }
        if (name.length() > 1 && name.charAt(0) == '"' && closes(name)) {
            String unquoted = LocalParts.unquoted(name).strip();
            return new Envelope(address, unquoted.isEmpty() ? null : unquoted);
        }
        boolean severalOrBroken = name.indexOf('"') >= 0
                || name.indexOf('<') >= 0
                || name.indexOf('>') >= 0
                || name.indexOf('@') >= 0 && (name.indexOf(',') >= 0 || name.indexOf(';') >= 0);
        return severalOrBroken ? null : new Envelope(address, name);
    }

    /** Whether the quote that begins the text is closed by its last character and not before. */
    private static boolean closes(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    /** Half-width when all letters are full-width; else only the signs of the form: the @ and the angle brackets. */
    private static String width(String text) {
        boolean full = false;
        boolean plain = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            full |= LocalParts.isFullWidth(c);
            plain |= c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
        if (!full) {
            return text;
        }
        return plain ? text.replace('\uFF20', '@').replace('\uFF1C', '<').replace('\uFF1E', '>') : HalfWidth.of(text);
    }

    /** Whether a full-width letter or sign is left in the address. */
    public boolean mixesWidths() {
        return address.chars().anyMatch(LocalParts::isFullWidth);
    }
}
