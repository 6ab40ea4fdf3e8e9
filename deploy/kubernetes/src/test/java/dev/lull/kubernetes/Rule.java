package dev.lull.kubernetes;

/** One thing that must hold between the resources that are applied together. */
@FunctionalInterface
public interface Rule {

    void check(Manifests manifests, Problems problems);
}
