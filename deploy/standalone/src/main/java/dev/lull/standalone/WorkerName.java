package dev.lull.standalone;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a process is called in claims, events and logs. */
final class WorkerName {

    private WorkerName() {}

    /** The configured name, or host name and process id. */
    static String of(Settings settings) {
        return settings.find(LullSettings.WORKER_NAME)
                .orElseGet(() -> host() + "-" + ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
