package dev.lull.common.probe;

/**
 * What is special about a picture, by its container or by what was measured.
 *
 * @param cropped whether its container crops lines that are coded
 * @param spherical whether it shows all around
 * @param dolbyVision the profile of Dolby Vision; 0 without
 * @param dolbyVisionBase whether the picture can be shown right without the metadata of Dolby Vision
 * @param alphaLayer whether its transparency is a second picture, which only some decoders read
 * @param resized whether its size changes on the way
 * @param misordered whether its timestamps are those of decoding, so that they cannot be shown by them
 * @param silentFields whether its frames consist of two fields and do not say so
 * @param hold seconds for which the last frame stands, where that is more than a second; else 0
 */
public record PictureMarks(
        boolean cropped,
        boolean spherical,
        int dolbyVision,
        boolean dolbyVisionBase,
        boolean alphaLayer,
        boolean resized,
        boolean misordered,
        boolean silentFields,
        double hold) {

    /** Of a picture that is no more than a picture. */
    public static final PictureMarks NONE = new PictureMarks(false, false, 0, true, false, false, false, false, 0);

    /** The same, with what its frames told. */
    public PictureMarks measured(boolean sizeChanges, boolean ordered, double lastFrame) {
        return new PictureMarks(
                cropped,
                spherical,
                dolbyVision,
                dolbyVisionBase,
                alphaLayer,
                sizeChanges,
                !ordered,
                silentFields,
                lastFrame);
    }

    PictureMarks fieldsNotSaid() {
        return new PictureMarks(
                cropped, spherical, dolbyVision, dolbyVisionBase, alphaLayer, resized, misordered, true, hold);
    }

    PictureMarks held(double seconds) {
        return measured(resized, !misordered, seconds);
    }
}
