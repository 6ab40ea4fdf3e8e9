package dev.lull.bench.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A world in which nothing is wrong: every part of it can be changed. */
final class Worlds {

    static final Probe GOOD = new Probe("mov,mp4", "h264", "yuv420p", "aac", 75, 3, 1, 0.98, "");

    private Worlds() {}

    /** An image, a compatible video and a converted one have arrived, and an original was deleted too early. */
    static World sound() {
        World world = new World(
                new ArrayList<>(),
                new HashMap<>(),
                new ArrayList<>(),
                new LedgerState(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>()),
                new QueueState(new ArrayList<>(), new ArrayList<>(), new HashMap<>()),
                new MachineState(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        given(world, "image", "jpg", Kind.IMAGE, Fate.STAYS);
        given(world, "ready", "mp4", Kind.COMPATIBLE, Fate.STAYS);
        given(world, "film", "mkv", Kind.TO_CONVERT, Fate.STAYS);
        given(world, "gone", "jpg", Kind.IMAGE, Fate.VANISHED);
        world.target().add(new Arrival("image.jpg", "sha-image", null));
        world.target().add(new Arrival("ready.mp4", "sha-ready", null));
        world.target().add(new Arrival("film.mp4", "sha-result", GOOD));
        media(world, "image", "uploaded", Map.of("source", "/in/image.jpg", "result", "/out/image.jpg"));
        media(world, "ready", "uploaded", Map.of("source", "/in/ready.mp4", "result", "/out/ready.mp4"));
        media(world, "film", "uploaded", Map.of("source", "/in/film.mkv", "result", "/out/film.mp4"));
        media(world, "gone", "quarantined", Map.of("source", "/in/gone.jpg", "reason", "the file is gone"));
        world.ledger().conversions().put("film", new HashMap<>(Map.of("status", "completed")));
        world.ledger()
                .submissions()
                .put("one", new HashMap<>(Map.of("settled", "now", "count:uploaded", "3", "count:quarantined", "1")));
        world.queue().events().add(finished("film", "segment:0000", "1"));
        world.queue().events().add(finished("film", "segment:0001", "2"));
        world.queue().deadLetters().add(letter("gone"));
        world.queue().unread().put("media.upload.images", 0L);
        return world;
    }

    static Given given(World world, String name, String extension, Kind kind, Fate fate) {
        Shape shape = kind == Kind.TO_CONVERT ? new Shape(75, 3, 1) : null;
        Given given = new Given("one", "/in/" + name + "." + extension, "sha-" + name, kind, fate, shape);
        world.given().add(given);
        if (fate != Fate.VANISHED) {
            world.originals().put(given.path(), given.sha256());
        }
        return given;
    }

    static void media(World world, String id, String state, Map<String, String> facts) {
        Map<String, String> fields = new HashMap<>(facts);
        fields.putAll(Map.of("submission", "one", "state", state, "sha256", "sha-" + id));
        world.ledger().media().put(id, fields);
        index(world, "lull:media:state:" + state).add(id);
    }

    static Set<String> index(World world, String key) {
        return world.ledger().indexes().computeIfAbsent(key, each -> new HashSet<>());
    }

    static JsonNode finished(String id, String unit, String at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("unit", unit)
                .put("step", "finished")
                .put("by", "convert-1")
                .put("at", at);
    }

    static JsonNode letter(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", "one").put("value", "UploadTask[media=[" + id + "]]");
    }

    /** The rules that are broken, each as often as it is. */
    static List<Rule> broken(World world) {
        return Checker.check(world).stream().map(Finding::rule).toList();
    }
}
