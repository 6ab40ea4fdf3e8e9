package dev.lull.redis;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Registration;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLedger;
import dev.lull.common.ledger.SendLimits;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Calls of a ledger by chance, sensible ones and others. Times of the caller are of the year 2020; no lease, pause or
 * quiet time ends between two calls.
 */
final class AnyUse {

    static final List<String> FILES = List.of("a", "b", "c");
    static final List<String> SUBMISSIONS = List.of("s", "t");

    private static final List<Unit> UNITS = List.of(Unit.segment(0), Unit.segment(1), Unit.AUDIO);
    private static final List<Unit> AND_ASSEMBLY =
            List.of(Unit.segment(0), Unit.segment(1), Unit.AUDIO, Unit.ASSEMBLE, Unit.ASSEMBLE);
    private static final List<Duration> TIMES = List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
    private static final List<String> CONVERSIONS = List.of("a", "a", "a", "a", "b");
    private static final List<MediaState> STATES = Stream.concat(
                    Stream.of(MediaState.values()),
                    Stream.of(
                            MediaState.QUEUED,
                            MediaState.QUEUED,
                            MediaState.QUEUED,
                            MediaState.DEFERRED,
                            MediaState.DEFERRED,
                            MediaState.CONVERTING,
                            MediaState.CONVERTED))
            .toList();

    private final Random random;
    private final List<Claim> claims = new ArrayList<>(List.of(new Claim("a", Unit.AUDIO, "w", 7)));
    private int lastNumber;
    private Instant at = Instant.parse("2020-01-01T00:00:00Z");

    AnyUse(long seed) {
        random = new Random(seed);
    }

    /**
     * One call of a ledger.
     *
     * @param words what it is, for a person
     */
    record Call(String words, Function<Ledger, Object> on) {}

    /** What a call answered; claims and numbers are used later, even when they are lost. */
    void answered(Object answer) {
        if (answer instanceof ClaimResult.Granted granted) {
            claims.add(granted.claim());
        } else if (answer instanceof OptionalInt number && number.isPresent()) {
            lastNumber = number.getAsInt();
        }
    }

    Call next() {
        at = at.plusSeconds(random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0, 1 -> file();
            case 2 -> submission();
            case 3 -> conversion();
            case 4, 5 -> unit();
            case 6 -> send();
            default -> random.nextBoolean() ? content() : budget();
        };
    }

    private Call file() {
        String id = any(FILES);
        Instant time = at;
        MediaState state = any(STATES);
        StateChange change = StateChange.to(state)
                .because("reason " + random.nextInt(100))
                .with(any(List.of(MediaField.SIZE, MediaField.SEGMENTS, MediaField.ATTEMPTS)), random.nextInt(100))
                .with(MediaField.PLAN, ConversionKind.FULL.wireName())
                .with(any(List.of(MediaField.CONVERTED_AT, MediaField.UPLOADED_AT)), at);
        return switch (random.nextInt(10)) {
            case 0 -> {
                String submission = any(SUBMISSIONS);
                yield media("register " + id, media -> media.register(id, submission, "/in/" + id, id, time));
            }
            case 1 -> {
                int number = number();
                yield media("move " + id + " " + change + " after " + number, media -> media.move(id, change, number));
            }
            case 2 -> media("retry " + id + " " + state, media -> media.retry(id, state));
            case 3 -> media("retry " + id, media -> media.retry(id, MediaState.SUBMITTED));
            case 4 -> {
                Duration quiet = any(TIMES);
                yield media("publish " + id + " " + state, media -> media.publishAgain(id, state, quiet));
            }
            case 5 -> {
                List<Registration> files = FILES.stream()
                        .map(each -> new Registration(each, any(SUBMISSIONS), "/in/" + each, each, time))
                        .toList();
                yield media("register " + files, media -> media.registerAll(files));
            }
            case 6 -> {
                Map<String, StateChange> changes = new LinkedHashMap<>();
                FILES.forEach(each -> changes.put(each, change));
                yield media("move " + changes, media -> media.moveAll(changes));
            }
            default -> media("move " + id + " " + change, media -> media.move(id, change));
        };
    }

