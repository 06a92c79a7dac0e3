package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that too many customers share are learnt, flagged, shown and forgiven, and flags never flicker. */
final class FrequentValuesTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              formatted_name: {from: name, as: person-name}
              phone.mobile: {from: phone, as: phone}
              birth_date: {from: born, as: date}
              status: {from: state, as: code, map: {A: active, C: closed}}
            """;

    private static final String FRONT_DESK = "+861069445464";

    private static final String FLAGGED =
            "SELECT count(*) FROM standard.issue WHERE code = 'HUB-PLACEHOLDER-003' AND attribute = 'phone.mobile'";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void thePhoneOfTheFrontDeskIsLearntFlaggedShownAndNeverFlickers() {
        ProjectInFolder project = loaded(customers(1, 2000, row -> row % 33 == 0));
        Shell shell = new Shell(project.environment(url));
        int early = number(FLAGGED);
        assertThat(early).as("those that came after it was known").isBetween(1, 59);
        assertThat(rows("SELECT value, coalesce(validity, 'valid') FROM standard.contact_point WHERE key = '1980'"))
                .containsExactly(FRONT_DESK + " valid");
        assertThat(number("SELECT count(*) FROM standard.issue WHERE code = 'HUB-PLACEHOLDER-003'"))
                .as("nothing else is frequent: neither codes nor what happens twice")
                .isEqualTo(early);

        Shell.Result shown = shell.hub("values", "frequent", "crm");
        assertThat(shown.exit()).isEqualTo(6);
        assertThat(shown.out()).contains("crm/customers", "phone.mobile", FRONT_DESK, "customers.mapping.yaml:6:3");
        assertThat(shell.hub("values", "frequent", "--mask", "--json").out())
                .contains("\"flagged\" : " + early, "464\"")
                .doesNotContain(FRONT_DESK);

        Shell.Result reprocessed = shell.hub("reprocess", "crm");
        assertThat(reprocessed.exit()).as(reprocessed.err()).isZero();
        assertThat(reprocessed.err()).contains("%d loaded anew".formatted(60 - early));
        assertThat(number(FLAGGED)).isEqualTo(60);
        assertThat(shell.hub("reprocess", "crm").err())
                .contains(" 0 loaded anew")
                .contains("2,000 as they were");
        assertThat(shell.hub("reprocess", "crm", "--issue", "HUB-PLACEHOLDER-003")
                        .err())
                .contains("60 as they were");
        assertThat(shell.hub("values", "frequent", "crm", "--json").out())
                .contains("\"flagged\" : 60", "\"key\" : \"1023\"", "\"records\" : 60");
        assertThat(shell.hub("explain", "record", "crm/customers/33").out())
                .contains("HUB-PLACEHOLDER-003", "identifies nobody");

        String before = rows("SELECT max(run) FROM standard.customer").get(0);
        load(project, "again.csv", customers(1, 2000, row -> row % 33 == 0));
        assertThat(rows("SELECT max(run) FROM standard.customer")).containsExactly(before);
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(rows("SELECT octet_length(counts) < 1000 FROM hub.value_count"))
                .as("nobody's own number is kept")
                .containsExactly("t");
    }

    @Test
    void whatWasLearntHoldsThroughARestartAndWhatWasCountedGoesOn() {
        ProjectInFolder project = loaded(customers(1, 200, row -> row <= 15));
        assertThat(rows("SELECT count(*) FROM hub.frequent_value")).containsExactly("0");
        load(project, "b.csv", customers(201, 400, row -> row <= 220));
        assertThat(rows("SELECT count(*) FROM hub.frequent_value")).containsExactly("1");
        assertThat(number(FLAGGED)).isZero();
        load(project, "c.csv", customers(401, 410, row -> row <= 405));
        assertThat(number(FLAGGED)).isEqualTo(5);
    }

    @Test
    void aValueThatMayRepeatIsFlaggedNoMore() {
        ProjectInFolder project = loaded(customers(1, 2000, row -> row % 33 == 0));
        Shell shell = new Shell(project.environment(url));
        shell.hub("reprocess", "crm");
        assertThat(number(FLAGGED)).isEqualTo(60);

        project.write(
                "routes/crm/customers.mapping.yaml",
                MAPPING.replace("as: phone}", "as: phone, mayRepeat: [\"010 6944 5464\"]}"));
        Shell.Result forgiven = shell.hub("reprocess", "crm", "--issue", "HUB-PLACEHOLDER-003");
        assertThat(forgiven.err()).contains("60 loaded anew");
        assertThat(number(FLAGGED)).isZero();
        assertThat(shell.hub("values", "frequent").out()).contains("may repeat");
        assertThat(shell.hub("values", "frequent").exit()).isZero();

        project.write(
                "routes/crm/customers.mapping.yaml", MAPPING.replace("as: phone}", "as: phone, mayRepeat: sure}"));
        assertThat(shell.hub("check", "crm").out())
                .contains("customers.mapping.yaml:6:53", "HUB-MAP-024", "mayRepeat: [");
    }

    @Test
    void oneCustomerWhoChangesOftenMakesNoValueFrequent() {
        StringBuilder versions = new StringBuilder(customers(1, 100, row -> false));
        for (int i = 0; i < 200; i++) {
            versions.append("7,Li Na,010 6944 5464,1990-02-0%d,A%n".formatted(1 + i % 9));
        }
        loaded(versions.toString());
        assertThat(rows("SELECT count(*) FROM hub.frequent_value")).containsExactly("0");
    }

    private static String customers(int first, int last, IntPredicate atFrontDesk) {
        StringBuilder csv = new StringBuilder("id,name,phone,born,state\n");
        for (int i = first; i <= last; i++) {
            csv.append("%d,%s Berg%s,%s,%d-%02d-%02d,A%n"
                    .formatted(
                            i,
                            (char) ('A' + i % 26) + "nna",
                            word(i),
                            atFrontDesk.test(i) ? "010 6944 5464" : "139" + (10_000_000 + i * 37),
                            1940 + i % 60,
                            1 + i % 12,
                            1 + i / 7 % 28));
        }
        return csv.toString();
    }

    private static String word(int number) {
        return "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number / 676);
    }

    private ProjectInFolder loaded(String csv) {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        load(project, "a.csv", csv);
        return project;
    }

    private void load(ProjectInFolder project, String file, String csv) {
        project.drop("crm", file, csv);
        Shell.Result run = new Shell(project.environment(url)).hub("run", "--once");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private java.util.List<String> rows(String sql) {
        return RunningHub.rows(url, sql);
    }

    private int number(String sql) {
        return Integer.parseInt(rows(sql).get(0));
    }
}
