package dev.lull.convert.ffmpeg;

/** A running ffmpeg as its monitors see it. */
public interface RunningFfmpeg {

    Progress progress();

    /** Whether it stands still for some reason. */
    boolean suspended();

    /**
     * Stops it where it stands until the last reason to is gone; what it made so far is kept.
     *
     * @return whether this reason is new
     */
    boolean suspend(String reason);

    /**
     * Lets it go on, as far as this reason is concerned.
     *
     * @return whether it stood for this reason
     */
    boolean resume(String reason);
}
