package dev.lull.common.ops;

/** Which Lull this is. */
public final class BuildVersion {

    private BuildVersion() {}

    /** The version of the jar; what runs from folders of classes has none. */
    public static String text() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
