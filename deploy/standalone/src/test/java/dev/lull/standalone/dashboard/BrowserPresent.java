package dev.lull.standalone.dashboard;

import dev.lull.standalone.testing.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the browser and its driver before Selenium would try to download them. */
final class BrowserPresent implements ExecutionCondition {

    private static final boolean REQUIRED = "required".equals(System.getenv("BROWSER_TESTS"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (REQUIRED) {
            return ConditionEvaluationResult.enabled("BROWSER_TESTS=required");
        }
        List<String> missing = List.of(Browser.PROGRAM, Browser.DRIVER).stream()
                .filter(program -> Browser.onPath(program).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("browser and driver are there");
        }
        String reason = "not on the PATH: " + String.join(", ", missing) + " (apt install chromium chromium-driver)";
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
