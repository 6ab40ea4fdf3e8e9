package dev.lull.s3;

import dev.lull.common.media.Checksum;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object on its way here. */
final class ObjectDownload implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 17;

    private final ResponseInputStream<GetObjectResponse> in;
    private final S3Errors faults;
    private final String key;
    private boolean whole;

    ObjectDownload(ResponseInputStream<GetObjectResponse> in, S3Errors faults, String key) {
        this.in = in;
        this.faults = faults;
        this.key = key;
    }

    /** Writes it all; returns the checksum, which must be the one kept with the object, if there is one. */
    String into(OutputStream out) throws IOException {
        MessageDigest digest = Checksum.begin();
        byte[] buffer = new byte[BUFFER_BYTES];
        long written = 0;
        int read;
        while ((read = read(buffer)) >= 0) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            written += read;
        }
        String sha256 = Checksum.of(digest);
        String kept = in.response().metadata().getOrDefault(ObjectOptions.SHA256, sha256);
        if (written != in.response().contentLength() || !sha256.equals(kept)) {
            throw faults.brokenReading(key, "it is not what was put there");
        }
        whole = true;
        return sha256;
    }

    @Override
    public void close() throws IOException {
        if (whole) {
            in.close();
        } else {
            // otherwise the rest would be read to the end
            in.abort();
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw faults.brokenReading(key, String.valueOf(e.getMessage()));
        }
    }
}
