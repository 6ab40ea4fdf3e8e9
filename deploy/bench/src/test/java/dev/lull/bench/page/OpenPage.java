package dev.lull.bench.page;

import static org.awaitility.Awaitility.await;

import dev.lull.standalone.testing.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The first page in Chromium, which watches itself. */
final class OpenPage implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Browser browser = new Browser();

    OpenPage(String address) {
        browser.open(address);
        browser.command("Performance.enable", Map.of());
        await("the page is live").atMost(TIMEOUT).until(() -> browser.shows("#connection[data-state=live]"));
    }

    /** From now on long tasks are noted: those that hold up the page for more than 50 ms, by which browsers count. */
    void watch() {
        browser.run("""
                window.longTasks = [];
                new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
                  .observe({ type: 'longtask' });
                """);
    }

    /** In milliseconds, since {@link #watch}. */
    List<Double> longTasks() {
        return ((List<?>) browser.run("return longTasks"))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    /** What its thread has used of the processors, in seconds. */
    double seconds() {
        return ((List<?>) browser.command("Performance.getMetrics", Map.of()).get("metrics"))
                .stream()
                        .map(metric -> (Map<?, ?>) metric)
                        .filter(metric -> "ThreadTime".equals(metric.get("name")))
                        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                        .findFirst()
                        .orElseThrow();
    }

    /** In bytes, without what is not needed any more. */
    long heap() {
        browser.command("HeapProfiler.collectGarbage", Map.of());
        return ((Number) browser.command("Runtime.getHeapUsage", Map.of()).get("usedSize")).longValue();
    }

    long nodes() {
        return ((Number) browser.run("return document.querySelectorAll('*').length")).longValue();
    }

    /** How many milliseconds it takes from the click in the menu until the content is there. */
    double open(String page) {
        return ((Number) browser.run("""
                const began = performance.now();
                document.querySelector(`.tabs a[data-page="${arguments[0]}"]`).click();
                return new Promise((resolve) => {
                  const look = () =>
                    document.querySelector('.bones') ? requestAnimationFrame(look) : resolve(performance.now() - began);
                  requestAnimationFrame(look);
                });
                """, page)).doubleValue();
    }

    /** How many films the page says there are. */
    String films() {
        return browser.text("[aria-label=Films] .card-head > .muted");
    }

    void until(String what, Callable<Boolean> holds) {
        await(what).atMost(TIMEOUT).until(holds);
    }

    List<String> errors() {
        return browser.errors();
    }

    @Override
    public void close() {
        browser.close();
    }
}
