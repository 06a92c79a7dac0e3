package io.customerhub;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the design: packages follow the way of the data, and dependencies point one way. */
final class ArchitectureTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.customerhub");

    private static final String[] STAGES = {
        "io.customerhub.mapping..",
        "io.customerhub.cleanse..",
        "io.customerhub.standardize..",
        "io.customerhub.quality.."
    };

    @Test
    void recordsRestOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.customerhub.record..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.customerhub.record..", "java..", "org.jspecify.."))
                .because("records travel through every part of the hub")
                .check(HUB);
    }

    @Test
    void stagesUseRecordAndConfigOnlyAndNeverOneAnother() {
        for (String stage : STAGES) {
            noClasses()
                    .that()
                    .resideInAPackage(stage)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.customerhub..")
                            .and(not(resideInAnyPackage(stage, "io.customerhub.record..", "io.customerhub.config.."))))
                    .because("a stage is a pure function that can be tested, benchmarked and replaced alone")
                    .check(HUB);
        }
    }

    @Test
    void matchingIsAPlainLibrary() {
        classes()
                .that()
                .resideInAPackage("io.customerhub.match..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.customerhub.match..",
                                "io.customerhub.record..",
                                "java..",
                                "org.jspecify..",
                                "com.fasterxml.jackson..")
                        .and(not(resideInAnyPackage("java.sql.."))))
                .because("the same core runs in bulk, record by record, and inside a distributed engine")
                .check(HUB);
    }

    @Test
    void camelIsKnownOnlyWhereRoutesMeetTheHub() {
        noClasses()
                .that(not(resideInAnyPackage("io.customerhub.pipeline..", "io.customerhub.deploy..", "io.customerhub")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("the stages must run without Camel, in tests, benchmarks and elsewhere")
                .check(HUB);
    }

    @Test
    void onlyThoseThatOwnTablesSpeakSql() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "io.customerhub.warehouse..",
                        "io.customerhub.ingest..",
                        "io.customerhub.deadletter..",
                        "io.customerhub.audit..",
                        "io.customerhub.identity..",
                        "io.customerhub.alert..",
                        "io.customerhub.sample..",
                        "io.customerhub.acceptance..",
                        "io.customerhub.bench..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("SQL lives beside the one class that owns the table")
                .check(HUB);
    }

    @Test
    void accessRestsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.customerhub.access..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.customerhub.access..", "java..", "org.jspecify.."))
                .because("who may do what is decided in one place that needs nothing else")
                .check(HUB);
    }

    @Test
    void servicesKnowNoFace() {
        noClasses()
                .that()
                .resideInAPackage("io.customerhub.service..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.customerhub.cli..",
                        "io.customerhub.console..",
                        "io.customerhub.api..",
                        "io.javalin..",
                        "info.picocli..",
                        "picocli..",
                        "gg.jte.."))
                .because("command line, REST API and console are thin over the same services")
                .allowEmptyShould(true)
                .check(HUB);
    }

    @Test
    void pagesAndApiReachDataThroughServicesOnly() {
        noClasses()
                .that(resideInAnyPackage("io.customerhub.console..", "io.customerhub.api.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.customerhub.warehouse..",
                                "io.customerhub.deadletter..",
                                "io.customerhub.resolution..",
                                "io.customerhub.golden..",
                                "io.customerhub.pipeline..",
                                "io.customerhub.alert..",
                                "io.customerhub.audit..")
                        .and(not(values())))
                .because(
                        "permission, audit and masking stand before every answer; a record that a service answers is a value")
                .check(HUB);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.customerhub.(*)..").should().beFreeOfCycles().check(HUB);
    }

    @Test
    void stagesShowNoForeignTypes() {
        for (String stage : STAGES) {
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat(resideInAnyPackage(stage).and(publicClasses()))
                    .should()
                    .haveRawReturnType(ownOrJdk())
                    .check(HUB);
        }
    }

    @Test
    void namesSayTheJob() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .because("a newcomer must be able to guess the job of a class from its name")
                .check(HUB);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should(beFinal())
                .because("state has an owner")
                .check(HUB);
    }

    private static com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaField> beFinal() {
        return com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier(JavaModifier.FINAL)
                .as("be final")
                .forSubtype();
    }

    private static DescribedPredicate<JavaClass> values() {
        return DescribedPredicate.describe("records and enums", type -> type.isRecord() || type.isEnum());
    }

    private static DescribedPredicate<JavaClass> publicClasses() {
        return DescribedPredicate.describe(
                "public classes", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static DescribedPredicate<JavaClass> ownOrJdk() {
        return DescribedPredicate.describe(
                "own or JDK types",
                type -> type.getBaseComponentType().isPrimitive()
                        || type.getBaseComponentType().getPackageName().startsWith("java.")
                        || type.getBaseComponentType().getPackageName().startsWith("io.customerhub"));
    }
}
