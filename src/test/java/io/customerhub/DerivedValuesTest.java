package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record says of itself is stored where it is missing, and explained as derived. */
final class DerivedValuesTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              birth_date: {from: born, as: date}
              gender: {from: sex, as: gender}
              phone: {from: phone, as: phone}
              address.home.address_country: {from: country, as: country}
              identifier.cn-resident-id: {from: card, as: resident-id}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aDerivedValueIsStoredWithItsIssueAndExplainedWithItsRule() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                """
                id,name,born,sex,phone,country,card
                1,李娜,,,+86 138 0013 8001,,11010519491231002X
                2,王小明,1980-05-06,男,13800138001,,11010519491231002X
                """);
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, "SELECT count(*) FROM standard.customer")
                    .contains("2"));
            hub.awaitRead(project, "crm");
        }
        assertThat(RunningHub.rows(
                        url,
                        "SELECT key, birth_date, gender, addresses->0->>'address_country' FROM standard.customer"
                                + " ORDER BY key"))
                .containsExactly("1 1949-12-31 female CN", "2 1980-05-06 male CN");
        assertThat(RunningHub.rows(url, "SELECT issues::text FROM standard.customer ORDER BY key"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("HUB-DERIVED-001", "HUB-DERIVED-002", "HUB-DERIVED-003"),
                        second -> assertThat(second).contains("HUB-CROSS-003", "HUB-CROSS-004", "HUB-DERIVED-004"));

        Shell.Result told = new Shell(project.environment(url)).hub("explain", "record", "crm/customers/1");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out().lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .contains(
                        "cross.birth-date-derived '' -> '1949-12-31'",
                        "HUB-DERIVED-001 The source has no birth date; this one is derived from the resident id.",
                        "stored birth_date 1949-12-31",
                        "standard value 1949-12-31 possible",
                        "cross.country-of-phone '' -> 'CN'");
    }
}
