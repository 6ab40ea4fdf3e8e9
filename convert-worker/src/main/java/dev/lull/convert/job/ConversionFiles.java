package dev.lull.convert.job;

import dev.lull.common.ledger.Claim;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.task.Unit;

/**
 * Where the bytes of one conversion are in the store.
 *
 * @param conversion its id
 */
public record ConversionFiles(String conversion) {

    private static final int SHOWN_DIGITS = 16;

    /** The folder of everything that is of no use once the conversion has ended. */
    public String folder() {
        return ConversionFolders.work(conversion);
    }

    /**
     * A finished unit. The checksum is part of its name, so that a worker that lost its claim and finishes late cannot
     * replace what the ledger took down as done.
     */
    public String unit(Unit unit, String checksum) {
        return folder() + "/" + unit.fileName() + "-" + checksum.substring(0, SHOWN_DIGITS) + ".mp4";
    }

    /** Where the holder of a claim works; no two claims share it. */
    public String scratch(Claim claim) {
        return folder() + "/" + claim.unit().fileName() + "-working-" + claim.token();
    }

    /**
     * What was measured of the original.
     *
     * @param fingerprint of its bytes
     */
    public String analysis(String fingerprint) {
        return folder() + "/analysis-" + fingerprint.substring(0, SHOWN_DIGITS) + ".json.gz";
    }

    /** The folder of what was assembled. */
    public String results() {
        return ConversionFolders.results(conversion);
    }

    /** The converted file, on its way to the target. Like that of a unit, its name is its content. */
    public String result(String checksum) {
        return ConversionFolders.result(conversion, checksum);
    }
}
