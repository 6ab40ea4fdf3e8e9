package dev.lull.common.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Redis at redis://10.0.0.5:6379: no answer | Redis at redis://…: no answer
            Connection refused: /10.1.2.3:9092 | Connection refused: /…
            Kafka at broker-0.kafka.svc:9092, b2:9092 could not | Kafka at …, … could not
            connect to [fe80::1%eth0]:443 failed | connect to … failed
            https://key:secret@minio.local/bucket is away | https://…/bucket is away
            denied (Service: S3, Status Code: 403, Request ID: 4HX9) | denied (Service: S3, Status Code: 403, Request ID: …)
            """)
    void serversAreNotNamed(String text, String hidden) {
        assertThat(Addresses.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource({"has not turned for 31 s", "segment:0007 of film.mkv", "no space left on /data/out at 12:30"})
    void theRestIsLeftAsItIs(String text) {
        assertThat(Addresses.hidden(text)).isEqualTo(text);
    }
}
