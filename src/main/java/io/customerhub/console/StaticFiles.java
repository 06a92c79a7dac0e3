package io.customerhub.console;

import io.customerhub.console.page.PageContext;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts and styles of the console, read once. Their paths contain a piece of their hash, so that browsers may keep
 * them for ever; only what is listed here can be fetched.
 */
final class StaticFiles implements PageContext.Assets {

    static final String PREFIX = "/static/";

    private static final Map<String, String> FILES = Map.of(
            "console.css", "static/console.css",
            "console.js", "static/console.js",
            "icon.svg", "static/icon.svg",
            "htmx.min.js", "vendor/htmx/htmx.min.js",
            "uPlot.iife.min.js", "vendor/uplot/uPlot.iife.min.js",
            "uPlot.min.css", "vendor/uplot/uPlot.min.css");

    private static final int HASH_DIGITS = 16;

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, StaticFile> files = new HashMap<>();

    /**
     * A file.
     *
     * @param type its media type
     * @param bytes what is in it
     */
    record StaticFile(String type, byte[] bytes) {}

    StaticFiles() {
        FILES.forEach((name, resource) -> {
            byte[] bytes = read(resource);
            String path = PREFIX + hash(bytes) + "/" + name;
            paths.put(name, path);
            files.put(path, new StaticFile(type(name), bytes));
        });
    }

    private static byte[] read(String resource) {
        try (InputStream file = StaticFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the file " + resource + " of the console is missing");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/javascript;charset=utf-8";
        };
    }

    @Override
    public String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("the console has no file " + name);
        }
        return path;
    }

    /** Answers with the file that is asked for; false when none is. */
    boolean serve(Context context) {
        Optional<StaticFile> file = at(context.path());
        file.ifPresent(found -> {
            context.header("Cache-Control", "public, max-age=31536000, immutable");
            context.contentType(found.type()).result(found.bytes());
        });
        return file.isPresent();
    }

    /** The file at that path; empty when there is none. */
    Optional<StaticFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
