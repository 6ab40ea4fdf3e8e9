package dev.lull.common.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What is waited for without a limit of its own may take a minute: on a busy machine everything comes later, and a test
 * that fails does so a little later, too. JUnit finds this by itself in every module.
 */
public final class DefaultTimeout implements BeforeAllCallback {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(MINUTE);
    }
}
