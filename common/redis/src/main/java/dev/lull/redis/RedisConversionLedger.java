package dev.lull.redis;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Republication;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.Losses;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checkpoints as hashes; an index of those that have not ended. */
final class RedisConversionLedger implements ConversionLedger {

    private static final Duration RUNS_KEPT = Duration.ofDays(30);

    private final Redis redis;
    private final Keys keys;
    private final Index index;
    private final KnownPlans plans = new KnownPlans();

    RedisConversionLedger(Redis redis, Index index) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
    }

    @Override
    public Conversion open(String id, String filePath, ConvertPriority priority) {
        redis.run(Script.CONVERSION_OPEN, keys.conversion(id), List.of(filePath, priority.wireName()));
        return indexed(id);
    }

    @Override
    public Optional<Conversion> prefer(String id) {
        String answer = redis.run(
                        Script.CONVERSION_PREFER, keys.conversion(id), List.of(ConvertPriority.HIGH.wireName()))
                .get(0);
        return answer.equals("preferred") ? find(id) : Optional.empty();
    }

    @Override
    public Optional<Conversion> find(String id) {
        return ConversionHash.find(id, redis.hash(keys.conversion(id)));
    }

    @Override
    public List<Conversion> findAll(List<String> ids) {
        List<Fields> hashes = redis.hashes(ids.stream().map(keys::conversion).toList());
        List<Conversion> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Fields fields = hashes.get(i);
            Index.check(() -> ConversionHash.find(id, fields)).ifPresent(found::addAll);
        }
        return found;
    }

    @Override
    public List<String> marks(List<String> ids) {
        return redis.hashes(ids.stream().map(keys::conversion).toList(), ConversionHash.MARK).stream()
                .map(ConversionHash::mark)
                .toList();
    }

    @Override
    public Optional<Conversion> find(Claim claim) {
        String id = claim.conversion();
        String key = keys.conversion(id);
        Fields course = redis.hash(key, ConversionHash.COURSE);
        String fingerprint = ConversionHash.fingerprint(course);
        if (fingerprint == null) {
            return Optional.empty();
        }
        return plans.find(id, fingerprint, () -> ConversionHash.planned(redis.hash(key, ConversionHash.PLANNED)))
                .map(plan -> ConversionHash.underWay(id, plan, course));
    }

    @Override
    public boolean readyToAssemble(String id) {
        return ConversionHash.readyToAssemble(redis.hash(keys.conversion(id), ConversionHash.COUNTS));
    }

    @Override
    public int beginPlan(String id) {
        return Integer.parseInt(redis.run(Script.CONVERSION_BEGIN_PLAN, keys.conversion(id), List.of())
                .get(0));
    }

    @Override
    public void endPlan(String id) {
        redis.run(Script.CONVERSION_END_PLAN, keys.conversion(id), List.of());
    }

    @Override
    public Conversion plan(String id, ConversionPlan plan) {
        return write(id, "", plan);
    }

    @Override
    public Conversion replan(String id, String replaced, ConversionPlan plan) {
        return write(id, replaced, plan);
    }

    /** In place of the plan with that fingerprint; of none when it is empty. */
    private Conversion write(String id, String replaced, ConversionPlan plan) {
        List<Object> arguments = new ArrayList<>(List.of(
                replaced,
                plan.fingerprint(),
                plan.encoding(),
                plan.kind().wireName(),
                plan.reason(),
                plan.outputPath(),
                ConversionHash.cuts(plan.cuts()),
                plan.units().stream().filter(Unit::isSegment).count(),
                plan.content().kept(),
                Losses.write(plan.content().lost()),
                ConversionHash.duration(plan.content().duration())));
        arguments.addAll(plan.units());
        arguments.add(Unit.ASSEMBLE);
        redis.run(Script.CONVERSION_PLAN, keys.conversion(id), arguments);
        return indexed(id);
    }

    /** The conversion as it stands, after making sure that the index knows it. */
    private Conversion indexed(String id) {
        Conversion conversion =
                find(id).orElseThrow(() -> new IllegalStateException("conversion " + id + " was never opened"));
        if (!conversion.status().ended()) {
            index.put(keys.incompleteConversions(), id, conversion.lastUpdated());
        }
        return conversion;
    }

    @Override
    public Optional<String> doubtSource(String id, String worker, String reason) {
        List<String> answer = redis.run(Script.CONVERSION_DOUBT, keys.conversion(id), List.of(worker, reason));
        return answer.get(0).equals("shared") ? Optional.of(answer.get(1)) : Optional.empty();
    }

    @Override
    public ClaimResult claim(String id, Unit unit, String worker, Duration lease) {
        String key = keys.conversion(id);
        List<String> answer = redis.run(Script.CONVERSION_CLAIM, key, List.of(unit, worker, lease.toMillis()));
        return switch (answer.get(0)) {
            case "granted" ->
                new ClaimResult.Granted(
                        new Claim(id, unit, worker, Long.parseLong(answer.get(1))),
                        answer.get(2).isEmpty() ? null : answer.get(2),
                        Integer.parseInt(answer.get(3)));
            case "done" -> new ClaimResult.AlreadyDone();
            case "held" ->
                new ClaimResult.Held(
                        answer.get(1), Duration.between(Instant.parse(answer.get(2)), Instant.parse(answer.get(3))));
            case "gone" -> new ClaimResult.Gone(answer.get(1));
            default -> throw new UnreadableEntry(key + " has \"" + answer.get(1) + "\" as " + unit);
        };
    }

    @Override
    public OptionalDouble checkpoint(Claim claim, Duration lease, double part) {
        if (part < 0 || part > 1) {
            throw new IllegalArgumentException("the part of a unit is 0 to 1, not " + part);
        }
        List<String> answer = run(claim, Script.UNIT_CHECKPOINT, lease.toMillis(), part);
        return touched(claim, answer) ? OptionalDouble.of(Double.parseDouble(answer.get(2))) : OptionalDouble.empty();
    }

    @Override
    public boolean reopen(Claim assembly, Unit unit, String reason) {
        return touched(assembly, run(assembly, Script.UNIT_REOPEN, unit, reason));
    }

    @Override
    public boolean release(Claim claim) {
        return held(run(claim, Script.UNIT_RELEASE));
    }

    @Override
    public boolean completeUnit(Claim claim, UnitState.Done done) {
        if (claim.unit().equals(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("assembly completes the conversion, not only a unit: " + claim);
        }
        return touched(claim, run(claim, Script.UNIT_COMPLETE, UnitText.of(done)));
    }

    @Override
    public boolean failUnit(Claim claim, String reason) {
        return touched(claim, run(claim, Script.UNIT_FAIL, reason));
    }

    @Override
    public boolean complete(Claim assembly, long bytes, String checksum) {
        if (!assembly.unit().equals(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("only assembly completes a conversion: " + assembly);
        }
        boolean completed = held(run(assembly, Script.CONVERSION_COMPLETE, bytes, checksum));
        if (completed) {
            index.remove(keys.incompleteConversions(), List.of(assembly.conversion()));
        }
        return completed;
    }

    @Override
    public void fail(String id, String reason) {
        redis.run(Script.CONVERSION_FAIL, keys.conversion(id), List.of(reason));
        index.remove(keys.incompleteConversions(), List.of(id));
    }

    @Override
    public void cancel(String id) {
        redis.run(Script.CONVERSION_CANCEL, keys.conversion(id), List.of());
        index.remove(keys.incompleteConversions(), List.of(id));
    }

    @Override
    public void forget(String id) {
        redis.delete(keys.conversion(id));
        redis.delete(keys.runs(id));
        index.remove(keys.incompleteConversions(), List.of(id));
    }

    @Override
    public void reopen(String id) {
        String outcome = redis.run(Script.CONVERSION_REOPEN, keys.conversion(id), List.of())
                .get(0);
        if (!outcome.equals("unknown")) {
            indexed(id);
        }
    }

    @Override
    public boolean discard(String id) {
        return redis.run(Script.CONVERSION_DISCARD, keys.conversion(id), List.of())
                .get(0)
                .equals("discard");
    }

    @Override
    public Optional<Republication> publishAgain(String id, List<Unit> lost, Duration quiet) {
        List<Object> arguments = new ArrayList<>(List.of(quiet.toMillis()));
        arguments.addAll(lost);
        List<String> answer = redis.run(Script.CONVERSION_PUBLISH_AGAIN, keys.conversion(id), arguments);
        if (!answer.get(0).equals("publish")) {
            return Optional.empty();
        }
        List<Unit> units = answer.stream().skip(2).map(Unit::new).toList();
        return Optional.of(new Republication(Integer.parseInt(answer.get(1)), units));
    }

    @Override
    public List<Conversion> incomplete(int offset, int limit) {
        return index.read(
                keys.incompleteConversions(),
                offset,
                limit,
                keys::conversion,
                (id, fields) -> ConversionHash.find(id, fields)
                        .filter(conversion -> !conversion.status().ended()));
    }

    @Override
    public void noteRun(String id, UnitRun run) {
        redis.run(
                Script.RUN_NOTE,
                keys.runs(id),
                List.of(
                        run.failure() == null ? run.kind() : "",
                        UnitRun.MOST_FAILED,
                        RunsHash.write(run),
                        RUNS_KEPT.toMillis()));
    }

    @Override
    public List<UnitRun> runs(String id) {
        return redis.hash(keys.runs(id)).as(RunsHash::read);
    }

    private static boolean held(List<String> answer) {
        return answer.get(0).equals("held");
    }

    /** Runs a script that does its work only if the claim is still the unit's. */
    private List<String> run(Claim claim, Script script, Object... change) {
        List<Object> arguments = new ArrayList<>(List.of(claim.unit(), claim.worker(), claim.token()));
        arguments.addAll(List.of(change));
        return redis.run(script, keys.conversion(claim.conversion()), arguments);
    }

    /** Whether the claim was held; the index then follows the time of the change. */
    private boolean touched(Claim claim, List<String> answer) {
        if (!held(answer)) {
            return false;
        }
        index.touch(keys.incompleteConversions(), claim.conversion(), Instant.parse(answer.get(1)));
        return true;
    }
}
