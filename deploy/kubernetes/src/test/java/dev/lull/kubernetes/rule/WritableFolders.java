package dev.lull.kubernetes.rule;

import dev.lull.common.settings.LullSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Optional;

/**
 * Where a role may write there is a folder of a bounded size, and the pod's bound of disk leaves room for all of them.
 */
public final class WritableFolders implements Rule {

    private static final String CACHE = "/var/cache/lull";

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            long sum = 0;
            for (String folder : List.of("/tmp", CACHE)) {
                Optional<Quantity> size = size(workload, folder);
                if (size.isEmpty()) {
                    problems.add(workload.resource(), folder + " is no emptyDir with a sizeLimit");
                }
                sum += size.map(WritableFolders::bytes).orElse(0L);
            }
            ContainerSettings settings = new ContainerSettings(manifests, workload.container());
            Optional<Long> originals = settings.find(LullSettings.STORE_CACHE_LIMIT);
            if (originals.isEmpty()) {
                problems.add(workload.resource(), "it has no store.cache-limit, so a large film has it evicted");
            }
            long work = work(workload, originals.orElse(0L), settings.get(LullSettings.STORE_CACHE_SIZE));
            if (size(workload, CACHE).map(WritableFolders::bytes).orElse(work) < work) {
                problems.add(
                        workload.resource(),
                        CACHE + " is smaller than what store.cache-limit and store.cache-size let into it");
            }
            var resources = workload.container().getResources();
            Quantity limit = resources.getLimits().get("ephemeral-storage");
            if (limit == null || resources.getRequests().get("ephemeral-storage") == null) {
                problems.add(workload.resource(), "it has no request and limit of ephemeral-storage");
            } else if (bytes(limit) < sum) {
                problems.add(workload.resource(), "its limit of ephemeral-storage is less than its folders may take");
            }
        }
    }

    /** Copies of originals, and of what is in the store; at a convert worker a result as large as its original. */
    private static long work(Workload workload, long originals, long stored) {
        boolean converts = workload.role().filter(Role.CONVERT_WORKER::equals).isPresent();
        return originals + stored + (converts ? originals : 0);
    }

    private static Optional<Quantity> size(Workload workload, String folder) {
        return workload.container().getVolumeMounts().stream()
                .filter(mount -> folder.equals(mount.getMountPath()))
                .map(VolumeMount::getName)
                .flatMap(name -> workload.pod().getVolumes().stream()
                        .filter(volume -> volume.getName().equals(name)))
                .map(Volume::getEmptyDir)
                .filter(empty -> empty != null && empty.getSizeLimit() != null)
                .map(empty -> empty.getSizeLimit())
                .findFirst();
    }

    private static long bytes(Quantity quantity) {
        return quantity.getNumericalAmount().longValue();
    }
}
