package dev.rapport.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {
    static final Iterable<String> SERVICES = Modules.SERVICES;

    private static final String REPORTING = "dev.rapport.reporting.";

    /** What every question of reporting-service may build on. */
    private static final Set<String> SHARED_BY_QUESTIONS = Set.of("condition", "elasticsearch", "mongodb", "freshness",
            "limit", "membership", "owner", "past", "query", "resource", "erasure", "access", "kept", "custom");

    /** Questions that are answered from the read model of another one. */
    private static final Map<String, Set<String>> ANSWERED_FROM = Map.ofEntries(entry("funnel", "pipeline"),
            entry("forecast", "pipeline"), entry("list", "search", "record", "overview"), entry("me", "record"),
            entry("name", "record"), entry("search", "record"), entry("overview", "record", "pipeline"),
            entry("state", "record"), entry("stream", "record"), entry("timeline", "record", "overview"),
            entry("won", "pipeline", "record"), entry("workload", "record"), entry("dryrun", "record"),
            entry("security", "record"));

    private static Map.Entry<String, Set<String>> entry(String question, String... others) {
        return Map.entry(question, Set.of(others));
    }

    /** What only services that write have. */
    private static final String[] WRITE_KERNEL = {"dev.rapport.common.command..", "dev.rapport.common.eventstore..",
            "dev.rapport.common.publishing..", "dev.rapport.common.staff..", "dev.rapport.common.projection.postgres..",
            "dev.rapport.common.automation..", "dev.rapport.common.directory..", "dev.rapport.common.customer..",
            "dev.rapport.common.custom..",
            "org.axonframework..", "org.springframework.jdbc..", "java.sql..", "javax.sql..", "org.postgresql.."};

    @ParameterizedTest
    @FieldSource("SERVICES")
    void noServiceKnowsAnother(String service) {
        String[] others = Modules.SERVICES.stream().filter(other -> !other.equals(service))
                .map(other -> "dev.rapport." + other + "..").toArray(String[]::new);
        hold(noClasses().that().resideInAPackage("dev.rapport." + service + "..").should().dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void theGatewayNeedsNeitherTheEventsNorTheSharedServiceCode() {
        hold(noClasses().that().resideInAPackage("dev.rapport.gateway..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.rapport.events..", "dev.rapport.common.."));
    }

    @Test
    void theGatewayPassesRequestsOnByItself() {
        hold(noClasses().that().resideInAPackage("dev.rapport.gateway..").should().dependOnClassesThat()
                .resideInAPackage("org.springframework.cloud.."));
    }

    @Test
    void theGatewayKnowsNobodysPasswordAndIssuesNoTokens() {
        hold(noClasses().that().resideInAPackage("dev.rapport.gateway..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.security.oauth2.server.authorization..",
                        "org.springframework.security.core.userdetails..",
                        "org.springframework.security.provisioning.."));
    }

    @Test
    void sharedCodeKnowsNoService() {
        String[] services = Modules.SERVICES.stream().map(service -> "dev.rapport." + service + "..")
                .toArray(String[]::new);
        hold(noClasses().that().resideInAnyPackage("dev.rapport.common..", "dev.rapport.http..", "dev.rapport.events..")
                .should()
                .dependOnClassesThat().resideInAnyPackage(services));
    }

    @Test
    void theServicesRunWithoutTheLocalStack() {
        hold(noClasses().that().resideOutsideOfPackages(Modules.COMMANDS).should().dependOnClassesThat()
                .resideInAnyPackage(Modules.COMMANDS));
    }

    @Test
    void eventsNeedNeitherSpringNorAxon() {
        hold(noClasses().that().resideInAPackage("dev.rapport.events..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework.."));
        hold(noClasses().that().resideInAPackage("dev.rapport.events..").should().dependOnClassesThat(
                in("jakarta.").and(DescribedPredicate.not(in("jakarta.validation.")))));
    }

    @Test
    void sharedServiceCodeKnowsNoDomainButStaffAndWhetherACustomerWasErased() {
        hold(noClasses().that().resideInAPackage("dev.rapport.common..").should().dependOnClassesThat(
                in("dev.rapport.events.").and(notDirectlyIn("dev.rapport.events"))
                        .and(DescribedPredicate.not(in("dev.rapport.events.field.")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.employee.")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.policy.Level")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.policy.Share")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.rule.RuleKind")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.customer.NextStep")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.contact.ContactErased")))));
        hold(noClasses().that().resideInAPackage("dev.rapport.common..").and()
                .resideOutsideOfPackage("dev.rapport.common.customer..").should().dependOnClassesThat(
                        in("dev.rapport.events.contact.ContactErased")));
        hold(noClasses().that().resideInAPackage("dev.rapport.common..").and()
                .resideOutsideOfPackage("dev.rapport.common.staff..").should().dependOnClassesThat(
                        in("dev.rapport.events.employee.")
                                .and(DescribedPredicate.not(in("dev.rapport.events.employee.Role")))));
    }

    @Test
    void aQuestionOfReportingCanBeDeletedWithItsPackage() {
        assertThat(Modules.CLASSES.stream().filter(type -> type.getPackageName().startsWith(REPORTING))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith(REPORTING))
                .filter(use -> !mayUse(question(use.getOriginClass()), question(use.getTargetClass()))))
                .as("uses of another question's package").isEmpty();
    }

    @Test
    void onlyResourcesAndReportsKnowWhatHappensToAKindOfRecords() {
        hold(noClasses().that().resideInAPackage("dev.rapport.reporting..").and()
                .resideOutsideOfPackages("dev.rapport.reporting.resource.*..", "dev.rapport.reporting.pipeline..")
                .should().dependOnClassesThat(in("dev.rapport.events.").and(notDirectlyIn("dev.rapport.events"))
                        .and(notDirectlyIn("dev.rapport.events.field"))
                        .and(DescribedPredicate.not(in("dev.rapport.events.employee.Role")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.customer.")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.rule.RuleDetails")))
                        .and(DescribedPredicate.not(in("dev.rapport.events.policy.")))));
        hold(noClasses().that().resideInAPackage("dev.rapport.reporting..").and()
                .resideOutsideOfPackages("dev.rapport.reporting.resource.policy..", "dev.rapport.reporting.access..")
                .should().dependOnClassesThat(
                        in("dev.rapport.events.policy.")
                                .and(DescribedPredicate.not(in("dev.rapport.events.policy.Share")))));
    }

    @Test
    void aResourceIsKnownByItsKindAlone() {
        hold(classes().that(extend("dev.rapport.reporting.resource.Resource")).should().bePackagePrivate());
        hold(slices().matching("dev.rapport.reporting.resource.(*)..").should().notDependOnEachOther());
    }

    private static boolean mayUse(String question, String used) {
        return question.equals(used) || SHARED_BY_QUESTIONS.contains(used)
                || ANSWERED_FROM.getOrDefault(question, Set.of()).contains(used);
    }

    private static String question(JavaClass type) {
        return type.getPackageName().substring(REPORTING.length()).split("\\.", -1)[0];
    }

    @Test
    void packagesDoNotGoInCircles() {
        for (String module : Modules.PACKAGES) {
            hold(slices().matching(module + ".(*)..").should().beFreeOfCycles());
        }
        hold(slices().matching("dev.rapport.common.(**)").should().beFreeOfCycles());
        hold(slices().matching("dev.rapport.(*)..").should().beFreeOfCycles());
    }

    @Test
    void webConventionsKnowNeitherAxonNorDatabasesNorKafka() {
        hold(noClasses().that().resideInAnyPackage("dev.rapport.common.web..", "dev.rapport.common.security..",
                "dev.rapport.common.observability..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.rapport.common.command..", "dev.rapport.common.eventstore..",
                        "dev.rapport.common.publishing..", "dev.rapport.common.staff..",
                        "dev.rapport.common.automation..", "dev.rapport.common.directory..",
                        "dev.rapport.common.customer..", "dev.rapport.common.projection..", "org.axonframework..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..", "java.sql..", "javax.sql..", "org.apache.kafka.."));
    }

    @Test
    void theProjectionRuntimeKnowsNeitherWritesNorDatabases() {
        hold(noClasses().that().resideInAPackage("dev.rapport.common.projection").should().dependOnClassesThat()
                .resideInAnyPackage(WRITE_KERNEL));
    }

    @Test
    void reportingKnowsNothingOfHowEventsAreWritten() {
        hold(noClasses().that().resideInAPackage("dev.rapport.reporting..").should().dependOnClassesThat()
                .resideInAnyPackage(WRITE_KERNEL));
    }

    @Test
    void aggregatesAndTheirCommandsStayInTheirPackage() {
        hold(classes().that(extend("dev.rapport.common.command.EventSourced")).should().bePackagePrivate());
        hold(classes().that().implement("dev.rapport.common.command.Command").should().bePackagePrivate());
    }

    @Test
    void aggregatesAndTheirCommandsKnowNeitherHttpNorJson() {
        for (String model : Set.of("dev.rapport.common.command.EventSourced", "dev.rapport.common.command.Command")) {
            hold(noClasses().that().areAssignableTo(model).should().dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.http..", "org.springframework.web..",
                            "dev.rapport.common.web..", "tools.jackson..", "com.fasterxml.jackson..",
                            "jakarta.servlet.."));
        }
    }

    @Test
    void controllersAreNamedAsSuchAndHidden() {
        // The gateway has none: its handlers serve pages.
        hold(classes().that(areAnnotatedWith("org.springframework.web.bind.annotation.RestController")).and()
                .resideOutsideOfPackage("dev.rapport.gateway..").should()
                .haveSimpleNameEndingWith("Controller").andShould().bePackagePrivate());
    }

    @Test
    void whatIsNeededComesThroughTheConstructor() {
        hold(fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired").andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value").andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject").andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource"));
    }

    @Test
    void fieldsThatChangeAreNotSeenFromOutside() {
        hold(fields().that().arePublic().should().beFinal());
    }

    /** All services of one process share it, ADR 18. */
    @Test
    void nothingStaticChangesInWhatServicesShare() {
        hold(fields().that().areStatic().and().areDeclaredInClassesThat()
                .resideInAnyPackage("dev.rapport.common..", "dev.rapport.http..", "dev.rapport.events..").should()
                .beFinal());
    }

    @Test
    void servicesLogThroughSlf4jAndNowhereElse() {
        hold(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..",
                "org.apache.commons.logging..", "lombok.."));
        hold(noClasses().that().resideOutsideOfPackages(Modules.COMMANDS).should()
                .accessField("java.lang.System", "out").orShould().accessField("java.lang.System", "err").orShould()
                .callMethod("java.lang.Throwable", "printStackTrace"));
    }

    @Test
    void timeComesFromAClockThatTestsCanSet() {
        hold(noClasses().that().resideInAnyPackage("dev.rapport.contact..", "dev.rapport.deal..",
                "dev.rapport.interaction..").should().callMethod("java.time.Instant", "now").orShould()
                .callMethod("java.time.LocalDate", "now").orShould().callMethod("java.time.LocalDateTime", "now")
                .orShould().callMethod("java.lang.System", "currentTimeMillis"));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(Modules.CLASSES);
    }

    private static DescribedPredicate<JavaClass> extend(String base) {
        return DescribedPredicate.describe("extend " + base,
                type -> type.isAssignableTo(base) && !type.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static DescribedPredicate<JavaClass> areAnnotatedWith(String annotation) {
        return DescribedPredicate.describe("are annotated with " + annotation,
                type -> type.isAnnotatedWith(annotation));
    }

    private static DescribedPredicate<JavaClass> in(String prefix) {
        return DescribedPredicate.describe("are below " + prefix, type -> type.getName().startsWith(prefix));
    }

    private static DescribedPredicate<JavaClass> notDirectlyIn(String name) {
        return DescribedPredicate.describe("are not directly in " + name,
                type -> !type.getPackageName().equals(name));
    }
}
