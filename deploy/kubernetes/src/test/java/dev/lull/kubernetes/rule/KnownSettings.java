package dev.lull.kubernetes.rule;

import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import java.util.Map;

/** Every variable that begins with {@code LULL_} is a setting, and its value one that the process takes. */
public final class KnownSettings implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            ContainerSettings settings = new ContainerSettings(manifests, workload.container());
            settings.variables().forEach((name, text) -> {
                try {
                    // one whose value comes from elsewhere may be any text; only its name can be looked at
                    new SettingsLoader()
                            .environment(Map.of(name, text.orElse("1")))
                            .load();
                } catch (SettingsException e) {
                    e.problems().stream()
                            .filter(problem -> text.isPresent() || problem.contains("no such setting"))
                            .forEach(problem -> problems.add(workload.resource(), problem));
                }
            });
        }
    }
}
