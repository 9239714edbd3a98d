// Starts the program: glue and wasm stand beside this file, under the names that the script
// element carries.
const script = document.querySelector("script[data-wasm]");
const here = (name) => new URL(script.dataset[name], document.baseURI);

if (typeof WebAssembly === "object") {
  try {
    const glue = await import(here("glue"));
    await glue.default({ module_or_path: here("wasm") });
  } catch (error) {
    const what = "The explorer could not be downloaded. Check the connection and reload. (" + error.message + ")";
    dispatchEvent(new CustomEvent("csto:trouble", { detail: what }));
  }
}
