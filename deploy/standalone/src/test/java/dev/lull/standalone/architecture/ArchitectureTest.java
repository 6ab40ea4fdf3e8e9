package dev.lull.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the code, so that nobody needs to argue about it. */
class ArchitectureTest {

    private static final String COMMON = "dev.lull.common..";
    private static final String COORDINATOR = "dev.lull.coordinator..";
    private static final String UPLOAD = "dev.lull.upload..";
    private static final String CONVERT = "dev.lull.convert..";
    private static final String STANDALONE = "dev.lull.standalone..";

    private static JavaClasses lull;

    @BeforeAll
    static void readTheClasses() {
        lull = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.lull");
    }

    @Test
    void commonKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COORDINATOR, UPLOAD, CONVERT, STANDALONE)
                .check(lull);
    }

    @Test
    void theRolesMeetOnlyAtTopics() {
        noClasses()
                .that()
                .resideInAPackage(COORDINATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(UPLOAD, CONVERT, STANDALONE)
                .check(lull);
        noClasses()
                .that()
                .resideInAPackage(UPLOAD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COORDINATOR, CONVERT, STANDALONE)
                .check(lull);
        noClasses()
                .that()
                .resideInAPackage(CONVERT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COORDINATOR, UPLOAD, STANDALONE)
                .check(lull);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.lull.(**)").should().beFreeOfCycles().check(lull);
    }

    @Test
    void theDomainImportsOnlyTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.lull.common.media",
                        "dev.lull.common.task",
                        "dev.lull.common.queue",
                        "dev.lull.common.ledger",
                        "dev.lull.common.store",
                        "dev.lull.common.lifecycle",
                        "dev.lull.common.settings",
                        "dev.lull.common.process")
                .should()
                .dependOnClassesThat(
                        resideOutsideOfPackages("java..", "dev.lull.common..", "org.jspecify..", "org.slf4j.."))
                .check(lull);
    }

    @Test
    void kafkaStaysInItsAdapterAndInTheEmbeddedBroker() {
        confine(
                resideInAnyPackage("org.apache.kafka..", "kafka.."),
                "dev.lull.common.queue.kafka",
                "dev.lull.standalone.embedded");
    }

    @Test
    void redissonStaysInItsAdapter() {
        confine(resideInAnyPackage("org.redisson.."), "dev.lull.common.ledger.redis");
    }

    @Test
    void theS3SdkStaysInItsAdapter() {
        confine(resideInAnyPackage("software.amazon.."), "dev.lull.common.s3");
    }

    @Test
    void jaffreeProbesAndEncodes() {
        confine(resideInAnyPackage("com.github.kokorin.jaffree.."), "dev.lull.common.probe", "dev.lull.convert.encode");
    }

    @Test
    void theBotApiIsKnownToItsTargetOnly() {
        confine(
                resideInAnyPackage("com.pengrad..", "okhttp3..", "okio..", "com.google.gson.."),
                "dev.lull.upload.target.telegram",
                // the Bot API server of the tests, which are seen here once they are packed
                "dev.lull.upload.testing");
    }

    @Test
    void theHttpServerIsKnownToOpsAndWebOnly() {
        confine(
                resideInAnyPackage("io.javalin..", "org.eclipse.jetty.."),
                "dev.lull.common.ops",
                "dev.lull.coordinator.web");
    }

    private static void confine(DescribedPredicate<JavaClass> library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(library)
                .check(lull);
    }
}
