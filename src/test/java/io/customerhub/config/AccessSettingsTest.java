package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessSettingsTest {

    private static final Map<String, String> PROVIDER = Map.of(
            "HUB_OIDC_ISSUER", "https://login.example.com/realms/company",
            "HUB_OIDC_CLIENT_ID", "customer-hub",
            "HUB_OIDC_CLIENT_SECRET", "hush-hush",
            "HUB_OIDC_ROLES_CLAIM", "realm_access.roles",
            "HUB_OIDC_ROLES", "crm-admins=admin, crm-team=operator,crm-team=steward,a=b=reader");

    @Test
    void theConsoleIsOnThisMachineOnlyAndWithoutAProviderByDefault() {
        ConsoleSettings console = HubSettings.from(Map.of()).console();

        assertThat(console).isEqualTo(new ConsoleSettings(8713, "127.0.0.1", null, false, null, null));
        HubSettings settings = HubSettings.from(Map.of("HUB_HOME", "/srv/hub"));
        assertThat(settings.auditHeads()).isEqualTo(Path.of("/srv/hub/data/audit-heads"));
        assertThat(HubSettings.from(Map.of("HUB_HOME", "/srv/hub", "HUB_AUDIT_HEADS", "/mnt/away/heads"))
                        .auditHeads())
                .isEqualTo(Path.of("/mnt/away/heads"));
        assertThat(HubSettings.from(Map.of("HUB_CONSOLE_PORT", "9000"))
                        .withFreePort()
                        .console()
                        .port())
                .isZero();
    }

    @Test
    void aProviderIsReadWithItsRolesAndNeverShowsItsSecret() {
        HubSettings settings = HubSettings.from(PROVIDER);
        OidcSettings provider = settings.console().oidc();

        assertThat(provider)
                .isEqualTo(new OidcSettings(
                        "https://login.example.com/realms/company",
                        "customer-hub",
                        "hush-hush",
                        "realm_access.roles",
                        Map.of(
                                "crm-admins", Set.of("admin"),
                                "crm-team", Set.of("operator", "steward"),
                                "a=b", Set.of("reader"))));
        assertThat(settings.toString() + settings.console() + provider).doesNotContain("hush-hush");
    }

    @Test
    void whatIsMissingOrUnsafeIsRefused() {
        refused("HUB_OIDC_CLIENT_ID", null, "HUB-SET-003", "HUB_OIDC_CLIENT_ID is missing");
        refused("HUB_OIDC_ISSUER", null, "HUB-SET-003", "HUB_OIDC_ISSUER is missing");
        refused("HUB_OIDC_ISSUER", "http://login.example.com", "HUB-SET-003", "https://");
        refused("HUB_OIDC_ISSUER", "login example", "HUB-SET-003", "https://");
        refused("HUB_OIDC_ROLES", "crm-team", "HUB-SET-003", "crm-admins=admin");
        refused("HUB_OIDC_ROLE", "x", "HUB-SET-002", "no setting");
        refused("HUB_CONSOLE_URL", "hub.example.com/console", "HUB-SET-004", "without a path");
        refused("HUB_CONSOLE_PORT", "eighty", "HUB-SET-001", "expected a port");
    }

    @Test
    void theAddressOfTheConsoleHasNoSlashAtItsEnd() {
        assertThat(HubSettings.from(Map.of("HUB_CONSOLE_URL", "https://hub.example.com/"))
                        .console()
                        .url())
                .isEqualTo(URI.create("https://hub.example.com"));
    }

    private static void refused(String name, String value, String code, String why) {
        Map<String, String> environment = new HashMap<>(PROVIDER);
        environment.put(name, value);
        if (value == null) {
            environment.remove(name);
        }
        assertThatThrownBy(() -> HubSettings.from(environment))
                .hasMessageContaining(code)
                .hasMessageContaining(why);
    }
}
