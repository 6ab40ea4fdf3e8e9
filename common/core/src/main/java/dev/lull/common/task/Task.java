package dev.lull.common.task;

import java.util.List;

/** Work to do. It only names what to read in the ledger; the ledger says what is true. */
public sealed interface Task extends Message permits UploadTask, ConvertWork {

    /** 1 for the first publication, one more each time the same work is published again. */
    int attempt();

    /** The files it is about, by their ids. */
    List<String> media();
}
