package dev.lull.convert.plan;

import dev.lull.common.media.ConversionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What must be equal for one unit to fit to another: the source, the way it is made, and ffmpeg's major version. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(
            SourceIdentity source, ConversionKind kind, List<Long> cuts, EncoderSettings encoder, int ffmpegMajor) {
        String all = String.join(
                "\n",
                source.sha256(),
                Long.toString(source.size()),
                source.modified().toString(),
                kind.word(),
                cuts.toString(),
                encoder.identity(),
                Integer.toString(ffmpegMajor));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
