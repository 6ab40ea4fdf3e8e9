package dev.lull.redis;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RMapAsync;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/**
 * What the ledger asks of Redis. Everything is text; a failure comes out as {@link LedgerUnavailable}, and a foreign
 * value as {@link UnreadableEntry}.
 */
final class Redis implements AutoCloseable {

    /** One of many commands in a batch. */
    interface Command {
        RFuture<?> in(RBatch batch);
    }

    private final RedisAddress address;
    private final Keys keys;
    private final RedissonClient client;
    private final ManyRuns manyRuns;
    private final Set<Script> known = ConcurrentHashMap.newKeySet();

    Redis(RedisAddress address, RedisTls tls, SentinelLogin sentinels, Keys keys) {
        this.address = address;
        this.keys = keys;
        this.client = RedisClient.of(address, tls, sentinels);
        this.manyRuns = new ManyRuns(client, address.layout());
    }

    Keys keys() {
        return keys;
    }

    /** Runs a script on a key. */
    List<String> run(Script script, String key, Collection<?> arguments) {
        return ask(key, redisson -> {
            RScript scripts = redisson.getScript(StringCodec.INSTANCE);
            List<Object> keys = List.of(key);
            Object[] values = arguments.toArray();
            try {
                return scripts.evalSha(RScript.Mode.READ_WRITE, script.sha1(), RScript.ReturnType.LIST, keys, values);
            } catch (RedisNoScriptException notLoadedYet) {
                return scripts.eval(RScript.Mode.READ_WRITE, script.text(), RScript.ReturnType.LIST, keys, values);
            }
        });
    }

    /**
     * Runs a script on many keys in one round trip; answers in their order. Each run stands for itself: when one fails,
     * all others are done before that is thrown.
     */
    List<List<String>> runAll(Script script, List<ScriptCall> calls) {
        List<List<String>> answers = new ArrayList<>();
        if (!calls.isEmpty() && known.add(script)) {
            // from here on this server knows it, too
            answers.add(run(script, calls.get(0)));
        }
        List<ScriptCall> others = calls.subList(answers.size(), calls.size());
        List<CompletableFuture<List<String>>> runs = manyRuns.begin(script, others);
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            try {
                answers.add(answer(script, others.get(i), runs.get(i)));
            } catch (UnreadableEntry | LedgerUnavailable e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return answers;
    }

    /** A server that restarted, or another one of a cluster, may not know the script yet. */
    private List<String> answer(Script script, ScriptCall call, CompletableFuture<List<String>> run) {
        return ask(call.key(), redisson -> {
            try {
                return run.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RedisNoScriptException) {
                    return run(script, call);
                }
                throw e.getCause() instanceof RedisException failed ? failed : new RedisException(e.getCause());
            }
        });
    }

    private List<String> run(Script script, ScriptCall call) {
        return run(script, call.key(), call.arguments());
    }

    /**
     * Drops a hash if this field of it has one of these values, or any if none is given.
     *
     * @return whether it was dropped
     */
    boolean forget(String key, String field, List<String> values) {
        List<String> arguments = new ArrayList<>(List.of(field));
        arguments.addAll(values);
        return run(Script.FORGET, key, arguments).get(0).equals("forgotten");
    }

    /**
     * Gives what a hash stands for to an owner for the time of a lease, by the clock of Redis, or lets him keep it.
     *
     * @return whether he has it now
     */
    boolean hold(String key, String owner, Duration lease) {
        return run(Script.HOLD, key, List.of(owner, lease.toMillis())).get(0).equals("granted");
    }

    /** Takes it from this owner, if he has it. */
    void leave(String key, String owner) {
        run(Script.LEAVE, key, List.of(owner));
    }

    /** Drops a key. */
    void delete(String key) {
        ask(key, redisson -> redisson.getBucket(key, StringCodec.INSTANCE).delete());
    }

    /** All fields of a hash; none when it does not exist. */
    Fields hash(String key) {
        return new Fields(
                key,
                ask(
                        key,
                        redisson -> redisson.<String, String>getMap(key, StringCodec.INSTANCE)
                                .readAllMap()));
    }

