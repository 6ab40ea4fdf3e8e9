package dev.lull.redis;

import dev.lull.common.settings.Setting;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PEM file that a setting names.
 *
 * @param key the setting, for messages
 */
record Pem(String key, String file, String text) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** @throws SettingsException when it cannot be read */
    static Pem of(Setting<String> setting, Settings settings) {
        String file = settings.get(setting);
        try {
            // certificates may have remarks in any encoding between them
            return new Pem(setting.key(), file, Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new SettingsException(List.of(setting.key() + ": " + file + " is missing"));
        } catch (IOException e) {
            throw new SettingsException(List.of(setting.key() + ": " + file + " cannot be read: " + e.getMessage()));
        }
    }

    /** One certificate or more. */
    Certificate[] certificates() {
        try {
            Certificate[] all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toArray(Certificate[]::new);
            if (all.length > 0) {
                return all;
            }
        } catch (GeneralSecurityException e) {
            throw unusable("no certificate that can be read");
        }
        throw unusable("no certificate");
    }

    /** The private key that belongs to a certificate. */
    PrivateKey privateKey(Certificate certificate) {
        Matcher found = PKCS8.matcher(text);
        if (!found.find()) {
            throw unusable("no PRIVATE KEY in PKCS #8 without a password; openssl pkcs8 -topk8 -nocrypt makes one");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw unusable("no private key of the kind that redis.certificate has");
        }
    }

    private SettingsException unusable(String what) {
        return new SettingsException(List.of(key + ": " + file + " has " + what));
    }
}
