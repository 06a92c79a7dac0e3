package io.customerhub.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Contract.Property;
import io.customerhub.config.Contract.Severity;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReadersTest {

    static final String MAPPING =
            """
            # what a contact of the CRM means to us
            entity: customer
            key: [branch, id]
            version: updated_at
            region: CN
            order: day-month-year
            zone: Asia/Shanghai
            fields:
              name:            {from: full_name, as: person-name, except: [n/a, test]}
              phone.mobile:    {from: mobile, strict: true, onInvalid: blank}
              email: mail
              birth_date:      {from: born, order: year-month-day, onInvalid: reject}
              address.home:    {from: [province, city, street], as: address}
              address.home.address_country: country
              status:          {from: s, as: code-map, codes: {1: active, 2: closed}}
              language:        {value: zh}
            skip:
              - {name: test-accounts, field: type, values: [test, 7], blank: true}
            breaker: {maxFailedRecords: 50, errorThreshold: 0.05}
            """;

    static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-contacts
            name: CRM contacts
            version: 1.2.0
            status: active
            team: {name: Sales operations, members: [{username: a@example.com, role: reader}, {username: o@example.com, role: owner}]}
            slaProperties: [{property: retention, value: 5, unit: y}]
            schema:
              - name: contacts
                properties:
                  - {name: id, logicalType: integer, required: true, primaryKey: true}
                  - name: email
                    logicalType: string
                    classification: personal
                    logicalTypeOptions: {maxLength: 100, minLength: 3, pattern: '\\S+@\\S+'}
                    quality: [{type: library, metric: missingValues, unit: percent, mustBeLessThan: 5}]
                  - name: status
                    quality: [{metric: invalidValues, arguments: {validValues: [a, 1]}, mustBe: 0, severity: error}]
                  - {name: age, logicalType: number, logicalTypeOptions: {minimum: 0, maximum: 150.5}}
                  - name: contact
                    logicalType: object
                    properties: [{name: city, logicalType: string, required: true}]
            """;

    @Test
    void aMappingIsReadWithAllItsParts() {
        StreamMapping mapping = mapping(MAPPING);
        assertThat(mapping.stream()).hasToString("crm/contacts");
        assertThat(mapping.entity()).isEqualTo(EntityType.CUSTOMER);
        assertThat(mapping.key()).containsExactly(FieldPath.of("branch"), FieldPath.of("id"));
        assertThat(mapping.region()).isEqualTo("CN");
        assertThat(mapping.order()).isEqualTo("day-month-year");
        assertThat(mapping.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(mapping.skip())
                .containsExactly(new SkipRule("test-accounts", FieldPath.of("type"), Set.of("test", "7", "")));
        assertThat(mapping.breaker()).isEqualTo(new Breaker(50, 0.05, 200));
        assertThat(mapping.fields())
                .extracting(FieldMapping::attribute)
                .containsExactly(
                        "name",
                        "phone.mobile",
                        "email",
                        "birth_date",
                        "address.home",
                        "address.home.address_country",
                        "status",
                        "language");
        assertThat(field(mapping, "name").options()).isEqualTo(Map.of("except", List.of("n/a", "test")));
        assertThat(field(mapping, "phone.mobile").options()).isEqualTo(Map.of("strict", true));
        assertThat(field(mapping, "phone.mobile").onInvalid()).isEqualTo(OnInvalid.BLANK);
        assertThat(field(mapping, "status").options()).isEqualTo(Map.of("codes", Map.of("1", "active", "2", "closed")));
        assertThat(field(mapping, "language").constant()).isEqualTo("zh");
        assertThat(field(mapping, "address.home").from()).hasSize(3);
        assertThat(field(mapping, "email").place()).hasToString("m.yaml:11:3");
    }

    @Test
    void theStandardizerFollowsFromTheAttributeWhenTheMappingNamesNone() {
        StreamMapping customer = mapping(MAPPING);
        assertThat(customer.version()).isNotNull();
        assertThat(customer.version().as()).isEqualTo("datetime");
        assertThat(field(customer, "email").as()).isEqualTo("email");
        assertThat(field(customer, "phone.mobile").as()).isEqualTo("phone");
        assertThat(field(customer, "birth_date").as()).isEqualTo("date");
        assertThat(field(customer, "address.home.address_country").as()).isEqualTo("country");
        assertThat(field(customer, "language").as()).isEqualTo("text");
        StreamMapping order = mapping(
                """
                entity: sales-order
                key: id
                fields: {total: sum, ordered_at: day}
                lines: {from: items, fields: {line_number: n, sku: article}}
                """);
        assertThat(order.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(order.breaker()).isEqualTo(Breaker.DEFAULT);
        assertThat(order.version()).isNull();
        assertThat(order.fields()).extracting(FieldMapping::as).containsExactly("number", "datetime");
        assertThat(order.lines()).isNotNull();
        assertThat(order.lines().fields()).extracting(FieldMapping::as).containsExactly("number", "text");
    }

    @Test
    void aContractIsReadWithWhatTheHubActsOn() {
        Problems problems = new Problems();
        Contract contract = new ContractReader().read("c.yaml", CONTRACT.getBytes(UTF_8), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(contract).isNotNull();
        assertThat(contract.owner()).isEqualTo("o@example.com");
        assertThat(contract.properties())
                .extracting(property -> property.field().text())
                .containsExactly("id", "email", "status", "age", "contact", "contact.city");
        Property id = contract.properties().get(0);
        assertThat(id.severity()).isEqualTo(Severity.REJECT);
        assertThat(id.primaryKey()).isTrue();
        Property email = contract.properties().get(1);
        assertThat(email.maxLength()).isEqualTo(100);
        assertThat(email.pattern()).hasToString("\\S+@\\S+");
        assertThat(email.severity()).isEqualTo(Severity.ISSUE);
        Property status = contract.properties().get(2);
        assertThat(status.values()).containsExactlyInAnyOrder("a", "1");
        assertThat(status.severity()).isEqualTo(Severity.REJECT);
        assertThat(contract.properties().get(3).maximum()).isEqualTo(new BigDecimal("150.5"));
        // an object that may be missing takes its required fields with it
        assertThat(contract.properties().get(5).required()).isFalse();
    }

    @Test
    void aFolderGivesItsSoundStreamsAndEveryProblemOfTheOthers(@TempDir Path project) throws IOException {
        Path crm = Files.createDirectories(project.resolve("routes/crm"));
        Files.writeString(crm.resolve("contacts.mapping.yaml"), "entity: customer\nkey: id\nfields: {email: email}\n");
        Files.writeString(crm.resolve("contacts.contract.yaml"), CONTRACT);
        Files.writeString(crm.resolve("cases.mapping.yaml"), "entity: service-case\nkey: id\nfields: {subjct: s}\n");
        Files.writeString(crm.resolve("lost.contract.yaml"), CONTRACT);
        Files.writeString(crm.resolve("crm.camel.yaml"), "- route: {}");
        SystemConfiguration read = new StreamConfigurationReader(SampleStandardizers.ALL).read(project, crm);
        assertThat(read.system()).isEqualTo("crm");
        assertThat(read.isSound()).isFalse();
        assertThat(read.streams())
                .extracting(StreamConfiguration::stream)
                .containsExactly(StreamName.parse("crm/contacts"));
        assertThat(read.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "routes/crm/cases.mapping.yaml:3:10  HUB-MAP-005  found the attribute 'subjct', expected an"
                                + " attribute of service-case; did you mean 'subject'?",
                        "routes/crm/lost.contract.yaml:1:1  HUB-CFG-003  found a contract without a mapping, expected"
                                + " lost.mapping.yaml beside it; write one, or correct the file name");
    }

    @Test
    void theHashChangesWithEitherFileAndWithNothingElse(@TempDir Path project) throws IOException {
        Path crm = Files.createDirectories(project.resolve("crm"));
        Path mapping = crm.resolve("contacts.mapping.yaml");
        Path contract = crm.resolve("contacts.contract.yaml");
        Files.writeString(mapping, "entity: customer\nkey: id\nfields: {email: email}\n");
        String alone = hash(project, crm);
        assertThat(alone).matches("[0-9a-f]{16}").isEqualTo(hash(project, crm));
        Files.writeString(contract, CONTRACT);
        String both = hash(project, crm);
        Files.writeString(contract, CONTRACT.replace("150.5", "151"));
        assertThat(List.of(alone, both, hash(project, crm))).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatIsNoStreamNameIsAProblemAndAMissingFolderToo(@TempDir Path project) throws IOException {
        Path crm = Files.createDirectories(project.resolve("crm"));
        Files.writeString(crm.resolve("my contacts.mapping.yaml"), "entity: customer\nkey: id\nfields: {email: e}\n");
        StreamConfigurationReader reader = new StreamConfigurationReader(SampleStandardizers.ALL);
        assertThat(reader.read(project, crm).problems())
                .extracting(Problem::code)
                .containsExactly("HUB-CFG-002");
        assertThat(reader.read(project, project.resolve("erp")).problems())
                .extracting(Problem::code)
                .containsExactly("HUB-CFG-001");
    }

    private static String hash(Path project, Path folder) {
        SystemConfiguration read = new StreamConfigurationReader(SampleStandardizers.ALL).read(project, folder);
        assertThat(read.problems()).isEmpty();
        return read.streams().get(0).hash();
    }

    private static FieldMapping field(StreamMapping mapping, String attribute) {
        return mapping.fields().stream()
                .filter(field -> field.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private static StreamMapping mapping(String yaml) {
        Problems problems = new Problems();
        StreamMapping mapping = new MappingReader(SampleStandardizers.ALL)
                .read(StreamName.parse("crm/contacts"), "m.yaml", yaml.getBytes(UTF_8), null, problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(mapping).isNotNull();
        return mapping;
    }
}