    private Call content() {
        String id = any(FILES);
        String target = any(List.of("/out", "/backup"));
        return switch (random.nextInt(7)) {
            case 0 -> media("claim content " + id, media -> media.claimContent("cafe", target, id));
            case 3 -> {
                String former = any(FILES);
                yield media(
                        "take content over from " + former, media -> media.takeOverContent("cafe", target, id, former));
            }
            case 4, 5 ->
                media("arrived " + id, media -> {
                    media.contentArrived("cafe", id);
                    return FILES.stream()
                            .filter(file -> media.hasArrived("cafe", file))
                            .toList();
                });
            case 1 ->
                media("release content " + id, media -> {
                    media.releaseContent("cafe", id);
                    return media.claimContent("cafe", target, "asker");
                });
            case 2 -> {
                String owner = any(FILES);
                yield media("duplicate " + id + " of " + owner, media -> {
                    media.addDuplicate(owner, id);
                    return media.duplicates(owner).stream().sorted().toList();
                });
            }
            default ->
                media("original " + id, media -> {
                    media.noteOriginal(id, target);
                    return id;
                });
        };
    }

    private Call submission() {
        String id = any(SUBMISSIONS);
        Instant time = at;
        int albums = random.nextInt(5);
        String worker = any(List.of("first", "second"));
        Duration lease = any(TIMES);
        return switch (random.nextInt(11)) {
            case 10 -> submissions("cancel " + id, ledger -> ledger.cancel(id, time));
            case 9 ->
                submissions(
                        "checkpoint " + id + " " + worker,
                        ledger -> ledger.checkpoint(id, worker, new WalkPosition(albums, "s3://b/k"), albums));
            case 8 -> submissions("walk again " + id, ledger -> ledger.walkAgain(id));
            case 7 -> submissions("hold " + id + " " + worker, ledger -> ledger.holdIntake(id, worker, lease));
            case 6 ->
                submissions("leave " + id + " " + worker, ledger -> {
                    ledger.leaveIntake(id, worker);
                    return id;
                });
            case 5 ->
                submissions("recount " + id, ledger -> {
                    ledger.recount(id);
                    return id;
                });
            case 0 -> submissions("open " + id, ledger -> ledger.open(id, List.of("/in"), "/out", time));
            case 1 ->
                submissions("albums " + id, ledger -> {
                    ledger.albums(id, albums);
                    return id;
                });
            case 2 -> submissions("dispatched " + id, ledger -> ledger.dispatched(id, time));
            case 3 -> submissions("settle " + id, ledger -> ledger.settleIfDone(id, time));
            default -> submissions("reopen " + id, ledger -> ledger.reopen(id));
        };
    }

    private Call conversion() {
        String id = any(CONVERSIONS);
        Instant time = at;
        return switch (random.nextInt(29)) {
            case 26, 27 -> conversions("begin plan " + id, ledger -> ledger.beginPlan(id));
            case 28 ->
                conversions("end plan " + id, ledger -> {
                    ledger.endPlan(id);
                    return id;
                });
            case 24, 25 -> {
                String worker = any(List.of("w1", "w 2"));
                yield conversions(
                        worker + " doubts " + id, ledger -> ledger.doubtSource(id, worker, "gone at " + time));
            }
            case 0 ->
                conversions("fail " + id, ledger -> {
                    ledger.fail(id, "failed at " + time);
                    return id;
                });
            case 1 ->
                conversions("cancel " + id, ledger -> {
                    ledger.cancel(id);
                    return id;
                });
            case 2, 3, 4, 5, 6 ->
                conversions("reopen " + id, ledger -> {
                    ledger.reopen(id);
                    return id;
                });
            case 7, 8 -> conversions("discard " + id, ledger -> ledger.discard(id));
            case 9, 10, 11, 12 -> {
                List<Unit> lost = random.nextInt(4) == 0 ? List.of() : List.of(any(UNITS), Unit.ASSEMBLE);
                Duration quiet = any(TIMES);
                yield conversions("publish " + id + lost, ledger -> ledger.publishAgain(id, lost, quiet));
            }
            case 13, 14, 15, 16 -> conversions("open " + id, ledger -> ledger.open(id, "/in/" + id));
            default -> {
                String fingerprint = random.nextInt(20) == 0 ? "f2" : "f1";
                ConversionPlan plan = new ConversionPlan(
                        ConversionKind.FULL,
                        UNITS,
                        List.of(),
                        "crf=23",
                        fingerprint,
                        "why",
                        "results/" + id,
                        ConversionPlan.Content.ALL);
                yield random.nextInt(3) == 0
                        ? conversions("replan " + id + " " + fingerprint, ledger -> ledger.replan(id, "f1", plan))
                        : conversions("plan " + id + " " + fingerprint, ledger -> ledger.plan(id, plan));
            }
        };
    }

