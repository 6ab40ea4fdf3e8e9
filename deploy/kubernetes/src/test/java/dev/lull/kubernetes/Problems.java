package dev.lull.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** What one rule has found so far. */
public final class Problems {

    private final String rule;
    private final List<Problem> found = new ArrayList<>();

    Problems(String rule) {
        this.rule = rule;
    }

    public void add(HasMetadata resource, String what) {
        add(resource.getKind() + " " + resource.getMetadata().getName(), what);
    }

    public void add(String where, String what) {
        found.add(new Problem(rule, where, what));
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
