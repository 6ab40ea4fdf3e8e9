package dev.lull.common.testing.memory;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.Republication;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checkpoints, each change of which is one step. */
final class InMemoryConversionLedger implements ConversionLedger {

    private final Memory memory;

    InMemoryConversionLedger(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Conversion open(String id, String filePath, ConvertPriority priority) {
        return memory.change(
                "conversions.open",
                () -> memory.conversions
                        .findOrAdd(id, () -> new ConversionRecord(filePath, priority, memory.now()))
                        .conversion(id));
    }

    @Override
    public Optional<Conversion> prefer(String id) {
        return memory.change(
                "conversions.prefer",
                () -> memory.conversions
                        .find(id)
                        .filter(conversion -> !conversion.status.ended())
                        .map(conversion -> {
                            conversion.priority = ConvertPriority.HIGH;
                            return conversion.conversion(id);
                        }));
    }

    @Override
    public Optional<Conversion> find(String id) {
        return memory.read(() -> memory.conversions.find(id).map(conversion -> conversion.conversion(id)));
    }

    @Override
    public List<String> marks(List<String> ids) {
        return memory.read(() -> ids.stream().map(this::mark).toList());
    }

    private String mark(String id) {
        try {
            return memory.conversions.find(id).map(ConversionRecord::mark).orElse("");
        } catch (UnreadableEntry spoilt) {
            return "";
        }
    }

    @Override
    public Optional<Conversion> find(Claim claim) {
        String id = claim.conversion();
        return memory.read(() -> memory.conversions.find(id).flatMap(conversion -> conversion.underWay(id)));
    }

    @Override
    public boolean readyToAssemble(String id) {
        return memory.read(() -> memory.conversions
                .find(id)
                .filter(conversion -> conversion.size() > 0 && conversion.done() == conversion.size())
                .isPresent());
    }

    @Override
    public int beginPlan(String id) {
        return memory.change(
                "conversions.beginPlan",
                () -> memory.conversions
                        .find(id)
                        .map(conversion -> conversion.planning++)
                        .orElse(0));
    }

    @Override
    public void endPlan(String id) {
        memory.write(
                "conversions.endPlan",
                () -> memory.conversions
                        .find(id)
                        .ifPresent(conversion -> conversion.planning = Math.max(0, conversion.planning - 1)));
    }

    @Override
    public Conversion plan(String id, ConversionPlan plan) {
        return plan("conversions.plan", id, null, plan);
    }

    @Override
    public Conversion replan(String id, String replaced, ConversionPlan plan) {
        return plan("conversions.replan", id, replaced, plan);
    }

    private Conversion plan(String step, String id, @Nullable String replaced, ConversionPlan plan) {
        return memory.change(step, () -> {
            ConversionRecord conversion = memory.conversions
                    .find(id)
                    .orElseThrow(() -> new IllegalStateException("conversion " + id + " was never opened"));
            String known = conversion.plan == null ? null : conversion.plan.fingerprint();
            if (!conversion.status.ended()
                    && Objects.equals(known, replaced)
                    && !plan.fingerprint().equals(known)) {
                conversion.plan(plan, memory.now());
            }
            return conversion.conversion(id);
        });
    }

    @Override
    public Optional<String> doubtSource(String id, String worker, String reason) {
        return memory.change(
                "conversions.doubtSource",
                () -> memory.conversions
                        .find(id)
                        .filter(conversion -> !conversion.status.ended())
                        .flatMap(conversion -> {
                            String known = conversion.sourceDoubt;
                            if (known != null && !known.startsWith(worker + ": ")) {
                                return Optional.of(known);
                            }
                            conversion.sourceDoubt = worker + ": " + reason;
                            conversion.error = conversion.sourceDoubt;
                            return Optional.empty();
                        }));
    }

    @Override
    public ClaimResult claim(String id, Unit unit, String worker, Duration lease) {
        return memory.change("conversions.claim", () -> {
            ConversionRecord conversion = memory.conversions.find(id).orElse(null);
            if (conversion == null) {
                return new ClaimResult.Gone("there is no such conversion");
            }
            return switch (conversion.status) {
                case PENDING -> new ClaimResult.Gone("it is not planned yet");
                case FAILED, CANCELLED -> new ClaimResult.Gone("it is " + conversion.status.wireName());
                case IN_PROGRESS, COMPLETED -> claim(conversion, new Claim(id, unit, worker, 0), lease);
            };
        });
    }

    private ClaimResult claim(ConversionRecord conversion, Claim wish, Duration lease) {
        UnitState state = conversion.units.get(wish.unit());
        Instant now = memory.now();
        if (state == null) {
            return new ClaimResult.Gone("it has no unit " + wish.unit());
        } else if (state instanceof UnitState.Done) {
            return new ClaimResult.AlreadyDone();
        } else if (state instanceof UnitState.Running running
                && running.expires().isAfter(now)) {
            return new ClaimResult.Held(running.worker(), Duration.between(now, running.expires()));
        } else if (wish.unit().equals(Unit.ASSEMBLE) && conversion.done() < conversion.size()) {
            return new ClaimResult.Gone("not all units are done");
        }
        Claim claim = new Claim(wish.conversion(), wish.unit(), wish.worker(), ++conversion.token);
        conversion.units.put(claim.unit(), running(claim, lease));
        String from = state instanceof UnitState.Running expired ? expired.worker() : null;
        int takeovers = conversion.takeovers.merge(claim.unit(), from == null ? 0 : 1, Integer::sum);
        return new ClaimResult.Granted(claim, from, takeovers);
    }

    private UnitState running(Claim claim, Duration lease) {
        return new UnitState.Running(claim.worker(), claim.token(), memory.now().plusMillis(lease.toMillis()));
    }

    @Override
    public OptionalDouble checkpoint(Claim claim, Duration lease, double part) {
        if (part < 0 || part > 1) {
            throw new IllegalArgumentException("the part of a unit is 0 to 1, not " + part);
        }
        return memory.change("conversions.checkpoint", () -> {
            ConversionRecord conversion = held(claim).orElse(null);
            if (conversion == null) {
                return OptionalDouble.empty();
            }
            conversion.units.put(claim.unit(), running(claim, lease));
            conversion.lastUpdated = memory.now();
            return OptionalDouble.of(conversion.reach(claim.unit().equals(Unit.ASSEMBLE) ? 0 : part));
        });
    }

    @Override
    public boolean release(Claim claim) {
        return held("conversions.release", claim, conversion -> conversion.free(claim.unit()));
    }

    @Override
    public boolean completeUnit(Claim claim, UnitState.Done done) {
        if (claim.unit().equals(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("assembly completes the conversion, not only a unit: " + claim);
        }
        return done("conversions.completeUnit", claim, ConversionStatus.IN_PROGRESS, done, conversion -> {
            conversion.units.put(claim.unit(), done);
            conversion.takeovers.remove(claim.unit());
            conversion.endDoubt();
            conversion.lastUpdated = memory.now();
            conversion.reach(0);
        });
    }

    @Override
    public boolean reopen(Claim assembly, Unit unit, String reason) {
        return held("conversions.reopen", assembly, conversion -> {
            conversion.free(assembly.unit());
            conversion.free(unit);
            conversion.retry(reason, memory.now());
        });
    }

    @Override
    public boolean failUnit(Claim claim, String reason) {
        return held("conversions.failUnit", claim, conversion -> {
            conversion.free(claim.unit());
            conversion.retry(reason, memory.now());
        });
    }

    @Override
    public boolean complete(Claim assembly, long bytes, String checksum) {
        if (!assembly.unit().equals(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("only assembly completes a conversion: " + assembly);
        }
        UnitState.Done result = new UnitState.Done(bytes, checksum);
        return done("conversions.complete", assembly, ConversionStatus.COMPLETED, result, conversion -> {
            conversion.units.put(Unit.ASSEMBLE, result);
            conversion.takeovers.remove(Unit.ASSEMBLE);
            conversion.endDoubt();
            conversion.error = null;
            conversion.status = ConversionStatus.COMPLETED;
            conversion.progress = 100;
            conversion.lastUpdated = memory.now();
        });
    }

    /** Changes nothing where that is what the conversion has already. */
    private boolean done(
            String step, Claim claim, ConversionStatus then, UnitState.Done done, Consumer<ConversionRecord> change) {
        return memory.change(step, () -> {
            boolean before = memory.conversions
                    .find(claim.conversion())
                    .filter(known -> known.status == then && done.equals(known.units.get(claim.unit())))
                    .isPresent();
            Optional<ConversionRecord> held = held(claim);
            held.ifPresent(change);
            return before || held.isPresent();
        });
    }

    private boolean held(String step, Claim claim, Consumer<ConversionRecord> change) {
        return memory.change(step, () -> {
            Optional<ConversionRecord> held = held(claim);
            held.ifPresent(change);
            return held.isPresent();
        });
    }

    private Optional<ConversionRecord> held(Claim claim) {
        return memory.conversions.find(claim.conversion()).filter(conversion -> conversion.holds(claim));
    }

    @Override
    public void fail(String id, String reason) {
        memory.write(
                "conversions.fail",
                () -> memory.conversions
                        .find(id)
                        .filter(conversion -> !conversion.status.ended())
                        .ifPresent(conversion -> {
                            conversion.freeHeld();
                            conversion.status = ConversionStatus.FAILED;
                            conversion.error = reason;
                            conversion.lastUpdated = memory.now();
                        }));
    }

    @Override
    public void cancel(String id) {
        memory.write(
                "conversions.cancel",
                () -> memory.conversions.find(id).ifPresent(conversion -> {
                    conversion.freeAll();
                    conversion.status = ConversionStatus.CANCELLED;
                    conversion.lastUpdated = memory.now();
                }));
    }

    @Override
    public void forget(String id) {
        memory.write("conversions.forget", () -> memory.conversions.remove(id));
    }

    @Override
    public void reopen(String id) {
        memory.write(
                "conversions.reopen",
                () -> memory.conversions
                        .find(id)
                        .filter(conversion -> conversion.status.ended())
                        .ifPresent(conversion -> {
                            memory.conversions.persist(id);
                            goOn(conversion);
                        }));
    }

    /** Finished units of a failed conversion stay, unless all were finished: then putting them together failed. */
    private void goOn(ConversionRecord conversion) {
        conversion.freeHeld();
        conversion.takeovers.clear();
        conversion.planning = 0;
        conversion.endDoubt();
        if (conversion.status != ConversionStatus.FAILED || conversion.done() == conversion.size()) {
            conversion.freeAll();
        }
        if (conversion.done() == 0) {
            conversion.progress = 0;
        }
        conversion.error = null;
        conversion.publishedAt = null;
        conversion.publishedAgain = 0;
        conversion.status = conversion.plan == null ? ConversionStatus.PENDING : ConversionStatus.IN_PROGRESS;
        conversion.retryCount = 0;
        conversion.lastUpdated = memory.now();
    }

    @Override
    public boolean discard(String id) {
        return memory.change("conversions.discard", () -> {
            Optional<ConversionRecord> known = memory.conversions.find(id);
            known.filter(conversion -> conversion.status == ConversionStatus.FAILED)
                    .ifPresent(failed -> {
                        failed.freeAll();
                        failed.progress = 0;
                    });
            return known.filter(conversion -> !conversion.status.ended()).isEmpty();
        });
    }

    @Override
    public Optional<Republication> publishAgain(String id, List<Unit> lost, Duration quiet) {
        return memory.change("conversions.publishAgain", () -> {
            Instant before = memory.now().minusMillis(quiet.toMillis());
            return memory.conversions
                    .find(id)
                    .filter(conversion -> conversion.publishedAt == null || !conversion.publishedAt.isAfter(before))
                    .flatMap(conversion -> publishAgain(conversion, lost, before));
        });
    }

    private Optional<Republication> publishAgain(ConversionRecord conversion, List<Unit> lost, Instant before) {
        List<Unit> units = List.of();
        switch (conversion.status) {
            case PENDING -> {
                if (!lost.isEmpty() || conversion.lastUpdated.isAfter(before)) {
                    return Optional.empty();
                }
            }
            case IN_PROGRESS -> {
                units = lost.stream()
                        .filter(unit -> isLost(conversion, unit, before))
                        .toList();
                if (units.isEmpty()) {
                    return Optional.empty();
                }
            }
            default -> {
                return Optional.empty();
            }
        }
        conversion.publishedAt = memory.now();
        conversion.publishedAgain++;
        return Optional.of(new Republication(conversion.publishedAgain + 1, units));
    }

    /** Units follow the plan, assembly follows the last unit: what comes just after is about to be published. */
    private static boolean isLost(ConversionRecord conversion, Unit unit, Instant before) {
        Instant written = unit.equals(Unit.ASSEMBLE) ? conversion.lastUpdated : conversion.startedAt;
        UnitState state = conversion.units.get(unit);
        return !written.isAfter(before)
                && (state instanceof UnitState.Pending
                        || (state instanceof UnitState.Running running
                                && !running.expires().isAfter(before)));
    }

    @Override
    public void noteRun(String id, UnitRun run) {
        memory.write(
                "conversions.noteRun", () -> memory.conversions.find(id).ifPresent(conversion -> conversion.note(run)));
    }

    @Override
    public List<UnitRun> runs(String id) {
        return memory.read(
                () -> memory.conversions.find(id).map(ConversionRecord::runs).orElse(List.of()));
    }

    @Override
    public List<Conversion> incomplete(int offset, int limit) {
        return memory.read(() -> memory.conversions
                .all()
                .filter(entry -> !entry.getValue().status.ended())
                .map(entry -> entry.getValue().conversion(entry.getKey()))
                .sorted(Comparator.comparing((Conversion conversion) ->
                                conversion.lastUpdated().toEpochMilli())
                        .thenComparing(Conversion::id))
                .skip(offset)
                .limit(Math.max(0, limit))
                .toList());
    }
}
