package dev.lull.redis;

import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom Lull trusts to be Redis, and how it shows itself.
 *
 * @param trust null for what Java trusts
 * @param identity null for none
 */
record RedisTls(
        @Nullable TrustManagerFactory trust, @Nullable KeyManagerFactory identity) {

    /** What Java trusts, and no certificate of our own. */
    static final RedisTls STANDARD = new RedisTls(null, null);

    private static final char[] IN_MEMORY = new char[0];

    /** @throws SettingsException when they name files that cannot be used, or that nothing would use */
    static RedisTls of(Settings settings, RedisAddress address) {
        boolean ca = settings.find(RedisSettings.CA).isPresent();
        boolean certificate = settings.find(RedisSettings.CERTIFICATE).isPresent();
        if (certificate != settings.find(RedisSettings.KEY).isPresent()) {
            throw new SettingsException(List.of("redis.certificate and redis.key must be set together"));
        }
        if ((ca || certificate) && !address.tls()) {
            throw new SettingsException(List.of("redis.ca and redis.certificate are for TLS: redis.url must begin with "
                    + address.layout().scheme(true) + "://"));
        }
        try {
            return new RedisTls(ca ? trust(settings) : null, certificate ? identity(settings) : null);
        } catch (GeneralSecurityException | IOException e) {
            throw new SettingsException(List.of("redis.ca, redis.certificate: " + e.getMessage()));
        }
    }

    private static TrustManagerFactory trust(Settings settings) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (Certificate each : Pem.of(RedisSettings.CA, settings).certificates()) {
            store.setCertificateEntry("ca-" + store.size(), each);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyManagerFactory identity(Settings settings) throws GeneralSecurityException, IOException {
        Certificate[] chain = Pem.of(RedisSettings.CERTIFICATE, settings).certificates();
        KeyStore store = empty();
        store.setKeyEntry("lull", Pem.of(RedisSettings.KEY, settings).privateKey(chain[0]), IN_MEMORY, chain);
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(store, IN_MEMORY);
        return identity;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
