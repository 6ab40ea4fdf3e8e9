package dev.lull.standalone.carried;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AdvisoriesIT {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)*");

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/advisories.csv", delimiter = '|')
    void whatIsCarriedIsMendedOrClosed(String component, String mended, String advisory, String closedBy)
            throws Exception {
        Map<String, String> carried = new HashMap<>(Carried.jars());
        carried.put("redis-server", Carried.redis());
        assertThat(carried).containsKey(component);

        String version = carried.get(component);
        int difference = Arrays.compare(numbers(version), numbers(mended));
        if (closedBy == null) {
            assertThat(difference).as("%s is open in %s", advisory, version).isNotNegative();
        } else {
            assertThat(difference)
                    .as("%s needs closing no more in %s", advisory, version)
                    .isNegative();
        }
    }

    /** Of {@code 4.2.16.Final} 4, 2 and 16. */
    private static int[] numbers(String version) {
        return NUMBERS.matcher(version).results().findFirst().stream()
                .flatMap(found -> Pattern.compile("\\.").splitAsStream(found.group()))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
