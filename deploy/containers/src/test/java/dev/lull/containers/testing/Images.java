package dev.lull.containers.testing;

/** The images under test and those of the servers, as deploy/ names them. */
public final class Images {

    static final String KAFKA = "apache/kafka:4.3.1";
    static final String REDIS = "redis:8.2.3";
    static final String S3 = "andrewgaul/s3proxy:s3proxy-4.1.1";
    static final String[] ROLES = {"coordinator", "upload-worker", "convert-worker", "all-in-one"};

    private Images() {}

    /** The image of a role. */
    public static String lull(String role) {
        return "lull/" + role + ":" + System.getProperty("lull.images.tag", "0.1.0");
    }
}
