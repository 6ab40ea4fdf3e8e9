package dev.lull.containers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs containers. Where there is no Docker engine, or the images are not built, it is skipped with that
 * reason; where {@code CONTAINER_TESTS=required} is set, as CI does, it runs and fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImagesPresent.class)
public @interface NeedsImages {}
