package io.customerhub.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the console is.
 *
 * @param bind the address it listens at
 * @param port the port there; 0 takes a free one
 * @param url where browsers find it when a reverse proxy stands before it, or null
 */
public record ConsoleOptions(String bind, int port, @Nullable URI url) {

    /** True when browsers reach it by TLS. */
    public boolean secure() {
        return url != null && "https".equals(url.getScheme());
    }
}
