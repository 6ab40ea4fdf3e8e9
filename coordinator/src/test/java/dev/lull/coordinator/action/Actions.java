package dev.lull.coordinator.action;

import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.coordinator.testing.World;

/** What people ask for, wired to a world, and files they ask it for. */
final class Actions {

    private Actions() {}

    static Cancel cancel(World world) {
        return new Cancel(
                world.ledger,
                world.journal,
                world.store,
                new SourceDisposal(world.ledger.media(), world.settings),
                world.clock);
    }

    static Retry retry(World world) {
        return new Retry(
                world.ledger,
                world.journal,
                world.queue.publisher(),
                world.store,
                world.secondIntake::take,
                World.TARGET,
                world.clock);
    }

    static World failed(World world) {
        world.in(MediaState.CONVERTING, "f");
        world.ledger.conversions().fail(world.id("f"), "no frame could be decoded");
        return world.move("f", StateChange.to(MediaState.QUARANTINED).because("no frame could be decoded"));
    }

    static World refusedByTheTarget(World world) {
        return world.in(MediaState.CONVERTED, "f")
                .move("f", StateChange.to(MediaState.QUARANTINED).because("the target is full"));
    }
}
