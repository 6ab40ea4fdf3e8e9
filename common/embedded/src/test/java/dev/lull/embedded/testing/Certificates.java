package dev.lull.embedded.testing;

import dev.lull.common.process.ProgramOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A certificate authority of one test, made anew by Java's keytool: its own certificate, one of a server at
 * {@code 127.0.0.1}, one of a server elsewhere, and one of a client, each as PEM.
 */
public final class Certificates {

    private static final String PASSWORD = "only-in-this-test";

    private final Path directory;

    /** @param directory made if missing */
    public Certificates(Path directory) throws IOException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        make("ca", "-ext", "bc:c");
        make("server", "-signer", "ca", "-ext", "san=ip:127.0.0.1,dns:localhost");
        make("elsewhere", "-signer", "ca", "-ext", "san=dns:redis.example.org");
        make("client", "-signer", "ca");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("all.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        for (String name : List.of("ca", "server", "elsewhere", "client")) {
            List<String> chain = new ArrayList<>();
            for (Certificate each : store.getCertificateChain(name)) {
                chain.add(pem("CERTIFICATE", each.getEncoded()));
            }
            Files.writeString(certificate(name), String.join("", chain));
            Files.writeString(
                    key(name),
                    pem(
                            "PRIVATE KEY",
                            store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        }
    }

    /** The certificate, and those between it and the authority. */
    public Path certificate(String name) {
        return directory.resolve(name + ".crt");
    }

    public Path key(String name) {
        return directory.resolve(name + ".key");
    }

    private void make(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                directory.resolve("all.p12").toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-dname",
                "CN=lull test " + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1"));
        command.addAll(Arrays.asList(options));
        ProgramOutput.of(command, Map.of());
    }

    private static String pem(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