    /** Some fields of a hash. */
    Fields hash(String key, Set<String> names) {
        return new Fields(
                key,
                ask(
                        key,
                        redisson -> redisson.<String, String>getMap(key, StringCodec.INSTANCE)
                                .getAll(names)));
    }

    /** The members of many sets in one go, each in no order. */
    List<List<String>> sets(List<String> keys) {
        List<List<String>> sets = new ArrayList<>();
        for (Object set : batch(
                String.join(" or ", keys),
                keys.stream()
                        .<Command>map(key ->
                                batch -> batch.getSet(key, StringCodec.INSTANCE).readAllAsync())
                        .toList())) {
            sets.add(((Collection<?>) set).stream().map(String.class::cast).toList());
        }
        return sets;
    }

    /** All fields of many hashes in one go. */
    List<Fields> hashes(List<String> keys) {
        return hashes(keys, RMapAsync::readAllMapAsync);
    }

    /** Some fields of many hashes in one go. */
    List<Fields> hashes(List<String> keys, Set<String> names) {
        return hashes(keys, map -> map.getAllAsync(names));
    }

    private List<Fields> hashes(List<String> keys, Function<RMapAsync<String, String>, RFuture<?>> read) {
        try {
            return keys.isEmpty() ? List.of() : batchOfHashes(keys, read);
        } catch (UnreadableEntry oneOfThem) {
            return keys.size() == 1
                    ? List.of(Fields.unreadable(keys.get(0), oneOfThem))
                    : keys.stream()
                            .flatMap(key -> hashes(List.of(key), read).stream())
                            .toList();
        }
    }

    private List<Fields> batchOfHashes(List<String> keys, Function<RMapAsync<String, String>, RFuture<?>> read) {
        List<?> pages = batch(
                String.join(" or ", keys),
                keys.stream()
                        .<Command>map(key -> batch -> read.apply(batch.getMap(key, StringCodec.INSTANCE)))
                        .toList());
        List<Fields> hashes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            hashes.add(new Fields(keys.get(i), texts((Map<?, ?>) pages.get(i))));
        }
        return hashes;
    }

    /**
     * Sends many commands together, none of which depends on another; answers in their order.
     *
     * @param keys that they are about, for people
     */
    List<?> batch(String keys, List<Command> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        return ask(keys, redisson -> {
            RBatch batch = redisson.createBatch();
            for (Command command : commands) {
                RFuture<?> unused = command.in(batch);
            }
            return batch.execute().getResponses();
        });
    }

    /**
     * Asks a question.
     *
     * @param key that it is about, for people
     * @throws UnreadableEntry when it is answered, and there is something under the key that is not ours
     * @throws LedgerUnavailable when it is not answered
     */
    <T> T ask(String key, Function<RedissonClient, T> question) {
        try {
            return question.apply(client);
        } catch (RedisException e) {
            if (ForeignValue.isReasonOf(reason(e))) {
                throw new UnreadableEntry(key + ": " + answer(e));
            }
            throw new LedgerUnavailable(
                    "Redis at " + address + ": " + reason(e) + "; check that it runs and that redis.url is right", e);
        }
    }

    /** Asks a question whose answer does not matter. */
    void ping() {
        ask(keys.unsettledSubmissions(), redisson -> redisson.getKeys().countExists(keys.unsettledSubmissions()));
    }

    @Override
    public void close() {
        client.shutdown();
    }

    /** The first cause of all, in one line: Redisson wraps {@code WRONGPASS} into a failure to connect. */
    private static String reason(RedisException e) {
        if (e instanceof RedisTimeoutException) {
            return "no answer in time";
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no answer");
    }

    /** Without what Redisson adds: the connection, and all that was sent. */
    private static String answer(RedisException e) {
        String reason = reason(e);
        int end = reason.indexOf(". channel: ");
        return end < 0 ? reason : reason.substring(0, end);
    }

    private static Map<String, String> texts(Map<?, ?> page) {
        Map<String, String> texts = new LinkedHashMap<>();
        page.forEach((name, value) -> texts.put((String) name, (String) value));
        return texts;
    }
}
