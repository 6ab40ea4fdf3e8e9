package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.coordinator.live.GateView;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "gate", description = "Says whether conversions may run now, and if not, why not.")
public final class GateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Override
    public Integer call() {
        JsonNode gate = api.client().get("gate");
        answer.print(spec.commandLine().getOut(), gate, GateCommand::words);
        return 0;
    }

    static String words(JsonNode gate) {
        return GateWords.of(Json.as(gate, GateView.class), Instant::toString);
    }
}
