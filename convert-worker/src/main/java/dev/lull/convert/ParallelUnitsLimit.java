package dev.lull.convert;

import com.sun.management.OperatingSystemMXBean;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import java.lang.management.ManagementFactory;

/** How many units one worker works on at the same time. */
final class ParallelUnitsLimit {

    private ParallelUnitsLimit() {}

    /** As set, or as many as this machine or container has cores and memory for. */
    static int of(Settings settings) {
        int set = settings.get(ConvertSettings.PARALLEL_UNITS);
        if (set > 0) {
            return set;
        }
        // both are what the container may have, where there is one
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return fitting(
                Runtime.getRuntime().availableProcessors(),
                machine.getTotalMemorySize(),
                settings.get(ConvertSettings.MEMORY));
    }

    /**
     * Threads of one ffmpeg beside others; 0 lets ffmpeg decide. Segments side by side keep all processors busy with
     * one thread each, which wastes less than threads do; more are only for processors that would be idle.
     */
    static int threadsOfEach(int parallel) {
        return parallel == 1 ? 0 : Math.max(1, Runtime.getRuntime().availableProcessors() / parallel);
    }

    /**
     * One for each core, as long as all of them together stay within the memory.
     *
     * @param memory bytes of the machine
     * @param memoryPerUnit bytes; 0 for no bound, and then none counts
     */
    static int fitting(int cores, long memory, long memoryPerUnit) {
        if (memoryPerUnit == 0) {
            return cores;
        }
        return (int) Math.max(1, Math.min(cores, memory / memoryPerUnit));
    }
}
