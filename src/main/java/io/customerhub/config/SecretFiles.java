package io.customerhub.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment as the hub reads it: the value of a variable stands in {@code NAME}, or in the file that {@code NAME_FILE}
 * names. So secrets of Docker and Kubernetes, which are files, stand in no environment, where every child process and many
 * tools see them (OWASP ASVS 5.0, 13.3.1).
 */
public final class SecretFiles {

    /** What is behind the name of a variable that names a file. */
    public static final String SUFFIX = "_FILE";

    /** A secret is short; whoever names a log or a device by mistake is told so. */
    private static final int MOST_BYTES = 65_536;

    private SecretFiles() {}

    /**
     * The value of a variable; null when neither the variable nor a file for it is set. One line break at the end of the
     * file does not belong to the value. The file is read each time, so that a changed secret counts from the next reload on.
     *
     * @throws IllegalArgumentException (HUB-SET-005) when both are set, or the file cannot be read as a secret; names the
     *     variable and the file, never what is in it
     */
    public static @Nullable String value(Map<String, String> environment, String name) {
        String file = environment.get(name + SUFFIX);
        String value = environment.get(name);
        if (file == null || file.isBlank()) {
            return value;
        }
        if (value != null && !value.isBlank()) {
            throw wrong(name, "is set beside " + name + "; leave one of them out");
        }
        return read(name, file.strip());
    }

    /** True when a variable, or a file for it, is set. */
    public static boolean isSet(Map<String, String> environment, String name) {
        return environment.containsKey(name) || environment.containsKey(name + SUFFIX);
    }

    private static String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES || !Files.isRegularFile(path)) {
                throw wrong(name, "expected a file of at most 64 KiB, found something else at " + file);
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            int end =
                    text.endsWith("\r\n") ? text.length() - 2 : text.endsWith("\n") ? text.length() - 1 : text.length();
            return text.substring(0, end);
        } catch (IOException | InvalidPathException unreadable) {
            throw wrong(
                    name,
                    "the file " + file + " cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + "); write the path of a text file in UTF-8 that the hub may read");
        }
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("HUB-SET-005  " + name + SUFFIX + ": " + what);
    }
}
