package dev.lull.coordinator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatMessageTest {

    private static final Instant DATE = Instant.parse("2026-11-30T02:46:29Z");

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "777000, 42",
        "-1001234567890, 2147483647",
        "9223372036854775807, 1",
        "-9223372036854775808, 1",
    })
    void theSubmissionSaysWhichMessageItIs(long chat, int id) {
        ChatMessage message = new ChatMessage(chat, id, DATE);

        assertThat(message.submission()).matches("20261130-024629-[0-9a-f]{9,24}");
        assertThat(ChatMessage.of(message.submission())).contains(message);
    }

    @Test
    void messagesOfDifferentChatsAreDifferentSubmissions() {
        assertThat(new ChatMessage(1, 42, DATE).submission()).isNotEqualTo(new ChatMessage(-1, 42, DATE).submission());
    }

    @ParameterizedTest
    @CsvSource({"20261130-024629-9f3a61", "20269930-024629-9f3a610000002a", "s", "''"})
    void anotherSubmissionIsNoMessage(String submission) {
        assertThat(ChatMessage.of(submission)).isEmpty();
    }
}
