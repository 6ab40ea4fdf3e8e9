package dev.lull.standalone.journey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes one box of an MP4 whose index is at its end, where nothing else has to move. */
final class Mp4Surgery {

    private static final int HEADER = 8;
    private static final int EDIT_BYTES = 12;

    private Mp4Surgery() {}

    /** Gives the innermost of these boxes other entries. */
    static void replace(Path file, byte[] entries, String... names) throws IOException {
        ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(file));
        List<Integer> boxes = path(old, names);
        int innermost = boxes.get(boxes.size() - 1);
        int end = innermost + old.getInt(innermost);
        int count = names[names.length - 1].equals("elst") ? entries.length / EDIT_BYTES : 1;

        int bytes = HEADER + 8 + entries.length;
        ByteBuffer changed = ByteBuffer.allocate(old.capacity() + bytes - (end - innermost));
        changed.put(old.array(), 0, innermost);
        changed.putInt(bytes)
                .put(old.array(), innermost + 4, 4)
                .putInt(0)
                .putInt(count)
                .put(entries);
        changed.put(old.array(), end, old.capacity() - end);
        for (int box : boxes.subList(0, boxes.size() - 1)) {
            changed.putInt(box, old.getInt(box) + bytes - (end - innermost));
        }
        Files.write(file, changed.array());
    }

    private static List<Integer> path(ByteBuffer bytes, String... names) {
        List<Integer> boxes = new ArrayList<>();
        int at = 0;
        for (String name : names) {
            while (!name(bytes, at).equals(name)) {
                at += bytes.getInt(at);
            }
            boxes.add(at);
            at += HEADER;
        }
        return boxes;
    }

    private static String name(ByteBuffer bytes, int box) {
        byte[] name = new byte[4];
        bytes.get(box + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
