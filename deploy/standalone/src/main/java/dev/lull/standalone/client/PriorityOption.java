package dev.lull.standalone.client;

import dev.lull.common.task.ConvertPriority;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which conversions come first, for commands that hand over files. */
public final class PriorityOption {

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "normal",
            converter = Reader.class,
            completionCandidates = Names.class,
            description = "Of its conversions: high is converted before all others, low after them (default: normal).")
    private ConvertPriority priority = ConvertPriority.NORMAL;

    public ConvertPriority get() {
        return priority;
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ConvertPriority.values())
                    .map(ConvertPriority::wireName)
                    .iterator();
        }
    }

    static final class Reader implements ITypeConverter<ConvertPriority> {
        @Override
        public ConvertPriority convert(String text) {
            try {
                return ConvertPriority.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + Printable.text(text) + "' is not high, normal or low");
            }
        }
    }
}
