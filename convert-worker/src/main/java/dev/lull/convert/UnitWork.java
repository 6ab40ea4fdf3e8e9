package dev.lull.convert;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.common.trace.Traces;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceChanged;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.assemble.AssembleStep;
import dev.lull.convert.assemble.BadUnit;
import dev.lull.convert.claim.Heartbeat;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.claim.RunLog;
import dev.lull.convert.encode.EncodeStep;
import dev.lull.convert.encode.EncodedUnit;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.encode.Toolbox;
import dev.lull.convert.ffmpeg.OutputLimit;
import dev.lull.convert.ffmpeg.ReadingMonitor;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.gate.UnitMonitors;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.PlanStep;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on a claimed unit, from the first heartbeat to what follows it. */
final class UnitWork {

    private static final Logger log = LoggerFactory.getLogger(UnitWork.class);

    /** The steps of a conversion, in their order. */
    record Steps(PlanStep plan, EncodeStep encode, AssembleStep assemble) {}

    private final Steps steps;
    private final Toolbox toolbox;
    private final Heartbeats heartbeats;
    private final UnitMonitors monitors;
    private final SourceCache sources;
    private final MediaStore store;
    private final JobDispatch dispatch;
    private final JobCompletion completion;
    private final UnitRecovery recovery;
    private final Function<Claim, RunLog> runLogs;

    UnitWork(
            Steps steps,
            Toolbox toolbox,
            Heartbeats heartbeats,
            UnitMonitors monitors,
            SourceCache sources,
            MediaStore store,
            JobDispatch dispatch,
            JobCompletion completion,
            UnitRecovery recovery,
            Function<Claim, RunLog> runLogs) {
        this.steps = steps;
        this.toolbox = toolbox;
        this.heartbeats = heartbeats;
        this.monitors = monitors;
        this.sources = sources;
        this.store = store;
        this.dispatch = dispatch;
        this.completion = completion;
        this.recovery = recovery;
        this.runLogs = runLogs;
    }

    /**
     * Works on the unit.
     *
     * @return whether assembly is what follows
     * @throws UnreadableSource when this worker cannot read the original: the claim is still held
     */
    boolean work(ConversionJob job, Claim claim, UnitTask task) throws UnreadableSource, Failure, InterruptedException {
        RunLog runLog = runLogs.apply(claim);
        try (Heartbeat heartbeat = heartbeats.begin(claim)) {
            dispatch.tell(job, claim.unit(), UnitStep.STARTED, null);
            SourceIdentity source = sources.identify(job.media());
            if (steps.plan().stillHolds(job, source)) {
                ReadingMonitor.set(heartbeat.withoutProgress().and(monitors.forReading(heartbeat::part)));
                return make(job, claim, task, source, heartbeat, runLog);
            }
            dispatch.afterPlan(steps.plan().plan(job), task.attempt());
            return false;
        } catch (Failure.Transient e) {
            sources.requireReadable(job.media().source());
            runLog.failed(e);
            recovery.failed(job, claim, e);
            throw e;
        } catch (Unavailable e) {
            recovery.delayed(claim);
            throw e;
        } catch (Failure.PassedOn e) {
            recovery.passedOn(job, claim, task);
            throw e;
        } catch (Failure.Stopped | InterruptedException e) {
            recovery.stopped(claim);
            throw e;
        } finally {
            ReadingMonitor.clear();
            deleteScratch(job, claim);
        }
    }

    private boolean make(
            ConversionJob job, Claim claim, UnitTask task, SourceIdentity source, Heartbeat heartbeat, RunLog runLog)
            throws UnreadableSource, Failure, InterruptedException {
        MediaAnalysis analysis = steps.plan().original(job, source);
        ConversionPlan plan = requireNonNull(job.conversion().plan());
        PlanTools tools = toolbox.tools(plan);
        RunMonitor monitor = heartbeat.and(monitors.forUnit(heartbeat::part)).and(runLog);
        try (HeldFile file = sources.hold(source)) {
            if (claim.unit().equals(Unit.ASSEMBLE)) {
                steps.assemble().run(job, claim, tools, file.path(), analysis, monitor);
                runLog.made();
                dispatch.find(job.id()).ifPresent(ended -> completion.after(ended, task));
                return false;
            }
            EncodedUnit unit = EncodedUnit.of(plan, claim.unit(), analysis, tools.target());
            heartbeat.expect(unit.length());
            steps.encode().run(job, claim, unit, tools, file.path(), monitor.and(new OutputLimit(unit.length())));
            runLog.made();
            dispatch.tell(job, claim.unit(), UnitStep.FINISHED, null);
            return dispatch.afterUnit(job, task.attempt());
        } catch (SourceChanged e) {
            throw e.failure();
        } catch (BadUnit e) {
            Traces.current().failed(e);
            recovery.remake(job, claim, task, e);
            return false;
        } catch (Failure.Permanent e) {
            Traces.current().failed(e);
            sources.requireReadable(job.media().source());
            runLog.failed(e);
            recovery.fallBack(job, claim, task, source, analysis, e);
            return false;
        }
    }

    private void deleteScratch(ConversionJob job, Claim claim) {
        try {
            store.delete(new ConversionFiles(job.id()).scratch(claim));
        } catch (IOException e) {
            log.warn("scratch files not deleted: {}: {}", job, e.toString());
        }
    }
}
