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
 * @param host the address it is bound to
 * @param port 0 takes a free one
 */
record Endpoint(InetAddress host, int port) {

    /**
     * For calls that change something or tell of a user's files.
     *
     * @throws SettingsException when the address is not one, or is open to others without a token
     */
    static Endpoint of(Settings settings) {
        Endpoint endpoint = forAnybody(settings);
        if (!endpoint.host.isLoopbackAddress()
                && settings.find(LullSettings.HTTP_TOKEN).isEmpty()) {
            throw new SettingsException(List.of("http.bind: " + settings.get(LullSettings.HTTP_BIND)
                    + " can be reached by others, so http.token must be set (or bind to 127.0.0.1)"));
        }
        return endpoint;
    }

    /**
     * For probes and metrics alone.
     *
     * @throws SettingsException when the address is not one
     */
    static Endpoint forAnybody(Settings settings) {
        String bind = settings.get(LullSettings.HTTP_BIND);
        try {
            return new Endpoint(InetAddress.getByName(bind), settings.get(LullSettings.HTTP_PORT));
        } catch (UnknownHostException e) {
            throw new SettingsException(List.of("http.bind: '" + bind + "' is not an address of this machine"));
        }
    }
}
