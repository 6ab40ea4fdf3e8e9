package dev.lull.common.process;

/**
 * The memory that programs which read media may take, in bytes each; {@code convert.memory-per-unit} bounds those that
 * convert. What a role may run at once must fit into its container, beside its heap.
 */
public final class ChildMemory {

    /** To describe a file: that of an 8K AV1 of ten bits, which is decoded in part, takes 600 MB. */
    public static final long TO_DESCRIBE = 1_000_000_000L;

    /**
     * To look at all packets of a file, or its frames one after another: the index of a long MP4 takes some hundred MB.
     */
    public static final long TO_MEASURE = 2_000_000_000L;

    /** To make a picture fit for a chat: one of 200 million pixels takes about so much with its copies. */
    public static final long TO_PREPARE = 3_000_000_000L;

    /** To read a rar: room for its dictionary, which has 64 MB or less unless somebody asked for more. */
    public static final long TO_UNPACK = 512_000_000L;

    private ChildMemory() {}
}
