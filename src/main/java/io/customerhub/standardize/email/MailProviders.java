package io.customerhub.standardize.email;

import io.customerhub.standardize.domain.NameTable;
import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The domains of large mail providers, of disposable mailboxes and the names of shared mailboxes, asked for a stretch of an
 * address without making a text of it. Immutable.
 *
 * <p>A domain is taken for a slip of a large provider's when they differ by one letter (another, missing, surplus, or two
 * neighbours swapped: Damerau, CACM 7(3), 1964) behind the first one, which is hardly ever mistyped (1.4 % of errors:
 * Yannakoudakis and Fawthrop, Information Processing and Management 19(2), 1983); so {@code ymail.com} and
 * {@code cloud.com} are no slips. The same holds for mistyped endings of {@code .com}.
 */
public final class MailProviders {

    private static final String COM = "com";

    private final NameTable known;
    private final NameTable disposable;
    private final NameTable roles;
    private final NameTable slipsOfCom;
    private final String[][] byFirstLetter = new String[26][];

    private MailProviders() {
        Set<String> large = WordList.words(MailProviders.class, "providers.txt", "large");
        List<String> all = new ArrayList<>(large);
        all.addAll(WordList.words(MailProviders.class, "providers.txt", "others"));
        known = NameTable.of(all);
        slipsOfCom = NameTable.of(WordList.words(MailProviders.class, "providers.txt", "slips of com"));
        roles = NameTable.of(WordList.words(MailProviders.class, "roles.txt", ""));
        disposable = NameTable.of(WordList.lines(MailProviders.class, "disposable-domains.txt"));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String first = String.valueOf(letter);
            byFirstLetter[letter - 'a'] = large.stream()
                    .filter(domain -> domain.startsWith(first))
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    /** Reads the lists. */
    public static MailProviders load() {
        return new MailProviders();
    }

    /** Whether the domain that starts here is a provider's own. */
    public boolean isKnown(String address, int domain) {
        return known.contains(address, domain, address.length());
    }

    /** Whether the domain that starts here, or one above it, gives out mailboxes to throw away. */
    public boolean isDisposable(String address, int domain) {
        for (int from = domain; from > 0 && address.indexOf('.', from) >= 0; from = address.indexOf('.', from) + 1) {
            if (disposable.contains(address, from, address.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the local part, up to before {@code at}, names a job or a place and not a person (RFC 2142 and practice). */
    public boolean isRole(String address, int at) {
        return roles.contains(address, 0, at);
    }

    /** The large provider of whose domain the one that starts here is a slip; null when it is none. */
    public @Nullable String meant(String address, int domain) {
        int letter = (address.charAt(domain) | 0x20) - 'a';
        if (letter < 0 || letter >= 26 || isKnown(address, domain)) {
            return null;
        }
        int length = address.length() - domain;
        for (String provider : byFirstLetter[letter]) {
            int difference = length - provider.length();
            if (difference >= -2 && difference <= 2 && isSlip(address, domain, provider)) {
                return provider;
            }
        }
        return null;
    }

    private boolean isSlip(String address, int domain, String provider) {
        int label = provider.indexOf('.');
        int end = address.indexOf('.', domain);
        if (end < 0) {
            return false;
        }
        boolean sameLabel = end - domain == label && address.regionMatches(true, domain, provider, 0, label);
        int restLength = provider.length() - label;
        boolean sameRest =
                address.length() - end == restLength && address.regionMatches(true, end, provider, label, restLength);
        if (sameRest) {
            return isOneEditApart(address, domain, end, provider, label);
        }
        return sameLabel
                && provider.endsWith(COM)
                && restLength == COM.length() + 1
                && slipsOfCom.contains(address, end + 1, address.length());
    }

    /** Whether the stretch and the first {@code length} letters of the name differ by one edit behind the first letter. */
    private static boolean isOneEditApart(String text, int from, int to, String name, int length) {
        int difference = to - from - length;
        if (difference < -1 || difference > 1) {
            return false;
        }
        int shorter = Math.min(to - from, length);
        int head = 1;
        while (head < shorter && lower(text.charAt(from + head)) == name.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && lower(text.charAt(to - 1 - tail)) == name.charAt(length - 1 - tail)) {
            tail++;
        }
        int left = shorter - head - tail;
        if (difference != 0) {
            return left == 0;
        }
        return left == 1
                || left == 2
                        && lower(text.charAt(from + head)) == name.charAt(head + 1)
                        && lower(text.charAt(from + head + 1)) == name.charAt(head);
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
