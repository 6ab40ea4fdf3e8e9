package dev.lull.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a script on many keys in the time of one round trip, on each key in order, so that each run tells by itself how
 * it ended. A batch of Redisson does so on one server; in a cluster all its runs fail when one does, although they were
 * carried out.
 */
final class ManyRuns {

    private static final Logger log = LoggerFactory.getLogger(ManyRuns.class);

    private final RedissonClient client;
    private final boolean cluster;

    ManyRuns(RedissonClient client, RedisLayout layout) {
        this.client = client;
        this.cluster = layout == RedisLayout.CLUSTER;
    }

    /** Begins all of them; their outcomes are in the order of the calls. */
    List<CompletableFuture<List<String>>> begin(Script script, List<ScriptCall> calls) {
        return cluster ? eachByItself(script, calls) : together(script, calls);
    }

    private List<CompletableFuture<List<String>>> together(Script script, List<ScriptCall> calls) {
        List<CompletableFuture<List<String>>> runs = new ArrayList<>();
        if (calls.isEmpty()) {
            return runs;
        }
        RBatch batch = client.createBatch();
        for (ScriptCall call : calls) {
            runs.add(run(batch.getScript(StringCodec.INSTANCE), script, call));
        }
        try {
            batch.execute();
        } catch (RedisException e) {
            log.debug("not every run succeeded: {}", script, e);
            // which did is told by each of them; one that was not sent is told to nobody
            runs.forEach(run -> run.completeExceptionally(e));
        }
        return runs;
    }

    private List<CompletableFuture<List<String>>> eachByItself(Script script, List<ScriptCall> calls) {
        List<CompletableFuture<List<String>>> runs = new ArrayList<>();
        Map<String, CompletableFuture<List<String>>> lastOfKey = new HashMap<>();
        for (ScriptCall call : calls) {
            CompletableFuture<List<String>> run = lastOfKey
                    .getOrDefault(call.key(), CompletableFuture.completedFuture(List.of()))
                    .exceptionally(failure -> List.of())
                    .thenCompose(before -> run(client.getScript(StringCodec.INSTANCE), script, call));
            lastOfKey.put(call.key(), run);
            runs.add(run);
        }
        return runs;
    }

    private static CompletableFuture<List<String>> run(RScriptAsync scripts, Script script, ScriptCall call) {
        return scripts.<List<String>>evalShaAsync(
                        RScript.Mode.READ_WRITE,
                        script.sha1(),
                        RScript.ReturnType.LIST,
                        List.of(call.key()),
                        call.arguments().toArray())
                .toCompletableFuture();
    }
}
