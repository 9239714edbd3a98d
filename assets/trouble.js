// Runs before anything else: the reader's theme before the first paint, and one clear sentence
// for whatever keeps the explorer from starting or going on. Knows nothing of the program.
"use strict";
(() => {
  let theme = null;
  try { theme = localStorage.getItem("theme"); } catch { /* no storage: as the system has it */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

  const show = (what) => {
    const place = document.getElementById("trouble");
    if (!place) return;
    const loading = document.getElementById("loading");
    if (loading) {
      loading.textContent = "Not loaded";
      document.getElementById("trouble-title").textContent = "The explorer could not start";
    }
    const text = document.getElementById("trouble-what");
    // A panic has told the reader already; the trap that follows it says less.
    if (place.hidden || !text.textContent) text.textContent = what;
    place.hidden = false;
    document.getElementById("trouble-reload").focus();
  };
  addEventListener("csto:trouble", (event) => show(event.detail));
  // Capturing, since a script that fails to load tells only itself.
  addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) show("A part of the explorer could not be downloaded. Check the connection and reload.");
    else if (event.error) show(String(event.error.message || event.error));
  }, true);
  addEventListener("unhandledrejection", (event) => show(String(event.reason && event.reason.message || event.reason)));
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("trouble-reload").addEventListener("click", () => location.reload());
    if (typeof WebAssembly !== "object") show("This browser has no WebAssembly, or it is turned off. The explorer needs it.");
  });
})();
