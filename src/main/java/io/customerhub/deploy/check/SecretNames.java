package io.customerhub.deploy.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names hold secrets, and which texts hold one within. */
public final class SecretNames {

    /** The last word of names that hold secrets. A name such as {@code pageToken} holds none. */
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(password|passwd|passphrase|secret|secretkey|apikey|accesskey|privatekey|credentials)"
                    + "|(access|auth|bearer|api|refresh)?token");

    /** {@code user:password@} before a host, and a password among the parameters of a URL. */
    private static final Pattern SECRET_IN_URL = Pattern.compile(
            "(?i)(?<=://)[^/@:{}\\s]+:[^/@{}\\s]+(?=@)|(?<=[?&;](password|pwd|secret|token|api_?key|access_?key)=)[^&;{}\\s]+");

    /** The value of a header Authorization (RFC 6750, RFC 7617). */
    private static final Pattern SECRET_IN_HEADER =
            Pattern.compile("(?i)(?<=\\b(bearer|basic)\\s)\\s*[a-z0-9._~+/=-]{8,}");

    private static final String MASK = "***";

    private SecretNames() {}

    /** True when what has this name is a secret; case, '-', '_' and '.' count nothing. */
    public static boolean isSecret(String name) {
        return SECRET_NAME
                .matcher(name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""))
                .matches();
    }

    /** True when a part of the text is a secret, such as the password in a URL. */
    public static boolean holdsSecret(String text) {
        return SECRET_IN_URL.matcher(text).find()
                || SECRET_IN_HEADER.matcher(text).find();
    }

    /** The text with such parts replaced. */
    public static String masked(String text) {
        return SECRET_IN_HEADER
                .matcher(SECRET_IN_URL.matcher(text).replaceAll(MASK))
                .replaceAll(MASK);
    }

    /** What stands in place of a whole secret. */
    public static String mask() {
        return MASK;
    }
}
