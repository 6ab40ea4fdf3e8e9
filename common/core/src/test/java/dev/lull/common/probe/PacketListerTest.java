package dev.lull.common.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketListerTest {

    private static final String PACKETS = "{\"packets\":[{\"pts\":0,\"flags\":\"K__\"},"
            + "{\"flags\":\"___\",\"side_data_list\":[{\"type\":\"Skip Samples\"}],\"other\":1}],";

    private final List<List<String>> packets = new ArrayList<>();
    private final PacketLister lister =
            new PacketLister(List.of("pts", "flags"), values -> packets.add(List.of(values)));

    @Test
    void packetsAreTakenOutAndTheRestStays() throws IOException {
        assertThat(read(PACKETS + "\"streams\":[{\"index\":0}],\"format\":{\"size\":\"5\"}}"))
                .isEqualTo("{\"streams\":[{\"index\":0}],\"format\":{\"size\":\"5\"}}");

        assertThat(packets).containsExactly(List.of("0", "K__"), List.of("N/A", "___"));
    }

    @Test
    void anAnswerThatBreaksOffIsNone() throws IOException {
        assertThat(read(PACKETS + "\"streams\":[{\"index\"")).isEmpty();
        assertThat(read("")).isEqualTo("{}");
    }

    @Test
    void whatIsTooLongIsNotHeld() throws IOException {
        byte[] rest = lister.read(
                new ByteArrayInputStream("{\"a\":\"0123456789\",\"b\":\"0\",\"c\":\"0\"}".getBytes(UTF_8)), 5);

        assertThat(rest).hasSizeGreaterThan(5).hasSizeLessThan(25);
    }

    private String read(String answer) throws IOException {
        return new String(lister.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), 1_000), UTF_8);
    }
}
