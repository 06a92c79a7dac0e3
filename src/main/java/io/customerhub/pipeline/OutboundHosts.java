package io.customerhub.pipeline;

import io.customerhub.config.AllowedHosts;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.core5.http.HttpException;

/**
 * Holds the addresses of routes against the hosts that may be reached: when a route is made, and for HTTP with each request
 * again, because a header can name another host than the route does. Connectors hold their own options against them.
 */
public final class OutboundHosts {

    /** Components of Camel whose address begins with a host. */
    private static final Set<String> WITH_HOST = Set.of(
            "http", "https", "ftp", "ftps", "sftp", "scp", "smtp", "smtps", "imap", "imaps", "pop3", "pop3s", "ldap",
            "ldaps");

    private OutboundHosts() {}

    /** From now on this context reaches no others. */
    public static void limit(CamelContext context, AllowedHosts hosts) {
        context.getRegistry().bind("allowedHosts", AllowedHosts.class, hosts);
        if (hosts.isAll()) {
            return;
        }
        context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
            hosts.require("a route", host(endpoint.getEndpointBaseUri()));
            return endpoint;
        });
        for (String scheme : Set.of("http", "https")) {
            context.getComponent(scheme, HttpComponent.class)
                    .setHttpClientConfigurer(client -> client.addRequestInterceptorFirst((request, entity, to) -> {
                        String host = request.getAuthority() == null
                                ? null
                                : request.getAuthority().getHostName();
                        if (!hosts.allows(host)) {
                            throw new HttpException(
                                    AllowedHosts.CODE + " " + hosts.refusal("a route", String.valueOf(host)));
                        }
                    }));
        }
    }

    /** The hosts that this context may reach. */
    public static AllowedHosts of(CamelContext context) {
        AllowedHosts known = context.getRegistry().lookupByNameAndType("allowedHosts", AllowedHosts.class);
        return known == null ? AllowedHosts.ALL : known;
    }

    /** The host of an address such as {@code smtp:mail.example.com:25} or {@code https://api.example.com/x}; else empty. */
    private static String host(String uri) {
        int colon = uri.indexOf(':');
        if (colon < 0 || !WITH_HOST.contains(uri.substring(0, colon))) {
            return "";
        }
        String rest = uri.substring(colon + 1).replaceFirst("^/+", "");
        // camel-http also takes http:https://host
        return rest.startsWith("http://") || rest.startsWith("https://")
                ? host(rest)
                : AllowedHosts.withoutPort(rest.split("[/?]", 2)[0]);
    }
}
