package dev.lull.common.process;

/** The machine we run on, in the names the Java runtime gives: {@code Linux}, {@code amd64}. */
record Platform(String os, String architecture) {

    static Platform current() {
        return new Platform(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    boolean isLinuxX86() {
        return os.equals("Linux") && (architecture.equals("amd64") || architecture.equals("x86_64"));
    }

    @Override
    public String toString() {
        return os + " " + architecture;
    }
}
