package dev.lull.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.lull.convert.ConversionEstimate;
import dev.lull.convert.ConversionPreview;
import dev.lull.convert.ConvertWorker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the code: what a module, a package or a class may use. */
class ArchitectureTest {

    private static final String CORE = "dev.lull.common..";
    private static final String KAFKA = "dev.lull.kafka..";
    private static final String REDIS = "dev.lull.redis..";
    private static final String S3 = "dev.lull.s3..";
    private static final String EMBEDDED = "dev.lull.embedded..";
    private static final String TRACING = "dev.lull.tracing..";
    private static final String COORDINATOR = "dev.lull.coordinator..";
    private static final String UPLOAD = "dev.lull.upload..";
    private static final String CONVERT = "dev.lull.convert..";
    private static final String ANY = "dev.lull..";

    private static JavaClasses lull;

    @BeforeAll
    static void readTheClasses() {
        lull = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // the fixtures of other modules, once they are packed
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.lull");
    }

    @Test
    void coreUsesNoOtherModule() {
        usesOnly(CORE);
    }

    @Test
    void adaptersUseCoreAlone() {
        usesOnly(KAFKA, CORE);
        usesOnly(REDIS, CORE);
        usesOnly(S3, CORE);
        usesOnly(EMBEDDED, CORE);
        usesOnly(TRACING, CORE);
    }

    @Test
    void theRolesMeetOnlyAtTopics() {
        usesOnly(COORDINATOR, CORE);
        usesOnly(UPLOAD, CORE, S3);
        usesOnly(CONVERT, CORE);
    }

    @Test
    void outsideOfTheConvertWorkerOnlyItsEntriesAreUsed() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CONVERT)
                .should()
                .dependOnClassesThat(resideInAPackage(CONVERT)
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(ConvertWorker.class)))
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(ConversionPreview.class)))
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(ConversionPreview.Video.class)))
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(ConversionEstimate.class))))
                .check(lull);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.lull.(**)").should().beFreeOfCycles().check(lull);
    }

    @Test
    void classesFormNoCycles() {
        slices().assignedFrom(new OutermostClasses()).should().beFreeOfCycles().check(lull);
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
        confine(resideInAnyPackage("org.apache.kafka..", "kafka.."), "dev.lull.kafka", "dev.lull.embedded");
    }

    @Test
    void redissonStaysInItsAdapter() {
        confine(resideInAnyPackage("org.redisson.."), "dev.lull.redis");
    }

    @Test
    void theS3SdkStaysInItsAdapter() {
        confine(resideInAnyPackage("software.amazon.."), "dev.lull.s3");
    }

    @Test
    void jaffreeProbesAndEncodes() {
        confine(resideInAnyPackage("com.github.kokorin.jaffree.."), "dev.lull.common.probe", "dev.lull.convert.encode");
    }

    @Test
    void rolesTellTheirTracesThroughOnePackage() {
        confine(resideInAnyPackage("io.opentelemetry.."), "dev.lull.common.trace", "dev.lull.tracing");
    }

    @Test
    void theSystemIsCalledInOnePlace() {
        confine(resideInAnyPackage("com.sun.jna.."), "dev.lull.common.posix");
    }

    @Test
    void onlyTheCaptureReaderReadsExif() {
        confine(resideInAnyPackage("com.drew.."), "dev.lull.coordinator.capture");
    }

    @Test
    void theBotApiIsKnownToItsTargetAndItsSourceOnly() {
        confine(
                resideInAnyPackage("com.pengrad..", "okhttp3..", "okio..", "com.google.gson.."),
                "dev.lull.upload.targets.telegram",
                "dev.lull.coordinator.telegram");
    }

    @Test
    void terminalsAreMeasuredInOnePlace() {
        confine(resideInAnyPackage("org.jline.."), "dev.lull.standalone.progress");
    }

    @Test
    void theHttpServerIsKnownToOpsAndWebOnly() {
        confine(
                resideInAnyPackage("io.javalin..", "org.eclipse.jetty.."),
                "dev.lull.common.ops",
                "dev.lull.coordinator.web");
    }

    /** Of Lull's own modules: itself and these. */
    private static void usesOnly(String module, String... others) {
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages(ANY)
                        .or(resideInAPackage(module))
                        .or(resideInAnyPackage(others)))
                .check(lull);
    }

    private static void confine(DescribedPredicate<JavaClass> library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(library)
                .check(lull);
    }

    /** Each class with what is nested in it. */
    private static final class OutermostClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getPackageName().startsWith("dev.lull")
                    ? SliceIdentifier.of(outermost.getName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "outermost classes";
        }
    }
}
