package dev.lull.bench.scaling;

/**
 * What there is to work with.
 *
 * @param uploadWorkers processes that upload
 * @param uploadParallel uploads each has in flight
 * @param partitions of each upload topic
 * @param convertWorkers processes that convert; with an autoscaler the most there may be
 * @param parallelUnits units each works on
 * @param look {@code gate.check-interval} in milliseconds
 * @param yield {@code gate.yield}
 * @param scaling how the number of convert workers follows the backlog; null when it does not
 * @param seed of everything that is left to chance
 */
record Cluster(
        int uploadWorkers,
        int uploadParallel,
        int partitions,
        int convertWorkers,
        int parallelUnits,
        long look,
        Yield yield,
        Scaling scaling,
        long seed) {

    enum Yield {
        BOUNDARY,
        SUSPEND
    }

    /** With the defaults of Lull and a single worker for everything. */
    static Cluster small() {
        return new Cluster(1, 4, 12, 1, 1, 500, Yield.BOUNDARY, null, 1);
    }

    Cluster withConvertWorkers(int number, int units) {
        return new Cluster(uploadWorkers, uploadParallel, partitions, number, units, look, yield, scaling, seed);
    }

    Cluster withUploadWorkers(int number) {
        return new Cluster(
                number, uploadParallel, partitions, convertWorkers, parallelUnits, look, yield, scaling, seed);
    }

    Cluster withPartitions(int number) {
        return new Cluster(
                uploadWorkers, uploadParallel, number, convertWorkers, parallelUnits, look, yield, scaling, seed);
    }

    Cluster with(Yield how) {
        return new Cluster(
                uploadWorkers, uploadParallel, partitions, convertWorkers, parallelUnits, look, how, scaling, seed);
    }

    Cluster with(Scaling how) {
        return new Cluster(
                uploadWorkers, uploadParallel, partitions, convertWorkers, parallelUnits, look, yield, how, seed);
    }
}
