package dev.lull.s3;

import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What every new object is given besides its content, be it sent in one piece or in parts. */
record ObjectOptions(
        @Nullable String encryption,
        @Nullable String kmsKey,
        @Nullable String storageClass) {

    /** Name of the metadata with the checksum, as {@code x-amz-meta-sha256}. */
    static final String SHA256 = "sha256";

    static ObjectOptions of(Settings settings) {
        return new ObjectOptions(
                settings.find(S3Settings.SERVER_SIDE_ENCRYPTION)
                        .map(word -> word.equals("aes256") ? word.toUpperCase(Locale.ROOT) : word)
                        .orElse(null),
                settings.find(S3Settings.KMS_KEY).orElse(null),
                settings.find(S3Settings.STORAGE_CLASS).orElse(null));
    }

    PutObjectRequest.Builder put(String bucket, PutRequest object) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(object.key())
                .contentType(object.contentType())
                .metadata(metadata(object))
                .serverSideEncryption(encryption)
                .ssekmsKeyId(kmsKey)
                .storageClass(storageClass);
    }

    CreateMultipartUploadRequest multipart(String bucket, PutRequest object) {
        return CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(object.key())
                .contentType(object.contentType())
                .metadata(metadata(object))
                .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
                .serverSideEncryption(encryption)
                .ssekmsKeyId(kmsKey)
                .storageClass(storageClass)
                .build();
    }

    private static Map<String, String> metadata(PutRequest object) {
        Map<String, String> metadata = new HashMap<>(object.metadata());
        metadata.put(SHA256, object.sha256());
        return metadata;
    }
}
