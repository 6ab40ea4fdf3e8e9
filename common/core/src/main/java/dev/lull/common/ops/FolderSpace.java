package dev.lull.common.ops;

import dev.lull.common.posix.ExistingFolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.nio.file.Path;

/**
 * The space of the disk under a folder, which need not be there yet.
 *
 * @param role what the folder is to Lull, {@code store} or {@code target}: its path is no label
 */
public record FolderSpace(String role, Path folder) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        new DiskSpaceMetrics(ExistingFolder.of(folder).toFile(), Tags.of("folder", role)).bindTo(registry);
    }
}
