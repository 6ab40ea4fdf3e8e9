package dev.lull.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ErrorsTest {

    private final S3Errors errors = new S3Errors("photos", "s3.example");

    @ParameterizedTest
    @CsvSource({
        "500, InternalError,      true",
        "503, ServiceUnavailable, true",
        "503, SlowDown,           true",
        "429, TooManyRequests,    true",
        "501, NotImplemented,     false",
        "403, AccessDenied,       false",
        "404, NoSuchBucket,       false",
        "400, ExpiredToken,       false",
    })
    void aServerThatFailsIsAwayAndOneThatRefusesIsNot(int status, String code, boolean outage) {
        assertThat(isOutage(answer(status, code))).isEqualTo(outage);
    }

    @Test
    void aServerThatDoesNotAnswerIsAway() {
        assertThat(isOutage(noAnswer(new ConnectException("Connection refused"))))
                .isTrue();
        assertThat(isOutage(noAnswer(new UnknownHostException("s3.example")))).isTrue();
        assertThat(isOutage(noAnswer(new IOException("Connection reset")))).isTrue();
    }

    @Test
    void missingCredentialsAreNoOutage() {
        assertThat(isOutage(SdkClientException.create("Unable to load credentials")))
                .isFalse();
    }

    private boolean isOutage(SdkException e) {
        return errors.of(e, "a.jpg") instanceof BucketException told && told.outage();
    }

    private static AwsServiceException answer(int status, String code) {
        return S3Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("said so")
                        .sdkHttpResponse(
                                SdkHttpResponse.builder().statusCode(status).build())
                        .build())
                .statusCode(status)
                .build();
    }

    private static SdkException noAnswer(IOException cause) {
        return SdkClientException.create("no answer", cause);
    }
}
