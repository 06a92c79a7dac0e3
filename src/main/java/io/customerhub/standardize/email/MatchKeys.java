package io.customerhub.standardize.email;

import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys under which the spellings of one mailbox meet, by the published rules of its provider. For matching only: no mail is
 * ever sent to a key.
 */
final class MatchKeys {

    private static final String FASTMAIL = ".fastmail.com";

    private final Map<String, Provider> providers = new HashMap<>();

    /**
     * What a provider makes of an address.
     *
     * @param tag what starts the tag that it ignores
     * @param ignored the characters of the local part that it ignores
     * @param domain the domain under which its mailboxes are known; null for the address's own
     */
    private record Provider(char tag, String ignored, @Nullable String domain) {}

    MatchKeys() {
        add("gmail", new Provider('+', ".", "gmail.com"));
        add("microsoft", new Provider('+', "", null));
        add("yahoo", new Provider('-', "", null));
        add("icloud", new Provider('+', "", "icloud.com"));
        add("yandex", new Provider('+', "", "yandex.ru"));
        add("proton", new Provider('+', ".-_", "proton.me"));
        add("fastmail", new Provider('+', "", null));
    }

    private void add(String section, Provider provider) {
        WordList.words(MatchKeys.class, "mailbox-rules.txt", section)
                .forEach(domain -> providers.put(domain, provider));
    }

    /**
     * The key of an address.
     *
     * @param local its local part as it stands before the @
     * @param domain its domain in ASCII and small letters
     */
    String of(String local, String domain) {
        String mailbox = local.charAt(0) == '"' ? LocalParts.unquoted(local) : local;
        String key = mailbox.toLowerCase(Locale.ROOT);
        if (domain.endsWith(FASTMAIL) && domain.indexOf('.') == domain.length() - FASTMAIL.length()) {
            // anything@name.fastmail.com goes to name@fastmail.com
            return domain.substring(0, domain.indexOf('.')) + '@' + FASTMAIL.substring(1);
        }
        Provider provider = providers.get(domain);
        if (provider == null) {
            return key + '@' + domain;
        }
        int tag = provider.tag == '-' ? key.lastIndexOf('-') : key.indexOf(provider.tag);
        String bare = without(tag > 0 ? key.substring(0, tag) : key, provider.ignored);
        return (bare.isEmpty() ? key : bare) + '@' + (provider.domain == null ? domain : provider.domain);
    }

    private static String without(String text, String ignored) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (ignored.indexOf(text.charAt(i)) < 0) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
