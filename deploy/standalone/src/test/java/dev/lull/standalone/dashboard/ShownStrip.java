package dev.lull.standalone.dashboard;

import dev.lull.standalone.testing.Browser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strip of the first film, as people see it and as a screen reader reads it out. */
record ShownStrip(Browser browser) {

    private static final String STRIP = ".film .strip";

    /** Of "3 parts of 10 done, 2 in work, 5 to come" the number before the state. */
    int parts(String state) {
        Matcher part = Pattern.compile("(\\d+) (parts? of \\d+ )?" + state).matcher(browser.label(STRIP));
        return part.find() ? Integer.parseInt(part.group(1)) : 0;
    }

    /** From now on it is noted how many parts are done whenever that changes. */
    void note() {
        browser.run("""
                const noted = (window.noted = []);
                new MutationObserver(() => {
                  const done = /^\\d+/.exec(document.querySelector(arguments[0])?.getAttribute('aria-label') ?? '');
                  if (done && noted.at(-1) !== Number(done[0])) {
                    noted.push(Number(done[0]));
                  }
                }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
                """, STRIP);
    }

    List<Integer> noted() {
        return ((List<?>) browser.run("return noted"))
                .stream().map(each -> ((Number) each).intValue()).toList();
    }

    /**
     * The worker in whose colour a cell is drawn at its foot, where that of a finished one is, too; empty when it is
     * drawn in that of none.
     *
     * @param number from 0
     */
    String worker(int number) {
        return String.valueOf(browser.run("""
                const strip = document.querySelector(arguments[0]);
                const cells = Number(/of (\\d+)/.exec(strip?.getAttribute('aria-label') ?? '')?.[1] ?? 0);
                const { width, height } = strip?.viewBox.baseVal ?? {};
                const foot = new DOMPoint((arguments[1] + 0.5) * width / cells, height - 1.5);
                const drawn = [...document.querySelectorAll(`${arguments[0]} path`)].filter((path) => path.isPointInFill(foot));
                const of = (worker) => `.${worker.querySelector('.badge').classList[1]}`;
                return [...document.querySelectorAll('.worker')]
                  .filter((worker) => drawn.some((path) => path.matches(of(worker))))
                  .map((worker) => worker.querySelector('.name').textContent)
                  .join();
                """, STRIP, number));
    }
}
