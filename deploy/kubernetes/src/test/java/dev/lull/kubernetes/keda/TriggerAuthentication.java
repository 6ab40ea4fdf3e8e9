package dev.lull.kubernetes.keda;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lull.kubernetes.keda.TriggerAuthentication.Spec;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a trigger's credentials are. */
@Group("keda.sh")
@Version("v1alpha1")
public final class TriggerAuthentication extends CustomResource<Spec, Void> implements Namespaced {

    /** There is none before it is read. */
    @Override
    protected @Nullable Spec initSpec() {
        return null;
    }

    /** Of the places that KEDA knows, the one that is used here. */
    public record Spec(@JsonProperty(required = true) List<SecretKey> secretTargetRef) {}

    /** Which key of which Secret is which parameter of the trigger. */
    public record SecretKey(
            @JsonProperty(required = true) String parameter,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String key) {}
}
