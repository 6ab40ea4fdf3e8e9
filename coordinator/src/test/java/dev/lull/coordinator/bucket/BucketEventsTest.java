package dev.lull.coordinator.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketEventsTest {

    @Test
    void anEventOfAmazonHasAKeyAsInTheAddressOfAPage() {
        String event = """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",
                 "eventTime":"2026-11-30T02:00:00.000Z","eventName":"ObjectCreated:CompleteMultipartUpload",
                 "s3":{"s3SchemaVersion":"1.0","configurationId":"c","bucket":{"name":"camera","arn":"arn:aws:s3:::camera"},
                 "object":{"key":"2026/red+flower%2B%C3%BC.jpg","size":1024,"eTag":"e","sequencer":"0A"}}}]}
                """;

        assertThat(BucketEvents.created(event)).containsExactly("s3://camera/2026/red flower+ü.jpg");
    }

    @Test
    void anEventOfMinioHasItsNameTwice() {
        String event = """
                {"EventName":"s3:ObjectCreated:Put","Key":"camera/2026/a b.jpg","Records":[{"eventVersion":"2.0",
                 "eventSource":"minio:s3","eventName":"s3:ObjectCreated:Put","s3":{"bucket":{"name":"camera"},
                 "object":{"key":"2026%2Fa+b.jpg","size":1,"contentType":"image/jpeg","sequencer":"15A0"}}}]}
                """;

        assertThat(BucketEvents.created(event)).containsExactly("s3://camera/2026/a b.jpg");
        assertThat(BucketEvents.created("{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"camera/a+b.jpg\"}"))
                .containsExactly("s3://camera/a+b.jpg");
    }

    @Test
    void anEventOfCephHasThePlainKey() {
        String event = """
                {"Records":[{"eventVersion":"2.2","eventSource":"ceph:s3","eventName":"ObjectCreated:Put",
                 "s3":{"bucket":{"name":"camera","id":"x"},"object":{"key":"2026/50%+more.jpg","size":1}}}]}
                """;

        assertThat(BucketEvents.created(event)).containsExactly("s3://camera/2026/50%+more.jpg");
    }

    @Test
    void ofSeveralRecordsEachObjectThatCameCounts() {
        assertThat(BucketEvents.created("{\"Records\":[" + record("ObjectCreated:Put", "b.jpg") + ","
                        + record("ObjectRemoved:Delete", "a.jpg") + "," + record("s3:ObjectCreated:Copy", "c.jpg")
                        + "]}"))
                .containsExactly("s3://camera/b.jpg", "s3://camera/c.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"camera\"}",
                "{\"EventName\":\"s3:ObjectRemoved:Delete\",\"Key\":\"camera/a.jpg\"}",
                "{\"Records\":[]}",
            })
    void whatIsAboutSomethingElseIsNoObject(String event) {
        assertThat(BucketEvents.created(event)).isEmpty();
    }

    @Test
    void anObjectThatStandsForAFolderIsNone() {
        assertThat(BucketEvents.created("{\"Records\":[" + record("ObjectCreated:Put", "2026%2F") + "]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "null",
                "{}",
                "{\"Records\":[1]}",
                "{\"Records\":[null]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"Records\":[{\"eventName\":7}]}",
                "{\"EventName\":\"s3:ObjectCreated:Put\"}",
                "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"camera\"}",
            })
    void anythingElseIsNoEvent(String value) {
        assertThatThrownBy(() -> BucketEvents.created(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "camera, ''",
        "camera, /a.jpg",
        "camera, a//b.jpg",
        "camera, %zz",
        "camera, a%00b",
        "'a b', a.jpg",
        "'', a.jpg"
    })
    void aBucketOrKeyThatIsNoneIsRefused(String bucket, String key) {
        String event = "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"" + bucket
                + "\"},\"object\":{\"key\":\"" + key + "\"}}}]}";

        assertThatThrownBy(() -> BucketEvents.created(event)).isInstanceOf(IllegalArgumentException.class);
    }

    static String record(String name, String key) {
        return "{\"eventName\":\"" + name + "\",\"s3\":{\"bucket\":{\"name\":\"camera\"},\"object\":{\"key\":\"" + key
                + "\"}}}";
    }
}
