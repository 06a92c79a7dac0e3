package io.customerhub.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that routes, alerts and the sign-in may reach, by {@code HUB_ALLOWED_HOSTS} (OWASP ASVS 5.0, 1.3.6 and 13.2.4).
 * A name is compared as it is written, without asking DNS; an address of a host that is listed by name is another host.
 * The warehouse is not among them: it has a setting of its own.
 *
 * @param names in lower case; {@code *.example.com} is every name below that, but not that itself; empty: all hosts
 */
public record AllowedHosts(List<String> names) {

    /** The stable code of a host that is not among them. */
    public static final String CODE = "HUB-HOST-001";

    /** No limit. */
    public static final AllowedHosts ALL = new AllowedHosts(List.of());

    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9._-]*[a-z0-9])?|\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?");

    /** Where hosts stand in the URL of a database: behind {@code //}, or behind {@code @} as Oracle has it. */
    private static final Pattern DATABASE = Pattern.compile("jdbc:[^/@?;]+(?://|@/*)([^/?;]+).*", Pattern.DOTALL);

    /** Copies the list. */
    public AllowedHosts {
        names = List.copyOf(names);
    }

    /**
     * Those of an environment.
     *
     * @throws IllegalArgumentException (HUB-SET-006) when it holds something that is no name of a host
     */
    public static AllowedHosts in(Map<String, String> environment) {
        String text = HubSettings.Setting.HUB_ALLOWED_HOSTS.in(environment);
        List<String> names = new ArrayList<>();
        for (String part : text.split(",")) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("HUB-SET-006  " + HubSettings.Setting.HUB_ALLOWED_HOSTS
                        + ": expected names of hosts with commas between, without port and path, such as"
                        + " api.example.com,*.crm.example.com,10.0.0.7; found '" + part.strip() + "'");
            }
            names.add(plain(name));
        }
        return new AllowedHosts(names);
    }

    /** True when there is no limit. */
    public boolean isAll() {
        return names.isEmpty();
    }

    /** True when this host may be reached; null, for what names no host, may. */
    public boolean allows(@Nullable String host) {
        if (host == null || host.isEmpty() || names.isEmpty()) {
            return true;
        }
        String wanted = plain(host.toLowerCase(Locale.ROOT));
        return names.stream()
                .anyMatch(name -> name.equals(wanted)
                        || name.startsWith("*.")
                                && wanted.endsWith(name.substring(1))
                                && wanted.length() >= name.length());
    }

    /**
     * Refuses a host that is not among them.
     *
     * @param who what would reach it, such as {@code crm/contacts}
     * @throws IllegalArgumentException (HUB-HOST-001) that names both and what to write
     */
    public void require(String who, @Nullable String host) {
        if (!allows(host)) {
            throw new IllegalArgumentException(CODE + " " + refusal(who, String.valueOf(host)));
        }
    }

    /** The same for the hosts in the URL of a database; one that names none, such as a file, passes. */
    public void requireDatabase(String who, @Nullable String url) {
        hostsOfDatabase(url).forEach(host -> require(who, host));
    }

    /** The same for the brokers of Kafka, with commas between. */
    public void requireBrokers(String who, String brokers) {
        for (String broker : brokers.split(",")) {
            require(who, withoutPort(broker.strip()));
        }
    }

    /** The same for an address; one without a host passes. */
    public void requireAddress(String who, URI address) {
        require(who, address.getHost());
    }

    /** What is said of a host that is not among them, without the code. */
    public String refusal(String who, String host) {
        return who + " may not reach the host " + host + ": it is not in HUB_ALLOWED_HOSTS; if it should, write"
                + " HUB_ALLOWED_HOSTS=" + String.join(",", names) + "," + plain(host.toLowerCase(Locale.ROOT));
    }

    /**
     * The host of {@code host:port}, {@code user@host}, {@code [v6]:port}.
     *
     * @param authority what stands between the scheme and the path
     */
    public static String withoutPort(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? host : host.substring(1, end);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static List<String> hostsOfDatabase(@Nullable String url) {
        var found = DATABASE.matcher(url == null ? "" : url);
        List<String> hosts = new ArrayList<>();
        if (found.matches()) {
            for (String one : found.group(1).split(",")) {
                hosts.add(withoutPort(one.strip()));
            }
        }
        return hosts;
    }

    private static String plain(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
