package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger knows of what people are to be told. */
public interface NoticeContract extends LedgerContract {

    Notice FIRST = new Notice(Notice.Kind.SETTLED, "20261122-090000-abcdef");
    Notice SECOND = new Notice(Notice.Kind.QUARANTINED, "0123456789abcdef0123");

    private NoticeLedger notices() {
        return ledger().notices();
    }

    @Test
    default void whatIsToBeToldWaitsOnEachChannelByItself() {
        notices().add(List.of("webhook", "ntfy"), List.of(SECOND), TEN);
        notices().add(List.of("webhook", "ntfy"), List.of(FIRST), NINE);
        notices().remove("ntfy", FIRST);
        notices().remove("ntfy", FIRST);

        assertThat(notices().waiting("webhook", 10))
                .containsExactly(new NoticeLedger.Waiting(FIRST, NINE), new NoticeLedger.Waiting(SECOND, TEN));
        assertThat(notices().waiting("webhook", 1)).hasSize(1);
        assertThat(notices().waiting("ntfy", 10)).containsExactly(new NoticeLedger.Waiting(SECOND, TEN));
        assertThat(notices().waiting("email", 10)).isEmpty();
    }

    @Test
    default void submissionsAreLookedAtUntilTheyNeedItNoMore() {
        notices().watch(List.of("b"), TEN);
        notices().watch(List.of("a", "c"), NINE);
        notices().unwatch(List.of("c", "unknown"));

        assertThat(notices().watched(0, 10)).containsExactly("a", "b");
        assertThat(notices().watched(1, 10)).containsExactly("b");
    }

    @Test
    default void aNoticeIsReadAsItIsWritten() {
        assertThat(Notice.of(FIRST.text())).isEqualTo(FIRST);
        assertThat(Notice.of(SECOND.text())).isEqualTo(SECOND);
        assertThatThrownBy(() -> Notice.of("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
