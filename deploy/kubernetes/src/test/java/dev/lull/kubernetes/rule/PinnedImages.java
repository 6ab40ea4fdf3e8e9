package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import java.util.regex.Pattern;

/** Every image has a tag or a digest that says which one it is. */
public final class PinnedImages implements Rule {

    private static final Pattern PINNED = Pattern.compile(".+(:[^/:@]+|@sha256:[0-9a-f]{64})");

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            workload.allContainers().forEach(container -> {
                String image = container.getImage();
                if (!PINNED.matcher(image).matches() || image.endsWith(":latest")) {
                    problems.add(workload.resource(), "the image " + image + " is not pinned");
                }
            });
        }
    }
}
