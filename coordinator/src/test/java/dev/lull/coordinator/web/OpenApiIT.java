package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.ops.Json;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.testing.World;
import dev.lull.coordinator.web.DocumentedCalls.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server takes and answers what docs/openapi.json says. */
class OpenApiIT {

    private static final String TOKEN = "secret";
    private static final String API = Api.BASE;

    @TempDir
    Path folder;

    private World world;
    private ApiInMemory api;
    private DocumentedCalls calls;
    private Claim claim;

    @BeforeEach
    void start() throws IOException {
        Path target = Files.createDirectories(folder.resolve("out"));
        world = new World(folder);
        api = new ApiInMemory(world, target.toString(), TOKEN).start();
        calls = new DocumentedCalls(api.url(), TOKEN, document());
        claim = world.in(MediaState.CONVERTING, "film").claim("film", Unit.segment(0));
        world.in(MediaState.QUEUED, "lost")
                .move("lost", StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, target.resolve("lost")));
        world.in(MediaState.CONVERTED, "made")
                .in(MediaState.DEFERRED, "deferred")
                .in(MediaState.QUARANTINED, "broken");
        world.ledger.budget().pause(target.toString(), Duration.ofMinutes(1), "asked to by the server");
        for (HistoryEntry entry : List.of(ended(MediaState.SKIPPED, null), ended(MediaState.UPLOADED, 0.98))) {
            world.queue.publisher().publish(entry);
            world.ledger.history().record(List.of(new HistoryLedger.Recorded(entry, entry.segments())));
        }
    }

    private static JsonNode document() throws IOException {
        return Json.read(Files.readString(Path.of("..", "docs", "openapi.json")));
    }

    private HistoryEntry ended(MediaState state, @Nullable Double ssim) {
        boolean converted = ssim != null;
        return new HistoryEntry(
                converted ? "converted" : "skipped",
                World.SUBMISSION,
                "name",
                MediaKind.VIDEO,
                state,
                "why",
                converted ? "/target/name" : null,
                1000,
                converted ? 400 : 0,
                converted ? ConversionKind.FULL : null,
                converted ? 3 : 0,
                0,
                converted ? List.of(new Loss("data (klv)", "MP4 cannot hold it")) : List.of(),
                ssim,
                world.clock.instant(),
                converted ? world.clock.instant() : null,
                converted ? world.clock.instant() : null,
                world.clock.instant());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyCallIsAnsweredAsItSays() throws Exception {
        assertThat(calls.get("/readyz", "", "", 503).path("checks")).isNotEmpty();
        api.health.up();
        calls.get("/readyz", "", "", 200);
        calls.get("/livez", "", "", 200);
        calls.get("/metrics", "", "", 200);

        assertThat(items(calls.get(API + "/submissions", "", "", 200))).isNotEmpty();
        calls.get(API + "/submissions/{id}", World.SUBMISSION, "", 200);
        assertThat(items(calls.get(API + "/submissions/{id}/media", World.SUBMISSION, "", 200)))
                .hasSize(5);
        assertThat(items(calls.get(API + "/media", "", "state=uploaded", 200))).hasSize(1);
        calls.get(API + "/media/{id}", world.id("film"), "", 200);
        for (String name : List.of("film", "made", "deferred")) {
            calls.get(API + "/conversions/{id}", world.id(name), "", 200);
        }
        world.ledger
                .conversions()
                .noteRun(
                        world.id("film"),
                        new UnitRun(
                                Unit.segment(0),
                                "box-1",
                                world.clock.instant(),
                                "no",
                                "ffmpeg -i film",
                                List.of("no")));
        assertThat(items(calls.get(API + "/conversions/{id}/runs", world.id("film"), "", 200)))
                .hasSize(1);
        keepStill("film");
        assertThat(items(calls.get(API + "/conversions/{id}/stills", world.id("film"), "", 200)))
                .hasSize(1);
        calls.get(API + "/conversions/{id}/still", world.id("film"), "segment=0", 200);
        calls.get(API + "/gate", "", "", 200);
        assertThat(calls.get(API + "/target", "", "", 200).path("waits").asBoolean())
                .isTrue();
        assertThat(calls.get(API + "/target/verification", "", "", 200).path("findings"))
                .hasSize(1);
        calls.get(API + "/sources", "", "", 200);
        world.ledger
                .workers()
                .report(
                        new WorkerState(
                                "box-1",
                                "convert",
                                "1",
                                world.clock.instant(),
                                world.clock.instant(),
                                world.clock.instant(),
                                List.of(new HeldTask(
                                        Topic.CONVERT_SEGMENTS,
                                        world.id("film"),
                                        1,
                                        Unit.segment(0),
                                        world.clock.instant(),
                                        true,
                                        0.5))),
                        Duration.ofMinutes(1));
        assertThat(items(calls.get(API + "/workers", "", "", 200))).hasSize(1);
        assertThat(items(calls.get(API + "/settings", "", "", 200))).hasSizeGreaterThan(50);
        assertThat(calls.firstEvent(API + "/live").at("/films/total").asLong()).isEqualTo(2);
        calls.get(API + "/backlog", "", "", 200);
        assertThat(items(calls.get(API + "/history", "", "limit=1", 200))).hasSize(1);
        assertThat(items(calls.get(API + "/history", "", "", 200))).hasSize(2);
        assertThat(items(calls.get(API + "/history", "", "name=NAM", 200))).hasSize(2);
        assertThat(items(calls.get(API + "/history", "", "name=other", 200))).isEmpty();
        calls.get(API + "/history", "", "name=%20", 400);
        assertThat(calls.get(API + "/stats", "", "", 200).path("days")).hasSize(1);
        assertThat(calls.get(API + "/openapi.json", "", "", 200)).isEqualTo(document());

        calls.post(API + "/submissions", "", "{\"paths\": [\"/media\"]}", 202);
        assertThat(calls.post(API + "/gate/pause", "", "{\"by\": \"anna\", \"seconds\": 60}", 200)
                        .path("reasons"))
                .isNotEmpty();
        calls.post(API + "/gate/resume", "", "{}", 200);
        calls.post(API + "/target/verification", "", "{}", 200);
        calls.post(API + "/media/{id}/passwords", world.id("broken"), "{\"passwords\": [\"a\"]}", 200);
        calls.post(API + "/submissions/{id}/passwords", World.SUBMISSION, "{\"passwords\": [\"a\"]}", 200);
        calls.post(API + "/media/{id}/prefer", world.id("deferred"), "{}", 200);
        calls.post(API + "/submissions/{id}/prefer", World.SUBMISSION, "{}", 200);
        calls.post(API + "/media/{id}/cancel", world.id("deferred"), "{}", 200);
        calls.post(API + "/media/{id}/retry", world.id("broken"), "{}", 200);
        calls.post(API + "/submissions/{id}/cancel", World.SUBMISSION, "{}", 200);
        calls.post(API + "/media/{id}/forget", world.id("deferred"), "{}", 200);
        calls.post(API + "/submissions/{id}/forget", World.SUBMISSION, "{}", 200);
        calls.post(API + "/submissions/{id}/retry", "new", "{}", 200);

        assertThat(calls.seen().keySet())
                .as("calls that were made")
                .containsExactlyInAnyOrderElementsOf(calls.all().stream()
                        .map(call -> call.method() + " " + call.path())
                        .toList());
    }

    private void keepStill(String name) throws IOException {
        String id = world.id(name);
        String checksum = Checksum.of(name);
        world.ledger.conversions().completeUnit(claim, new UnitState.Done(1, checksum, 0.97));
        Path jpeg = Files.writeString(folder.resolve("still.jpg"), "two frames");
        String plan = world.ledger.conversions().find(id).orElseThrow().plan().fingerprint();
        Stills stills = new Stills(world.store, id, plan);
        stills.put(Still.of(0, checksum, 0.97, Duration.ofSeconds(5)), jpeg);
        stills.put(Still.of(0, Checksum.of("made before"), 0.8, null), Files.writeString(jpeg, "of an earlier try"));
    }

    private static JsonNode items(JsonNode page) {
        return page.path("items");
    }

    @Test
    void eachParameterIsBoundAsItSays() throws Exception {
        int bounds = 0;
        for (Operation call : calls.all()) {
            for (JsonNode parameter : call.operation().path("parameters")) {
                if (parameter.path("in").asText().equals("query")) {
                    bounds++;
                    String name = parameter.path("name").asText();
                    for (String good : values(parameter.path("schema"), true)) {
                        ask(call, name, good, 200);
                    }
                    for (String bad : values(parameter.path("schema"), false)) {
                        ask(call, name, bad, 400);
                    }
                }
            }
        }
        assertThat(bounds).isGreaterThan(10);
    }

    private static List<String> values(JsonNode schema, boolean allowed) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(word -> values.add(allowed ? word.asText() : word.asText() + "x"));
        if (schema.has("maximum")) {
            values.add(schema.path("minimum").asLong() - (allowed ? 0 : 1) + "");
            values.add(schema.path("maximum").asLong() + (allowed ? 0 : 1) + "");
        }
        return values;
    }

    private void ask(Operation call, String name, String value, int status) throws Exception {
        String query = name + "=" + value;
        if (call.path().endsWith("/media") && !call.path().contains("{id}") && !name.equals("state")) {
            query += "&state=uploaded";
        }
        String body = call.method().equals("POST") ? "{}" : null;
        boolean unknown = status == 200 && call.path().endsWith("/still");
        calls.answer(call.method(), call.path(), World.SUBMISSION, query, body, unknown ? 404 : status);
    }

    @Test
    void eachBodyIsTakenOrRefusedAsItSays() throws Exception {
        String path = "x".repeat(100);
        for (String body : List.of(
                "{\"paths\": [\"/a\"]}",
                "{\"paths\": [\"s3://bucket/a\"], \"again\": true}",
                "{\"paths\": [\"/with\\nline\"]}",
                "{\"paths\": []}",
                "{\"paths\": [\"" + path + "\"]}",
                "{\"paths\": [1]}",
                "{\"paths\": \"/a\"}",
                "{\"paths\": [\"/a\"], \"again\": 1}",
                "{\"paths\": [\"/a\"], \"more\": 1}",
                "{}",
                "[]")) {
            send(API + "/submissions", body, 202);
        }
        for (String body : List.of(
                "{}",
                "{\"by\": \"anna\", \"seconds\": 1, \"drain\": true}",
                "{\"by\": \"" + path + "\"}",
                "{\"by\": \"" + path + "x\"}",
                "{\"by\": \"\"}",
                "{\"seconds\": " + PauseRequest.LONGEST_SECONDS + "}",
                "{\"seconds\": " + (PauseRequest.LONGEST_SECONDS + 1) + "}",
                "{\"seconds\": 0}",
                "{\"seconds\": 1.5}",
                "{\"drain\": \"yes\"}",
                "{\"until\": 1}",
                "[]")) {
            send(API + "/gate/pause", body, 200);
        }
    }

    private void send(String path, String body, int taken) throws Exception {
        Operation call = calls.all().stream()
                .filter(each -> each.method().equals("POST") && each.path().equals(path))
                .findFirst()
                .orElseThrow();
        calls.post(path, "", body, calls.takes(call, Json.read(body)) ? taken : 400);
    }

    @Test
    void errorsAreAnsweredAsItSays() throws Exception {
        for (Operation call : calls.all()) {
            if (call.path().contains("{id}")) {
                calls.answer(call.method(), call.path(), "unknown", "segment=0", "{}", 404);
            }
            if (call.method().equals("POST")) {
                calls.answer(call.method(), call.path(), "unknown", "", null, 415);
            }
        }
        calls.post(API + "/media/{id}/cancel", world.id("lost"), "{}", 409);
        calls.post(API + "/media/{id}/retry", world.id("lost"), "{}", 409);
        calls.post(API + "/media/{id}/forget", world.id("film"), "{}", 409);
        Files.delete(folder.resolve("out"));
        calls.get(API + "/target/verification", "", "", 409);
        calls.post(API + "/target/verification", "", "{}", 409);
        world.queue.disconnect();
        calls.get(API + "/backlog", "", "", 503);
        calls.get(API + "/history", "", "", 503);

        Set<Integer> seen = new TreeSet<>();
        calls.seen().values().forEach(seen::addAll);
        assertThat(seen).containsExactly(404, 409, 415, 503);
    }

    @Test
    void withoutTheTokenNoCallIsAnsweredThatItSaysNeedsOne() throws Exception {
        for (String token : new String[] {null, "other"}) {
            DocumentedCalls stranger = new DocumentedCalls(api.url(), token, document());
            for (Operation call : stranger.all()) {
                if (!call.operation().has("security")) {
                    stranger.answer(call.method(), call.path(), World.SUBMISSION, "", "{}", 401);
                }
            }
            stranger.get("/livez", "", "", 200);
            stranger.get("/metrics", "", "", 200);
        }
    }
}
