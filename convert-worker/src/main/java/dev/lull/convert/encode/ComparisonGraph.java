package dev.lull.convert.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A filter graph that prints how alike pairs of frames are, for {@link Comparisons} to read. */
final class ComparisonGraph {

    /** Writes each line at once: lines of several printers would otherwise run into each other. */
    private static final String PRINT = "metadata=print:file=-:direct=1";

    /** Behind what may have no frame: ffmpeg fails as a whole when an output gets none. */
    private static final String BLANK = "color=s=16x16:r=25:d=0.04,format=yuv420p";

    private final List<String> chains = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private int inputs;
    private int pairs;

    /** The stream of the next input. */
    String input(int stream) {
        return "[" + inputs++ + ":" + stream + "]";
    }

    /** So many copies of a stream, of which all frames are printed on the way. */
    List<String> copies(String stream, int number) {
        List<String> copies =
                IntStream.range(0, number).mapToObj(i -> "[copy" + i + "]").toList();
        chains.add(stream + "split=" + (number + 1) + "[all]" + String.join("", copies));
        chains.add("[all]metadata=add:key=" + Comparisons.SHOWN + ":value=1," + PRINT + output("decoded"));
        return copies;
    }

    /** So many copies of a stream, of which each is filtered in its own way. */
    List<String> shares(String stream, int number) {
        if (number == 1) {
            return List.of(stream);
        }
        List<String> shares = IntStream.range(0, number)
                .mapToObj(i -> "[share" + inputs + "x" + i + "]")
                .toList();
        chains.add(stream + "split=" + number + String.join("", shares));
        return shares;
    }

    /**
     * Compares two frames.
     *
     * @param chain picks the first one's and gives it the form of the second
     * @param pick picks the second one's
     */
    void compare(String first, List<String> chain, String second, String pick) {
        String one = "[one" + pairs + "]";
        String other = "[other" + pairs + "]";
        chains.add(first + String.join(",", chain) + ",setpts=0,format=yuv420p" + one);
        chains.add(second + pick + ",setpts=0,format=yuv420p" + other);
        String printed = "[printed" + pairs + "]";
        String blank = "[blank" + pairs + "]";
        chains.add(one + other + "ssim,metadata=add:key=" + Comparisons.PAIR + ":value=" + pairs + "," + PRINT
                + ",scale=16:16,setsar=1" + printed);
        chains.add(BLANK + blank);
        chains.add(printed + blank + "concat" + output("compared" + pairs));
        pairs++;
    }

    private String output(String name) {
        outputs.add("[" + name + "]");
        return "[" + name + "]";
    }

    /** For ffmpeg, behind its inputs. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-filter_complex", String.join(";", chains)));
        outputs.forEach(output -> arguments.addAll(List.of("-map", output, "-f", "null", "-")));
        return arguments;
    }
}
