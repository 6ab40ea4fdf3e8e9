package dev.lull.coordinator.web;

import dev.lull.coordinator.live.LiveListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One answer that goes on for as long as its caller takes it. No thread waits for a slow caller, and nothing is kept
 * for one but the latest of each section; one that takes nothing for long is cut off by the server.
 */
final class LiveStream implements LiveListener, WriteListener {

    private static final String STATE = "state";

    private final ServletOutputStream out;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** What is to be written, by name. */
    private final Map<String, byte[]> pending = new LinkedHashMap<>();

    /** Whether the server says when more may be written. */
    private boolean waits = true;

    private boolean unflushed;

    /** @param out to which nothing was written; {@link #onWritePossible} begins */
    LiveStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Completed, without an error, when the answer is over, however that came. */
    CompletableFuture<Void> ended() {
        return end;
    }

    @Override
    public synchronized void tell(String name, byte[] event) {
        if (name.equals(STATE)) {
            pending.clear();
        }
        pending.put(name, event);
        if (!waits) {
            write();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        waits = false;
        write();
    }

    private void write() {
        try {
            while (!end.isDone() && (unflushed || !pending.isEmpty())) {
                if (!out.isReady()) {
                    waits = true;
                    return;
                }
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    String name = pending.keySet().iterator().next();
                    out.write(pending.remove(name));
                    unflushed = true;
                }
            }
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void end() {
        end.complete(null);
    }
}
