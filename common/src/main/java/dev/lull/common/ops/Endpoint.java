package dev.lull.common.ops;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where a process listens.
 *
 * @param host a loopback address unless callers must show a token
 * @param port 0 takes a free one
 */
record Endpoint(InetAddress host, int port) {

    /** @throws SettingsException when the address is not one, or is open to others without a token */
    static Endpoint of(Settings settings) {
        String bind = settings.get(LullSettings.HTTP_BIND);
        InetAddress host;
        try {
            host = InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new SettingsException(List.of("http.bind: '" + bind + "' is no address of this machine"));
        }
        if (!host.isLoopbackAddress() && settings.find(LullSettings.HTTP_TOKEN).isEmpty()) {
            throw new SettingsException(List.of("http.bind: " + bind
                    + " can be reached by others, so http.token must be set (or bind to 127.0.0.1)"));
        }
        return new Endpoint(host, settings.get(LullSettings.HTTP_PORT));
    }
}
