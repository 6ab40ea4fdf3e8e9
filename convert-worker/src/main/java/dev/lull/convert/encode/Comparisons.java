package dev.lull.convert.encode;

import dev.lull.convert.analysis.Ticks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a {@link ComparisonGraph} printed: {@code frame:24 pts:86400 pts_time:0.96} before the values of a frame, a line
 * each. A frame whose counterpart did not come is printed without an SSIM.
 *
 * @param shown timestamps of all frames, where those were printed; up to one that is not later than the one before it
 * @param rising whether there is no such frame
 * @param alike SSIM by the number of the pair
 */
record Comparisons(Ticks shown, boolean rising, Map<Integer, Double> alike) {

    /** Marks each frame of those that are only to be decoded. */
    static final String SHOWN = "shown";

    /** Its value is the number of a pair. */
    static final String PAIR = "pair";

    private static final String SSIM = "lavfi.ssim.All=";
    private static final Pattern FRAME = Pattern.compile("frame:\\d+ +pts:(-?\\d+) .*");

    /** Reads to the end. */
    static Comparisons read(InputStream printed) throws IOException {
        Ticks.Builder shown = new Ticks.Builder();
        boolean rising = true;
        Map<Integer, Double> alike = new HashMap<>();
        long pts = 0;
        double ssim = Double.NaN;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher frame = FRAME.matcher(line);
                if (frame.matches()) {
                    pts = Long.parseLong(frame.group(1));
                    ssim = Double.NaN;
                } else if (line.startsWith(SHOWN + "=")) {
                    rising &= shown.size() == 0 || pts > shown.last();
                    if (rising) {
                        shown.add(pts);
                    }
                } else if (line.startsWith(SSIM)) {
                    ssim = Double.parseDouble(line.substring(SSIM.length()));
                } else if (line.startsWith(PAIR + "=") && !Double.isNaN(ssim)) {
                    alike.put(Integer.valueOf(line.substring(PAIR.length() + 1)), ssim);
                }
            }
        }
        return new Comparisons(shown.build(), rising, alike);
    }

    /** Of each pair; empty where one of two frames did not come. */
    List<OptionalDouble> ssim(int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(pair -> alike.containsKey(pair) ? OptionalDouble.of(alike.get(pair)) : OptionalDouble.empty())
                .toList();
    }
}
