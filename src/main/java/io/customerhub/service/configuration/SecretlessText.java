package io.customerhub.service.configuration;

import io.customerhub.deploy.check.SecretNames;

/** Texts of configuration without the secrets that somebody may have written into them. */
final class SecretlessText {

    private SecretlessText() {}

    /** The text with each secret masked: what stands behind a name that holds one, and passwords within addresses. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            shown.append(shown.length() == 0 ? "" : "\n").append(line(line));
        }
        return shown.toString();
    }

    private static String line(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        int from = 0;
        while (from < name.length() && "-{'\" ".indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        String plain = name.substring(from).replaceAll("['\"]", "");
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        boolean isLiteral = !value.isEmpty() && !value.contains("{{") && !value.startsWith("#");
        return SecretNames.isSecret(plain) && isLiteral
                ? line.substring(0, colon + 1) + " " + SecretNames.mask()
                : SecretNames.masked(line);
    }
}
