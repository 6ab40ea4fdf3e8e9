package dev.lull.common.ops;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends calls whose body comes, or whose answer is taken, more slowly than a least rate. Each has a while before that
 * counts: an answer of 64 bytes takes longer than its share of a second wherever a machine is busy.
 */
final class LeastRate extends Handler.Wrapper {

    private final long bytesPerSecond;
    private final Duration grace;

    LeastRate(long bytesPerSecond, Duration grace) {
        this.bytesPerSecond = bytesPerSecond;
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request timed = new TimedRequest(request);
        return super.handle(timed, new TimedResponse(timed, response), callback);
    }

    /** Nanoseconds that so many bytes may take. */
    private long most(long bytes) {
        return grace.toNanos() + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
    }

    private static TimeoutException tooSlow(String what) {
        return new TimeoutException(what + " rate is too low");
    }

    private final class TimedRequest extends Request.Wrapper {

        private boolean asked;
        private long began;
        private long bytes;

        TimedRequest(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (!asked) {
                asked = true;
                began = NanoTime.now();
            }
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            if (NanoTime.since(began) > most(bytes)) {
                chunk.release();
                return Content.Chunk.from(tooSlow("read"));
            }
            return chunk;
        }
    }

    private final class TimedResponse extends Response.Wrapper {

        TimedResponse(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            long bytes = content == null ? 0 : content.remaining();
            Scheduler.Task end = getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(() -> callback.failed(tooSlow("write")), most(bytes), TimeUnit.NANOSECONDS);
            super.write(last, content, Callback.from(end::cancel, callback));
        }
    }
}
