package dev.lull.upload.testing;

/** What the stub does to one call instead of simply posting and answering. */
public sealed interface Fault {

    /** Answers with an error; posts nothing. */
    record Refusal(int status, String description) implements Fault {}

    /** Answers 429 with {@code parameters.retry_after}; posts nothing. */
    record Throttle(int seconds) implements Fault {}

    /** Answers 400 with a 429 in its description, as albums sometimes get it; posts nothing. */
    record WrappedThrottle(int seconds) implements Fault {}

    /** Answers something that is not JSON, as a proxy in front does; posts nothing. */
    record BadGateway() implements Fault {}

    /** Reads the call and answers never. */
    record Hang(boolean posts) implements Fault {}

    /** Reads the whole call and closes the connection instead of answering. */
    record Cut(boolean posts) implements Fault {}

    /** Closes the connection half-way through the call's body; posts nothing. */
    record CutMidBody() implements Fault {}

    /** Posts the first items of an album and answers with an error that has no message ids. */
    record HalfPost(int items, int status, String description) implements Fault {}

    /** Takes the call's body no faster than this, then posts and answers. */
    record Slow(long bytesPerSecond) implements Fault {}
}
