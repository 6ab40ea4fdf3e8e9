package dev.lull.upload.targets.telegram;

import java.io.IOException;

/** A call that brought no answer of the Bot API. */
final class NoAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    private final BotAnswer.Way way;

    NoAnswer(BotAnswer.Way way, String reason) {
        super(reason);
        this.way = way;
    }

    /** How far the call came. */
    BotAnswer.Way way() {
        return way;
    }
}
