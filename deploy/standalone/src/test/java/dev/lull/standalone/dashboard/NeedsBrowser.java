package dev.lull.standalone.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that drives Chromium. Where chromium and chromedriver are not on the PATH it is skipped with that reason;
 * where {@code BROWSER_TESTS=required} is set, as CI does, it runs and fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserPresent.class)
@interface NeedsBrowser {}
