package io.customerhub.standardize.email;

import io.customerhub.standardize.domain.DomainNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of mailboxes beyond their address: parts for those who ask for them. Thread-safe. */
public final class Mailboxes {

    private final DomainNames domains;
    private final MatchKeys keys = new MatchKeys();

    /** Mailboxes at these domains. */
    public Mailboxes(DomainNames domains) {
        this.domains = domains;
    }

    /**
     * The parts {@code domain_ascii} and {@code match_key}, and {@code suggestion} when another domain was probably meant.
     *
     * @param address a standard address
     * @param at where its @ stands
     * @param meant the domain that was probably meant; null when the address's own was
     */
    public Map<String, Object> parts(String address, int at, @Nullable String meant) {
        String domain = address.substring(at + 1);
        DomainNames.International both = domain.chars().allMatch(c -> c < 128) ? null : domains.international(domain);
        String ascii = both == null ? domain.toLowerCase(Locale.ROOT) : both.ascii();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("domain_ascii", ascii);
        parts.put("match_key", keys.of(address.substring(0, at), ascii));
        if (meant != null) {
            parts.put("suggestion", address.substring(0, at + 1) + meant);
        }
        return parts;
    }
}
