package dev.lull.containers.testing;

import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Looks for an engine and the images before Testcontainers would try to pull them, which takes minutes to fail. */
final class ImagesPresent implements ExecutionCondition {

    private static final boolean REQUIRED = "required".equals(System.getenv("CONTAINER_TESTS"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (REQUIRED) {
            return ConditionEvaluationResult.enabled("CONTAINER_TESTS=required");
        }
        return Missing.REASON
                .map(reason -> {
                    System.err.println("SKIPPED " + context.getDisplayName() + ": " + reason);
                    return ConditionEvaluationResult.disabled(reason);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("engine and images are there"));
    }

    /** Looked for once. */
    private static final class Missing {

        static final Optional<String> REASON = look();

        private static Optional<String> look() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.of("no Docker engine answers (DOCKER_HOST)");
            }
            List<String> images = Stream.concat(
                            Stream.of(Images.KAFKA, Images.REDIS, Images.S3),
                            Stream.of(Images.ROLES).map(Images::lull))
                    .filter(image -> !isThere(image))
                    .toList();
            return images.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not built: " + String.join(", ", images) + " (deploy/images/build)");
        }

        private static boolean isThere(String image) {
            try {
                DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
                return true;
            } catch (DockerException notThere) {
                return false;
            }
        }
    }
}
