package dev.lull.coordinator.notify;

import dev.lull.common.ops.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A web server that gets CloudEvents in structured mode, signed after Standard Webhooks: {@code webhook-signature} is
 * {@code v1,} and the Base64 of HMAC-SHA256 over id, time in seconds and body, joined by dots.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
final class WebhookChannel implements NotificationChannel {

    private static final String HMAC = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private final HttpPost server;
    private final byte @Nullable [] secret;
    private final String source;
    private final Clock clock;

    /**
     * A channel to this server.
     *
     * @param secret text, or {@code whsec_} and Base64; null to sign nothing
     * @param source of the events
     */
    WebhookChannel(String url, @Nullable String secret, String source, Clock clock) {
        this.server = new HttpPost(url);
        this.secret = secret == null ? null : key(secret);
        this.source = source;
        this.clock = clock;
    }

    private static byte[] key(String secret) {
        return secret.startsWith(ENCODED)
                ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void tell(Notification notification) throws IOException, InterruptedException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", notification.id());
        event.put("source", source);
        event.put("type", notification.type());
        event.put("subject", notification.subject());
        event.put("time", notification.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", notification.data());
        String body = Json.write(event);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=UTF-8");
        if (secret != null) {
            String seconds = Long.toString(clock.instant().getEpochSecond());
            headers.put("webhook-id", notification.id());
            headers.put("webhook-timestamp", seconds);
            headers.put("webhook-signature", "v1," + signature(secret, notification.id() + "." + seconds + "." + body));
        }
        server.send(body, headers);
    }

    private static String signature(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
