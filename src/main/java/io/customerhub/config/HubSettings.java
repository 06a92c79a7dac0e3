package io.customerhub.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the hub itself, from environment variables. What concerns one source system stands in its own route.
 *
 * @param home the project folder, with {@code connectors} and {@code routes}
 * @param data where the embedded PostgreSQL and other local state live
 * @param warehouseUrl the JDBC URL of the user's own PostgreSQL, or null for the embedded one
 * @param warehouseUser the user there, or null when the URL names one
 * @param warehousePassword the password there, or null
 * @param port the port of health and metrics; 0 takes a free one
 * @param bind the address of health and metrics
 * @param webhookPort the port to which sources post; 0 takes a free one; it is opened when a route needs it
 * @param webhookBind the address of that port
 * @param console the pages for people, and who may see them
 */
public record HubSettings(
        Path home,
        Path data,
        @Nullable String warehouseUrl,
        @Nullable String warehouseUser,
        @Nullable String warehousePassword,
        int port,
        String bind,
        int webhookPort,
        String webhookBind,
        ConsoleSettings console) {

    /** A variable that starts with one of these is ours, so that one that is no setting is a typo. */
    private static final List<String> PREFIXES =
            List.of("HUB_WAREHOUSE", "HUB_CONSOLE", "HUB_AUDIT", "HUB_OIDC", "HUB_TWO", "HUB_ALLOWED");

    /** One setting: the one place where its name, default and meaning are written. */
    public enum Setting {
        /** The project folder. */
        HUB_HOME(".", "project folder, with connectors/ and routes/"),
        /** Local state. */
        HUB_DATA("data", "where the embedded PostgreSQL lives; relative to the project folder"),
        /** Own PostgreSQL. */
        HUB_WAREHOUSE_URL("", "JDBC URL of your own PostgreSQL 15 to 18; empty: the embedded one"),
        /** Its user. */
        HUB_WAREHOUSE_USER("", "user of your own PostgreSQL"),
        /** Its password. */
        HUB_WAREHOUSE_PASSWORD("", "password of that user"),
        /** Health and metrics. */
        HUB_PORT("8711", "port of health and metrics; 0 takes a free one"),
        /** Where they listen. */
        HUB_BIND("127.0.0.1", "address of health and metrics; change it only behind a firewall"),
        /** Webhooks. */
        HUB_WEBHOOK_PORT("8712", "port to which sources post, open while a route needs it; 0 takes a free one"),
        /** Where they listen. */
        HUB_WEBHOOK_BIND("127.0.0.1", "address of that port; put a reverse proxy with TLS before it"),
        /** The pages for people. */
        HUB_CONSOLE_PORT("8713", "port of the console and the REST API; 0 takes a free one"),
        /** Where they listen. */
        HUB_CONSOLE_BIND("127.0.0.1", "address of that port; put a reverse proxy with TLS before it"),
        /** Where people find them. */
        HUB_CONSOLE_URL("", "address of the console as people see it, when a reverse proxy stands before it"),
        /** The second person. */
        HUB_TWO_PERSON("off", "on: replays of over 1,000 letters or of edited ones need a second person"),
        /** Where the heads of the audit log go. */
        HUB_AUDIT_HEADS(
                "", "folder for the signed heads of the audit log, best on another machine [HUB_DATA/audit-heads]"),
        /** Who people are. */
        HUB_OIDC_ISSUER("", "OpenID provider that people sign in with; empty: users of the hub itself only"),
        /** The hub there. */
        HUB_OIDC_CLIENT_ID(
                "", "what the hub is called there; the redirect address is HUB_CONSOLE_URL/sign-in/openid/callback"),
        /** Its secret there. */
        HUB_OIDC_CLIENT_SECRET("", "the secret of the hub there; empty for a public client"),
        /** Where roles stand. */
        HUB_OIDC_ROLES_CLAIM("roles", "claim with the roles, such as realm_access.roles"),
        /** What they mean. */
        HUB_OIDC_ROLES("", "which value gives which role, such as crm-admins=admin,crm-team=operator"),
        /** Alerts to programs. */
        HUB_ALERT_WEBHOOK("", "URL to which alerts are posted as JSON; empty: none"),
        /** Alerts to people. */
        HUB_ALERT_MAIL_TO("", "mail addresses that get alerts, with commas between them; empty: none"),
        /** From whom. */
        HUB_ALERT_MAIL_FROM("customer-hub@localhost", "sender of these mails"),
        /** The mail server. */
        HUB_ALERT_SMTP_HOST("127.0.0.1", "mail server"),
        /** Its port. */
        HUB_ALERT_SMTP_PORT("25", "its port; STARTTLS is used when the server offers it"),
        /** Its protocol. */
        HUB_ALERT_SMTP_PROTOCOL("smtp", "smtps for TLS from the start"),
        /** Its user. */
        HUB_ALERT_SMTP_USER("", "user of the mail server"),
        /** Its password. */
        HUB_ALERT_SMTP_PASSWORD("", "password of that user"),
        /** Growth. */
        HUB_ALERT_GROWTH(
                "10", "more new dead letters of one cause a minute are an alert, unless its contract says errorRate"),
        /** Sources that cannot be read. */
        HUB_ALERT_AWAY_MINUTES("30", "minutes that a source may not be read, unless its contract says timeToNotify"),
        /** Age. */
        HUB_ALERT_OLDEST_DAYS("7", "days that a dead letter may be unfinished, where its contract does not say"),
        /** Retention. */
        HUB_RETENTION_DAYS("90", "days that closed dead letters are kept, where their contract does not say"),
        /** Where to. */
        HUB_ALLOWED_HOSTS(
                "",
                "hosts that routes, alerts and sign-in may reach, such as api.example.com,*.crm.example.com; empty: all");

        private final String defaultText;
        private final String meaning;

        Setting(String defaultText, String meaning) {
            this.defaultText = defaultText;
            this.meaning = meaning;
        }

        /** The text that applies when the variable is not set. */
        public String defaultText() {
            return defaultText;
        }

        /** One phrase for {@code --help}. */
        public String meaning() {
            return meaning;
        }

        /** The text that is set, or the default. */
        String in(Map<String, String> environment) {
            String text = SecretFiles.value(environment, name());
            return text == null || text.isBlank() ? defaultText : text.strip();
        }
    }

    /**
     * The settings of this process.
     *
     * @throws IllegalArgumentException when a setting cannot be read, or a variable starts with {@code HUB_} and is no
     *     setting but nearly one
     */
    public static HubSettings from(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            refuseTypo(name);
        }
        AllowedHosts.in(environment);
        Path home = Path.of(Setting.HUB_HOME.in(environment)).toAbsolutePath().normalize();
        return new HubSettings(
                home,
                home.resolve(Setting.HUB_DATA.in(environment)).normalize(),
                emptyToNull(Setting.HUB_WAREHOUSE_URL.in(environment)),
                emptyToNull(Setting.HUB_WAREHOUSE_USER.in(environment)),
                emptyToNull(Setting.HUB_WAREHOUSE_PASSWORD.in(environment)),
                port(Setting.HUB_PORT, environment),
                Setting.HUB_BIND.in(environment),
                port(Setting.HUB_WEBHOOK_PORT, environment),
                Setting.HUB_WEBHOOK_BIND.in(environment),
                console(environment, home));
    }

    private static ConsoleSettings console(Map<String, String> environment, Path home) {
        String heads = emptyToNull(Setting.HUB_AUDIT_HEADS.in(environment));
        return new ConsoleSettings(
                port(Setting.HUB_CONSOLE_PORT, environment),
                Setting.HUB_CONSOLE_BIND.in(environment),
                consoleUrl(environment),
                isOn(Setting.HUB_TWO_PERSON, environment),
                heads == null ? null : home.resolve(heads).normalize(),
                OidcSettingsReader.read(environment));
    }

    private static @Nullable URI consoleUrl(Map<String, String> environment) {
        String text = Setting.HUB_CONSOLE_URL.in(environment);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException("HUB-SET-004  " + Setting.HUB_CONSOLE_URL
                    + ": expected an address without a path such as https://hub.example.com, found '" + text + "'");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static boolean isOn(Setting setting, Map<String, String> environment) {
        String text = setting.in(environment);
        if (!text.equals("on") && !text.equals("off")) {
            throw new IllegalArgumentException(
                    "HUB-SET-001  " + setting + ": expected on or off, found '" + text + "'; write " + setting + "=on");
        }
        return text.equals("on");
    }

    private static int port(Setting setting, Map<String, String> environment) {
        String port = setting.in(environment);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("HUB-SET-001  " + setting + ": expected a port from 0 to 65535, found '"
                    + port + "'; write for example " + setting + "=" + setting.defaultText());
        }
        return Integer.parseInt(port);
    }

    /** True when the hub brings its own PostgreSQL. */
    public boolean embedded() {
        return warehouseUrl == null;
    }

    /** The folder that takes the signed heads of the audit log. */
    public Path auditHeads() {
        Path named = console.auditHeads();
        return named == null ? data.resolve("audit-heads") : named;
    }

    /** The same settings with another project folder and data folder. */
    public HubSettings at(Path newHome, Path newData) {
        return new HubSettings(
                newHome,
                newData,
                warehouseUrl,
                warehouseUser,
                warehousePassword,
                port,
                bind,
                webhookPort,
                webhookBind,
                console);
    }

    /** The same settings with the embedded PostgreSQL, whatever the environment says. */
    public HubSettings withEmbeddedWarehouse() {
        return new HubSettings(home, data, null, null, null, port, bind, webhookPort, webhookBind, console);
    }

    /** The same settings with free ports. */
    public HubSettings withFreePort() {
        return new HubSettings(
                home,
                data,
                warehouseUrl,
                warehouseUser,
                warehousePassword,
                0,
                bind,
                0,
                webhookBind,
                console.withFreePort());
    }

    /** A table for {@code --help}. */
    public static String help() {
        return Arrays.stream(Setting.values())
                        .map(setting -> "  %-24s %s%s"
                                .formatted(
                                        setting.name(),
                                        setting.meaning(),
                                        setting.defaultText().isEmpty() ? "" : " [" + setting.defaultText() + "]"))
                        .collect(Collectors.joining("\n"))
                + "\n  Each of them, and each variable that a route names, also as NAME_FILE: the file that holds the value.";
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "HubSettings[home=" + home + ", data=" + data + ", embedded=" + embedded() + ", port=" + port + "]";
    }

    private static void refuseTypo(String name) {
        if (PREFIXES.stream().noneMatch(name::startsWith)) {
            return;
        }
        for (Setting setting : Setting.values()) {
            if (setting.name().equals(name) || (setting.name() + SecretFiles.SUFFIX).equals(name)) {
                return;
            }
        }
        throw new IllegalArgumentException("HUB-SET-002  " + name + " is no setting of the hub; the settings are "
                + Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
