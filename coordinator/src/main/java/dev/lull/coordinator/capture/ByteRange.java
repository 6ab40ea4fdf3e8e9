package dev.lull.coordinator.capture;

/**
 * Some bytes of a file.
 *
 * @param from the first
 * @param to behind the last
 */
record ByteRange(long from, long to) {

    long length() {
        return to - from;
    }
}
