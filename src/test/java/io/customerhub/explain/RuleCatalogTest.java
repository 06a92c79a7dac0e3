package io.customerhub.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.customerhub.record.Rule;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RuleCatalogTest {

    private static final List<Rule> PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.customerhub").stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(Rule.class))
                    .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                    .map(Rule.class::cast)
                    .toList();

    private final RuleCatalog rules = new RuleCatalog();

    @Test
    void everyRuleOfTheProgramBelongsToCleansingToRecordsOrToAType() {
        assertThat(PROGRAM).hasSizeGreaterThan(80);
        assertThat(rules.all())
                .as("a rule must stand in the StandardizerType of each type that has it")
                .extracting(KnownRule::rule)
                .containsExactlyInAnyOrderElementsOf(PROGRAM);
    }

    @Test
    void everyRuleHasACodeOfItsOwnAVersionAndOneSentence() {
        assertThat(PROGRAM).extracting(Rule::code).doesNotHaveDuplicates();
        assertThat(PROGRAM).allSatisfy(rule -> {
            assertThat(rule.code()).matches("[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.version()).as(rule.code()).isPositive();
            assertThat(rule.reason())
                    .as(rule.code())
                    .endsWith(".")
                    .doesNotContain("\n")
                    .hasSizeBetween(20, 300);
        });
    }

    @Test
    void onlyTextAndCodeHaveNoRulesOfTheirOwn() {
        assertThat(Standardizers.types().values().stream()
                        .filter(type -> type.rules().isEmpty())
                        .map(type -> type.name()))
                .containsExactlyInAnyOrder("text", "code");
    }

    @Test
    void everyIssueBelongsToATypeOrToRecordsAndEveryTypeHasIssues() {
        assertThat(Standardizers.types().keySet())
                .allSatisfy(
                        type -> assertThat(Standardizers.issues(type)).as(type).isNotEmpty());
        Stream<IssueCode> ofTypes = Standardizers.types().keySet().stream()
                .map(Standardizers::issues)
                .flatMap(List::stream);
        assertThat(Stream.concat(ofTypes, Standardizers.recordIssues().stream()).distinct())
                .containsExactlyInAnyOrder(IssueCode.values());
        assertThat(Standardizers.issues("nothing")).isEmpty();
    }

    @Test
    void rulesAreFoundHoweverTheyAreTypedAndByFamily() {
        assertThat(rules.of(" Name.Case ")).isEqualTo(rules.of("name.case")).isPresent();
        assertThat(rules.of("name")).isEmpty();
        assertThat(rules.of("date.iso").orElseThrow().types()).containsExactly("date", "datetime");
        assertThat(rules.of("cleanse.space").orElseThrow().types()).isEmpty();
        assertThat(rules.of("name.case").orElseThrow().page()).isEqualTo("routes/README.md#name.case");
        Stream.of("url", "url.", "url.*", "URL")
                .forEach(name -> assertThat(rules.family(name)).as(name).hasSize(4));
        assertThat(rules.family("ur")).isEmpty();
        assertThat(rules.nearest("nmae.case")).isEqualTo("name.case");
        assertThat(rules.nearest("phnoe")).isEqualTo("phone");
        assertThat(rules.nearest("qqqqqqqqqqqqqqqq")).isNull();
    }
}
