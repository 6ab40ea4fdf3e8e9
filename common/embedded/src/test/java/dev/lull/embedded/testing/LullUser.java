package dev.lull.embedded.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A user at Redis who may do what Lull does, and nothing else. */
public final class LullUser {

    /** What docs/kubernetes.md tells people to allow. */
    public static final String RULES = "~lull:* -@all +ping +hello +select +evalsha +eval +script|load"
            + " +exists +del +get +set +persist +pexpire +pexpireat +pttl"
            + " +hset +hsetnx +hget +hmget +hgetall +hkeys +hexists +hdel +hincrby"
            + " +zadd +zrem +zrange +zcard +zscore +sadd +smembers +time +info +cluster|nodes";

    /** What stands before the host in a URL. */
    public static final String LOGIN = "lull:only-in-this-test@";

    /** What Redisson tries to see which Redis it has; a refusal is an answer, too. */
    private static final Set<String> LOOKING_AROUND = Set.of("test1", "pubsub|numpat", "pubsub|shardnumsub");

    private static final Pattern DENIED = Pattern.compile("reason (?:command|key|channel) .*? object (\\S+)");

    private LullUser() {}

    /**
     * What Lull asked for and was denied: commands and keys.
     *
     * @param log the answer to {@code ACL LOG}
     */
    public static List<String> denied(String log) {
        return DENIED.matcher(log)
                .results()
                .map(entry -> entry.group(1))
                .filter(each -> !LOOKING_AROUND.contains(each))
                .toList();
    }

    /** The words of the command that makes the user. */
    public static String[] setUser() {
        List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", "lull", "reset", "on", ">only-in-this-test"));
        words.addAll(Arrays.asList(RULES.split(" ", -1)));
        return words.toArray(String[]::new);
    }
}
