package io.customerhub.console.page;

/** Paths of this site, for what comes back from a browser as the place to go to next. */
public final class SitePath {

    private SitePath() {}

    /**
     * The path when it surely stays on this site, otherwise the front page: browsers take {@code //host}, {@code /\host} and
     * addresses with control characters for other sites.
     */
    public static String of(String path) {
        boolean here = path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
        return here && path.chars().allMatch(c -> c > ' ' && c < 0x7f) ? path : "/";
    }
}
