package io.customerhub.service.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.customer.CustomerPage.FoundCustomer;
import io.customerhub.service.customer.CustomerView.GoldenValue;
import io.customerhub.service.customer.SearchCustomers.By;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers as people find and see them, in a warehouse that the hub itself loaded and matched. */
final class CustomerActionsTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              birth_date: {from: born, as: date}
              phone.mobile: {from: phone, as: phone}
              email: {from: mail, as: email}
              identifier.vat: {from: vat, as: text}
              address.home.street_address: {from: street, as: text}
            """;

    private static final Caller OPERATOR = Caller.person("olga", Set.of(Role.OPERATOR), "127.0.0.1");

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;

    private final List<AuditTrail.Entry> noted = new ArrayList<>();
    private Gate gate;

    @BeforeAll
    static void load() {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                """
                id,name,born,phone,mail,vat,street
                1001,张伟明,1980-05-06,13876540291,wei@example.org,DE 123-456,Nanjing Road 5
                anna@example.net,Anna Bauer,1975-01-02,+4915112345678,Anna.Bauer@Example.org,,Hauptstraße 7
                1003,Anna Maria Berg,1990-09-09,,maria@example.org,,
                1004,,,not a phone,,,
                """);
        assertThat(new Shell(project.environment(url)).hub("run", "--once").exit())
                .isIn(0, 6);
        warehouse = Warehouse.open(url);
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.dead_letter (system, stream, key, row_number, route, origin, stage, code, field, message,
                    fingerprint, payload_kind, payload, payload_hash, state, attempts, occurrences, first_seen, last_seen)
                SELECT 'crm', 'customers', '1001', 1, 'crm', 'b.csv', 'standardize', 'HUB-PHONE-001', 'phone',
                    'no phone number', 'f1', 'record', ''::bytea, 1, 'open', 0, 1, now(), now()""");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void build() {
        gate = new Gate(
                new ActionRegistry(new CustomerActions(
                                warehouse,
                                () -> MatchingRules.DEFAULT,
                                Clock.systemUTC(),
                                new RevealLimit(warehouse, InstantSource.system()))
                        .all()),
                noted::add,
                new NoOperations());
    }

    /** None of these actions changes anything. */
    private static final class NoOperations implements Operations {
        @Override
        public long begin(Caller caller, String action, String subject, String purpose) {
            throw new AssertionError(action + " is no change");
        }

        @Override
        public void done(long operation, Outcome outcome) {
            throw new AssertionError("nothing began");
        }

        @Override
        public void failed(long operation, String code, String message) {
            throw new AssertionError("nothing began");
        }
    }

    private List<String> names(By by, String value) {
        return gate.perform(OPERATOR, new SearchCustomers(by, value, null, null, 10)).customers().stream()
                .map(FoundCustomer::name)
                .toList();
    }

    private UUID zhang() {
        return gate.perform(OPERATOR, new SearchCustomers(By.NAME, "张伟明", null, null, 10))
                .customers()
                .get(0)
                .id();
    }

    @Test
    void aCustomerIsFoundByEachOfItsValuesAsItIsWrittenAnywhere() {
        for (String phone : List.of("13876540291", "138 7654 0291", "+86 138-7654-0291", "0086 13876540291")) {
            assertThat(names(By.PHONE, phone)).as(phone).containsExactly("张**");
            assertThat(names(By.ANYTHING, phone)).as(phone).containsExactly("张**");
        }
        assertThat(names(By.EMAIL, "ANNA.BAUER@example.org")).containsExactly("A*** B****");
        assertThat(names(By.ANYTHING, "anna.bauer@example.org")).containsExactly("A*** B****");
        assertThat(names(By.IDENTIFIER, "de123456")).containsExactly("张**");
        assertThat(names(By.RECORD, "1001")).containsExactly("张**");
        assertThat(names(By.RECORD, "crm/customers/anna@example.net")).containsExactly("A*** B****");
        assertThat(names(By.RECORD, "erp/customers/1001")).isEmpty();
        assertThat(names(By.ANYTHING, zhang().toString())).containsExactly("张**");
        assertThat(names(By.NAME, "Weiming Zhang")).containsExactly("张**");
        assertThat(names(By.NAME, "anna")).containsExactlyInAnyOrder("A*** B****", "A*** M**** B***");
        assertThat(names(By.PHONE, "1387654029")).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrRepeats() {
        CustomerPage first = gate.perform(OPERATOR, new SearchCustomers(By.NAME, "anna", null, null, 1));
        CustomerPage second = gate.perform(OPERATOR, new SearchCustomers(By.NAME, "anna", null, first.next(), 1));
        assertThat(first.next()).isNotNull();
        assertThat(second.next()).isNull();
        assertThat(second.customers()).hasSize(1).doesNotContainAnyElementsOf(first.customers());
    }

    @Test
    void whatIsLookedForIsInNoEntryOfTheAudit() {
        names(By.PHONE, "13876540291");
        names(By.ANYTHING, "anna.bauer@example.org");
        gate.perform(OPERATOR, new ShowCustomer("crm/customers/anna@example.net", null));
        assertThat(noted).hasSize(3).allSatisfy(entry -> assertThat(entry.toString())
                .doesNotContain("1387", "anna", "example"));
        assertThat(noted)
                .extracting(AuditTrail.Entry::subject)
                .containsExactly("search by phone", "search by anything", "customer of a record of crm/customers");
    }

    @Test
    void nothingToLookForIsRefused() {
        for (String text : new String[] {"", " ", "x".repeat(301), "\0"}) {
            assertThatThrownBy(() -> names(By.ANYTHING, text))
                    .isInstanceOfSatisfying(
                            RequestException.class, e -> assertThat(e.code()).isEqualTo("HUB-CUST-001"));
        }
        assertThatThrownBy(() -> names(By.NAME, "--"))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.code()).isEqualTo("HUB-CUST-001"));
        assertThat(names(By.IDENTIFIER, "' | 'x':* & ( \\")).isEmpty();
    }

    @Test
    void aCustomerIsShownWithItsEvidenceAndNothingThatTellsWhoItIs() {
        CustomerView view = gate.perform(OPERATOR, new ShowCustomer(zhang().toString(), null));
        assertThat(view.present()).isTrue();
        assertThat(view.revealed()).isFalse();
        GoldenValue phone = view.values().stream()
                .filter(value -> value.attribute().startsWith("phone"))
                .findFirst()
                .orElseThrow();
        assertThat(phone.value()).isEqualTo("+**********291");
        assertThat(phone.hidden()).isTrue();
        assertThat(phone.record()).isEqualTo("crm/customers/1001");
        assertThat(phone.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.fields()).containsExactly("phone");
            assertThat(cell.raw()).isEqualTo("********291");
        });
        assertThat(view.records()).singleElement().satisfies(record -> {
            assertThat(record.record()).isEqualTo("crm/customers/1001");
            assertThat(record.standard()).extracting("name").contains("formatted_name", "email", "birth_date");
        });
        assertThat(view.lives()).singleElement().satisfies(life -> assertThat(life.moments())
                .singleElement()
                .satisfies(moment -> assertThat(moment.kinds()).containsExactly("created")));
        assertThat(view.letters()).singleElement().satisfies(letter -> assertThat(letter.code())
                .isEqualTo("HUB-PHONE-001"));
        assertThat(view.toString()).doesNotContain("伟明", "76540", "wei@", "05-06", "Nanjing", "weiming");
    }

    @Test
    void aKeyThatTellsWhoSomebodyIsIsMaskedToo() {
        CustomerView view = gate.perform(OPERATOR, new ShowCustomer("crm/customers/anna@example.net", null));
        assertThat(view.toString()).doesNotContain("anna@", "Anna", "Bauer", "Hauptstra");
        assertThat(view.records()).singleElement().satisfies(record -> assertThat(record.record())
                .isEqualTo("crm/customers/xxxx@xxxxxxx.xxx"));
    }

    @Test
    void whatIsRevealedIsNotedWithItsPurposeBeforeItIsShown() {
        CustomerView view = gate.perform(
                OPERATOR, new RevealCustomer(zhang().toString(), null, RevealPurpose.CUSTOMER_REQUEST, "T-1"));
        assertThat(view.toString()).contains("张伟明", "+8613876540291", "1980-05-06", "Nanjing");
        assertThat(noted.get(noted.size() - 1).purpose()).isEqualTo("customer-request, case T-1");

        Gate deaf = new Gate(
                gate.registry(),
                entry -> {
                    throw new IllegalStateException("the audit log cannot be written");
                },
                new NoOperations());
        RevealCustomer request = new RevealCustomer("crm/customers/1001", null, RevealPurpose.INCIDENT, "");
        assertThatThrownBy(() -> deaf.perform(OPERATOR, request)).hasMessageContaining("cannot be written");
    }

    @Test
    void whoMayNotSeeCustomersSeesNone() {
        for (Role role : List.of(Role.ADMIN, Role.ENGINEER, Role.READER, Role.AUDITOR)) {
            Caller other = Caller.person("other", Set.of(role), "127.0.0.1");
            assertThatThrownBy(() -> gate.perform(other, new SearchCustomers(By.NAME, "anna", null, null, 10)))
                    .isInstanceOf(RequestException.class);
            assertThatThrownBy(() -> gate.perform(
                            other, new RevealCustomer("crm/customers/1001", null, RevealPurpose.INCIDENT, "")))
                    .isInstanceOf(RequestException.class);
        }
    }

    @Test
    void aCustomerThatNeverWasAndATimeBeforeItsBeginningAreToldApart() {
        assertThatThrownBy(() -> gate.perform(
                        OPERATOR, new ShowCustomer(UUID.randomUUID().toString(), null)))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.code()).isEqualTo("HUB-GOLDEN-004"));
        assertThatThrownBy(() -> gate.perform(
                        OPERATOR, new ShowCustomer(zhang().toString(), Instant.parse("2001-01-01T00:00:00Z"))))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.code()).isEqualTo("HUB-LIFE-002"));
        CustomerView now = gate.perform(OPERATOR, new ShowCustomer(zhang().toString(), Instant.now()));
        assertThat(now.values()).isNotEmpty().allSatisfy(value -> assertThat(value.value())
                .doesNotContain("伟明"));
    }
}
