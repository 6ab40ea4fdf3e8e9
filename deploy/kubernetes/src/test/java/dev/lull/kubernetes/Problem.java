package dev.lull.kubernetes;

/**
 * Something in the manifests that does not hold together.
 *
 * @param rule the simple name of the class that found it
 * @param where kind and name of the resource
 */
public record Problem(String rule, String where, String what) {

    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
