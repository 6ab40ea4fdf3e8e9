package dev.lull.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Setting;
import dev.lull.kubernetes.rule.Provided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in {@code base}, {@code components} and {@code overlays} renders, and holds together. */
class ManifestsIT {

    private static final List<Setting<?>> NEEDED = List.of(
            LullSettings.KAFKA_BOOTSTRAP_SERVERS, LullSettings.STORE, LullSettings.TARGET, LullSettings.INTAKE_ROOTS);

    static Stream<Path> overlays() {
        return Folders.overlays().stream();
    }

    static Stream<Path> components() {
        return Folders.components().stream();
    }

    @Test
    void theBaseHoldsTogether() {
        assertThat(Checks.problemsOf(Kubectl.kustomize(Folders.BASE))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyOverlayHoldsTogether(Path overlay) {
        assertThat(Checks.problemsOf(Kubectl.kustomize(overlay))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("components")
    void everyComponentHoldsTogetherWithTheBaseAlone(Path component) {
        String name = component.getFileName().toString();
        String rendered = Folders.render("component/" + name, """
                resources: [../../../base]
                components: [../../../components/%s]
                """.formatted(name));

        assertThat(Checks.problemsOf(rendered)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlaySaysWhereEverythingIs(Path overlay) {
        Manifests manifests = new StrictReader(Kubectl.kustomize(overlay)).manifests();

        assertThat(manifests.roles())
                .hasSameSizeAs(Role.values())
                .allSatisfy(workload -> assertThat(new ContainerSettings(manifests, workload.container()).known())
                        .containsKeys(
                                NEEDED.stream().map(Setting::environmentName).toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlayNamesNoRegistry(Path overlay) {
        Manifests manifests = new StrictReader(Kubectl.kustomize(overlay)).manifests();

        assertThat(manifests.workloads())
                .flatExtracting(Workload::allContainers)
                .extracting("image", String.class)
                .isNotEmpty()
                .allMatch(image -> !image.contains("/") || !image.split("/", 2)[0].matches(".*[.:].*|localhost"));
    }

    /** The value of a row is the first text in backticks; what is of the brokers says so. */
    @Test
    void productionSetsWhatTheDocumentationSaysOfALargeCluster() throws IOException {
        Manifests production = new StrictReader(Kubectl.kustomize(Path.of("overlays/production"))).manifests();
        String page = Files.readString(Path.of("../../docs/scaling.md"));
        List<MatchResult> rows = Pattern.compile("(?m)^\\| (\\S+|\\S+ \\S+) \\| [^`|]*`([^`]+)`[^|]*\\|")
                .matcher(page.substring(page.indexOf("## Settings for a large cluster")))
                .results()
                .toList();

        assertThat(rows)
                .hasSize(12)
                .allSatisfy(row -> assertThat(LargeCluster.value(production, row.group(1)))
                        .as(row.group(1))
                        .isEqualTo(row.group(2)));
    }

    @Test
    void whatPeopleHaveToMakeIsInTheDocumentation() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/kubernetes.md")))
                .contains(Provided.SECRETS.keySet())
                .contains(Provided.CLAIMS);
    }
}
