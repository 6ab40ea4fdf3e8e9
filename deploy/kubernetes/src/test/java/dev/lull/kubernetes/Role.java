package dev.lull.kubernetes;

import java.util.Arrays;
import java.util.Optional;

/** What a pod of ours is, by its label {@code app.kubernetes.io/name}. */
public enum Role {
    COORDINATOR("coordinator"),
    UPLOAD_WORKER("upload-worker"),
    CONVERT_WORKER("convert-worker");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Role> named(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }
}
