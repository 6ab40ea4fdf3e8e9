package dev.lull.s3;

import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import dev.lull.embedded.testing.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Prints how many seconds a bucket takes for one large file, and then how many the SDK takes for the same parts without
 * anything of ours around it: no checksum of the whole, one part after another. The server is a process on this
 * machine; of several rounds the best counts, on both sides. Run by {@code figures/measure}.
 */
final class BucketThroughput {

    private static final double SECOND = 1e9;

    private BucketThroughput() {}

    /** Takes the file, a folder for the server, and the number of rounds. */
    @SuppressWarnings("SystemOut") // its one line of output is the answer
    public static void main(String[] args) throws Exception {
        PutRequest object = PutRequest.of(Path.of(args[0]), "large.mp4", "video/mp4");
        double ours = Double.MAX_VALUE;
        double plain = Double.MAX_VALUE;
        try (S3Server server = new S3Server(Path.of(args[1]))) {
            server.makeBucket("media");
            Settings settings = server.settings();
            try (Bucket bucket = Bucket.open(settings, "media");
                    S3Connection sdk = new S3Connection(settings)) {
                for (int round = 0; round < Integer.parseInt(args[2]); round++) {
                    long began = System.nanoTime();
                    bucket.putNew(object);
                    long between = System.nanoTime();
                    bucket.delete(List.of(object.key()));
                    long again = System.nanoTime();
                    plainly(sdk.client, object, settings.get(S3Settings.PART_SIZE));
                    plain = Math.min(plain, (System.nanoTime() - again) / SECOND);
                    ours = Math.min(ours, (between - began) / SECOND);
                    bucket.delete(List.of(object.key()));
                }
            }
        }
        System.out.printf("%.2f %.2f%n", ours, plain);
    }

    private static void plainly(S3Client client, PutRequest object, long partSize) {
        String id = client.createMultipartUpload(
                        request -> request.bucket("media").key(object.key()))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < object.size(); from += partSize) {
            int number = parts.size() + 1;
            FilePart part =
                    new FilePart(object.file(), from, Math.min(partSize, object.size() - from), new AtomicBoolean());
            String tag = client.uploadPart(
                            request -> request.bucket("media")
                                    .key(object.key())
                                    .uploadId(id)
                                    .partNumber(number),
                            part.body())
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        client.completeMultipartUpload(request ->
                request.bucket("media").key(object.key()).uploadId(id).multipartUpload(all -> all.parts(parts)));
    }
}
