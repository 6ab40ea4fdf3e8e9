package dev.lull.s3;

import dev.lull.common.media.Failure;
import dev.lull.common.store.S3Location;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What an error of the SDK means, in one line that says what, where and what to do.
 *
 * @param bucket its name
 * @param server where it is, for people
 */
record S3Errors(String bucket, String server) {

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    /** What to wait when the server asks for less without saying for how long. */
    private static final Duration SLOWING_DOWN = Duration.ofSeconds(10);

    private static final Set<String> TOO_MUCH =
            Set.of("SlowDown", "TooManyRequests", "TooManyRequestsException", "RequestLimitExceeded", "Throttling");

    /** Refused for a reason of the moment, though the status says otherwise. */
    private static final Set<String> PASSING =
            Set.of("RequestTimeout", "OperationAborted", "ConditionalRequestConflict", "ExpiredToken", "NoSuchUpload");

    private static final Set<String> DAMAGED = Set.of(
            "BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "InvalidDigest", "IncompleteBody");

    private static final String DENIED = "correct the keys, or allow their owner to read, write and list";

    private static final Map<String, String> ADVICE = Map.of(
            "NoSuchBucket", "it does not exist: make it, or correct its name",
            "InvalidAccessKeyId", "the server does not know the access key: correct s3.access-key",
            "RequestTimeTooSkewed", "the clocks of this machine and the server differ: set them",
            "PermanentRedirect", "it is in another region: correct s3.region",
            "AuthorizationHeaderMalformed", "it is in another region: correct s3.region",
            "InvalidStorageClass", "it does not have this class: correct s3.storage-class",
            "NotImplemented", "the server lacks something Lull needs, such as conditional writes (If-None-Match)");

    static boolean taken(S3Exception e) {
        return e.statusCode() == PRECONDITION_FAILED;
    }

    static boolean missing(S3Exception e) {
        return e.statusCode() == NOT_FOUND && !code(e).equals("NoSuchBucket");
    }

    /** To be thrown in its place. */
    IOException of(SdkException e, String key) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceException ofTheFile) {
                return ofTheFile;
            }
            if (cause instanceof AbortedException || cause instanceof ClosedByInterruptException) {
                Thread.currentThread().interrupt();
                return new ClosedByInterruptException();
            }
        }
        if (e instanceof S3Exception answer) {
            return missing(answer) && !PASSING.contains(code(answer))
                    ? new NoSuchFileException(new S3Location(bucket, key).toString())
                    : answered(answer);
        }
        return unanswered(e);
    }

    /** The answer came, but its body broke off or is damaged. */
    BucketException brokenReading(String key, String why) {
        return new BucketException(
                new Failure.Transient("cannot read " + new S3Location(bucket, key) + " at " + server + ": " + why));
    }

    private BucketException answered(S3Exception e) {
        Failure failure = refusal(e);
        boolean busy = failure instanceof Failure.RateLimited;
        return busy || (e.statusCode() >= 500 && failure instanceof Failure.Transient)
                ? BucketException.outage(failure)
                : new BucketException(failure);
    }

    private Failure refusal(S3Exception e) {
        String code = code(e);
        int status = e.statusCode();
        if (status == 429 || TOO_MUCH.contains(code)) {
            return new Failure.RateLimited("the S3 server " + server + " asks for fewer requests", retryAfter(e));
        }
        if (code.equals("SignatureDoesNotMatch")) {
            // without TLS the body is signed too; a wrong key is met, for good, before any body is sent
            return new Failure.Transient(
                    "damaged on the way to " + bucket + " at " + server + ", or s3.secret-key is wrong", e);
        }
        if (DAMAGED.contains(code)) {
            return new Failure.Transient("damaged on the way to " + bucket + " at " + server + ": " + code, e);
        }
        if ((status >= 500 && !code.equals("NotImplemented")) || PASSING.contains(code)) {
            return new Failure.Transient(
                    "the S3 server " + server + " failed: " + status + " " + code + " " + words(e), e);
        }
        String refused =
                "the bucket " + bucket + " at " + server + " refused (" + (status + " " + code).strip() + "): ";
        if (status == 403 || ADVICE.containsKey(code) || code.startsWith("KMS.")) {
            // the same for every file
            String denied = status == 403 ? DENIED : words(e);
            return new Failure.TargetUnavailable(refused + ADVICE.getOrDefault(code, denied), e);
        }
        return new Failure.Permanent(refused + words(e), e);
    }

    private BucketException unanswered(SdkException e) {
        if (e instanceof ApiCallAttemptTimeoutException) {
            return BucketException.outage(new Failure.Transient("the S3 server " + server + " takes too long", e));
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root.getMessage() != null && root.getMessage().contains("credentials")) {
            return new BucketException(new Failure.TargetUnavailable(
                    "no credentials for " + server + ": set s3.access-key and s3.secret-key, or give a role", e));
        }
        if (root instanceof UnknownHostException || root instanceof ConnectException) {
            String why = root instanceof ConnectException ? words(root) : "its name is unknown";
            return BucketException.outage(
                    new Failure.TargetUnavailable("the S3 server " + server + " is down or elsewhere: " + why, e));
        }
        return BucketException.outage(
                new Failure.Transient("the connection to the S3 server " + server + " broke: " + words(root), e));
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String words(Throwable e) {
        String said = e instanceof S3Exception answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorMessage()
                : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    private static Duration retryAfter(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? SLOWING_DOWN
                : details.sdkHttpResponse()
                        .firstMatchingHeader("Retry-After")
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(SLOWING_DOWN);
    }
}