    private Call unit() {
        Claim claim = random.nextInt(4) == 0 ? any(claims) : claims.get(claims.size() - 1);
        Instant time = at;
        Duration lease = any(TIMES);
        double part = random.nextDouble();
        return switch (random.nextInt(14)) {
            case 0 -> conversions("checkpoint " + claim + part, ledger -> ledger.checkpoint(claim, lease, part));
            case 1 -> conversions("release " + claim, ledger -> ledger.release(claim));
            case 2 -> conversions("unit " + claim, ledger -> ledger.completeUnit(claim, 7, "cafe"));
            case 3, 4, 5 ->
                conversions(
                        "done " + claim,
                        ledger -> claim.unit().equals(Unit.ASSEMBLE)
                                ? ledger.complete(claim, 7, "cafe")
                                : ledger.completeUnit(claim, 7, "cafe"));
            case 6 -> conversions("fail unit " + claim, ledger -> ledger.failUnit(claim, "at " + time));
            case 7 -> {
                Unit bad = any(UNITS);
                yield conversions("reopen " + bad, ledger -> ledger.reopen(claim, bad, "at " + time));
            }
            default -> {
                String id = any(CONVERSIONS);
                Unit unit = any(AND_ASSEMBLY);
                String worker = any(List.of("w1", "w 2"));
                yield conversions("claim " + id + " " + unit, ledger -> ledger.claim(id, unit, worker, lease));
            }
        };
    }

    private int number() {
        return random.nextInt(3) == 0 ? random.nextInt(4) : lastNumber;
    }

    private Call send() {
        String id = any(FILES);
        int number = number();
        Duration lease = any(TIMES);
        return switch (random.nextInt(4)) {
            case 0, 1 -> sends("begin " + id + " " + number, ledger -> ledger.begin(id, number, "w", lease));
            case 2 -> sends("keep " + id + " " + number, ledger -> ledger.keep(id, number, lease));
            default ->
                sends("not arrived " + id + " " + number, ledger -> {
                    ledger.notArrived(id, number);
                    return ledger.left(id).isZero();
                });
        };
    }

    private Call budget() {
        String destination = any(List.of("x", "y"));
        int items = random.nextInt(8);
        if (random.nextInt(20) == 0) {
            Duration wait = Duration.ofHours(1 + random.nextInt(3));
            return of("pause " + destination, Ledger::budget, (SendBudget budget) -> {
                budget.pause(destination, wait, "for " + wait);
                return budget.pause(destination).map(SendBudget.Pause::reason);
            });
        }
        if (random.nextInt(20) == 0) {
            String worker = any(List.of("w", "v"));
            return of(
                    worker + " doubts " + destination,
                    Ledger::budget,
                    (SendBudget budget) -> budget.doubt(destination, worker, Duration.ofHours(1)));
        }
        return of(
                "send " + items + " to " + destination,
                Ledger::budget,
                (SendBudget budget) -> budget.reserve(destination, items, new SendLimits(1000, 20))
                        .isZero());
    }

    private static Call media(String words, Function<MediaLedger, Object> call) {
        return of(words, Ledger::media, call);
    }

    private static Call submissions(String words, Function<SubmissionLedger, Object> call) {
        return of(words, Ledger::submissions, call);
    }

    private static Call conversions(String words, Function<ConversionLedger, Object> call) {
        return of(words, Ledger::conversions, call);
    }

    private static Call sends(String words, Function<SendLedger, Object> call) {
        return of(words, Ledger::sends, call);
    }

    private static <T> Call of(String words, Function<Ledger, T> part, Function<T, Object> call) {
        return new Call(words, part.andThen(call));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
