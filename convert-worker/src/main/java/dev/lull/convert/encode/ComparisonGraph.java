package dev.lull.convert.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A filter graph that prints how alike pairs of frames are, for {@link Comparisons} to read, and makes a picture of
 * each pair on the way, which costs a fraction of decoding them once more.
 */
final class ComparisonGraph {

    /** Writes each line at once: lines of several printers would otherwise run into each other. */
    private static final String PRINT = "metadata=print:file=-:direct=1";

    /** Behind what may have no frame: ffmpeg fails as a whole when an output gets none. */
    private static final String BLANK = "color=s=16x16:r=25:d=0.04,format=yuv420p";

    private final @Nullable StillPicture picture;
    private final List<String> chains = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private int inputs;
    private int pairs;

    /** @param picture what is made of each pair; null for none */
    ComparisonGraph(@Nullable StillPicture picture) {
        this.picture = picture;
    }

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
     * @param still where the picture of both is to be, if one is made
     */
    void compare(String first, List<String> chain, String second, String pick, Path still) {
        String one = "[one" + pairs + "]";
        String other = "[other" + pairs + "]";
        String form = ",setpts=0,format=yuv420p" + (picture == null ? "" : ",split");
        chains.add(first + String.join(",", chain) + form + one + label("left"));
        chains.add(second + pick + form + other + label("right"));
        if (picture != null) {
            draw(picture, still);
        }
        String printed = "[printed" + pairs + "]";
        String blank = "[blank" + pairs + "]";
        chains.add(one + other + "ssim,metadata=add:key=" + Comparisons.PAIR + ":value=" + pairs + "," + PRINT
                + ",scale=16:16,setsar=1" + printed);
        chains.add(BLANK + blank);
        chains.add(printed + blank + "concat" + output("compared" + pairs));
        pairs++;
    }

    private void draw(StillPicture form, Path still) {
        chains.add(label("left") + form.half() + label("before"));
        chains.add(label("right") + form.half() + label("after"));
        chains.add(label("before") + label("after") + "hstack" + label("drawn"));
        chains.add(form.blank() + label("undrawn"));
        chains.add(label("drawn") + label("undrawn") + "concat" + label("still"));
        outputs.addAll(List.of("-map", label("still"), "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3"));
        outputs.addAll(List.of("-f", "mjpeg", CommandLine.url(still)));
    }

    /** Of the pair in hand, where pictures are made. */
    private String label(String name) {
        return picture == null ? "" : "[" + name + pairs + "]";
    }

    private String output(String name) {
        outputs.addAll(List.of("-map", "[" + name + "]", "-f", "null", "-"));
        return "[" + name + "]";
    }

    /** For ffmpeg, behind its inputs. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-y", "-filter_complex", String.join(";", chains)));
        arguments.addAll(outputs);
        return arguments;
    }
}
