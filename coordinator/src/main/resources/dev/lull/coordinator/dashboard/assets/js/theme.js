// Runs before the first paint, so that a page that was made dark does not flash white. A classic script on purpose.
(() => {
  try {
    const chosen = localStorage.getItem('lull.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // storage is forbidden here: the system's scheme holds
  }
})();
