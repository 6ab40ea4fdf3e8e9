package dev.lull.common.task;

/** Work to do. It only names what to read in the ledger; the ledger says what is true. */
public sealed interface Task extends Message permits UploadTask, ConvertWork {

    /** 1 for the first publication, one more each time the same work is published again. */
    int attempt();
}
