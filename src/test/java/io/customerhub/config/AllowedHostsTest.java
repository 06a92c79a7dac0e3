package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AllowedHostsTest {

    private static AllowedHosts of(String text) {
        return AllowedHosts.in(Map.of("HUB_ALLOWED_HOSTS", text));
    }

    @Test
    void withoutTheSettingEveryHostIsAllowed() {
        assertThat(AllowedHosts.in(Map.of()).isAll()).isTrue();
        AllowedHosts.in(Map.of()).require("crm/contacts", "anything.example.net");
    }

    @Test
    void namesAreComparedWholeAndWithoutCase() {
        AllowedHosts hosts = of("API.example.com, *.crm.example.com,10.0.0.7,[::1]");
        assertThat(List.of("api.example.com", "API.EXAMPLE.COM", "eu.crm.example.com", "10.0.0.7", "::1", "[::1]"))
                .allMatch(hosts::allows);
        assertThat(List.of(
                        "example.com",
                        "api.example.com.evil.net",
                        "evil-api.example.com",
                        "xcrm.example.com",
                        "crm.example.com",
                        "10.0.0.70",
                        "169.254.169.254",
                        "localhost"))
                .noneMatch(hosts::allows);
    }

    @Test
    void aRefusalNamesWhoWhereToAndWhatToWrite() {
        assertThatThrownBy(() -> of("api.example.com").require("crm/contacts", "api.example.net"))
                .hasMessage("HUB-HOST-001 crm/contacts may not reach the host api.example.net: it is not in"
                        + " HUB_ALLOWED_HOSTS; if it should, write HUB_ALLOWED_HOSTS=api.example.com,api.example.net");
    }

    @Test
    void theHostsOfDatabasesAndBrokersAreFoundWhereTheyStand() {
        AllowedHosts hosts = of("db1.example.com,db2.example.com");
        for (String url : List.of(
                "jdbc:postgresql://db1.example.com:5432/crm?user=x",
                "jdbc:postgresql://db1.example.com,db2.example.com:5433/crm",
                "jdbc:mariadb://db2.example.com/crm",
                "jdbc:sqlserver://db1.example.com:1433;databaseName=crm",
                "jdbc:oracle:thin:@db1.example.com:1521:crm",
                "jdbc:oracle:thin:@//db2.example.com:1521/crm",
                "jdbc:h2:mem:crm",
                "jdbc:h2:file:/var/lib/crm")) {
            hosts.requireDatabase("erp/orders", url);
        }
        for (String url : List.of(
                "jdbc:postgresql://db3.example.com/crm",
                "jdbc:postgresql://db1.example.com,db3.example.com/crm",
                "jdbc:postgresql://user:secret@db3.example.com/crm",
                "jdbc:oracle:thin:@db3.example.com:1521:crm")) {
            assertThatThrownBy(() -> hosts.requireDatabase("erp/orders", url))
                    .hasMessageStartingWith("HUB-HOST-001 erp/orders")
                    .hasMessageContaining("db3.example.com")
                    .hasMessageNotContaining("secret");
        }
        hosts.requireBrokers("shop/orders", "db1.example.com:9092, db2.example.com:9092");
        assertThatThrownBy(() -> hosts.requireBrokers("shop/orders", "db1.example.com:9092,evil:9092"))
                .hasMessageContaining("evil");
    }

    @Test
    void whatIsNoNameOfAHostIsRefusedAtStart() {
        for (String wrong : List.of("https://api.example.com", "api.example.com:443", "a b", "*", "api.*.com", "x/y")) {
            assertThatThrownBy(() -> of(wrong)).as(wrong).hasMessageStartingWith("HUB-SET-006");
            assertThatThrownBy(() -> HubSettings.from(Map.of("HUB_ALLOWED_HOSTS", wrong)))
                    .as(wrong)
                    .hasMessageStartingWith("HUB-SET-006");
        }
        assertThatThrownBy(() -> HubSettings.from(Map.of(
                        "HUB_ALLOWED_HOSTS", "api.example.com",
                        "HUB_OIDC_ISSUER", "https://login.example.net",
                        "HUB_OIDC_CLIENT_ID", "hub")))
                .hasMessageContaining("HUB-HOST-001")
                .hasMessageContaining("login.example.net");
    }
}
