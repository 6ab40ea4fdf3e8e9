package dev.lull.kubernetes.keda;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** Scales one deployment by what its triggers tell. */
@Group("keda.sh")
@Version("v1alpha1")
public final class ScaledObject extends CustomResource<ScaledObjectSpec, Void> implements Namespaced {

    /** There is none before it is read. */
    @Override
    protected @Nullable ScaledObjectSpec initSpec() {
        return null;
    }
}
