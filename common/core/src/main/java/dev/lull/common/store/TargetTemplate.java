package dev.lull.common.store;

/**
 * A target folder whose last parts may be dates of files: {@code /media/archive/{year}/{month}}.
 *
 * @param fixed the folder that all files are below
 * @param dated the folders below it, with braces; empty when it is one folder for all
 */
public record TargetTemplate(String fixed, String dated) {

    /** Splits it before the first part with a brace. */
    public static TargetTemplate of(String folder) {
        int brace = folder.indexOf('{');
        if (brace < 0) {
            return new TargetTemplate(folder, "");
        }
        int slash = folder.lastIndexOf('/', brace);
        String fixed = slash == 0 ? "/" : folder.substring(0, Math.max(0, slash));
        return new TargetTemplate(fixed, folder.substring(slash + 1));
    }
}
