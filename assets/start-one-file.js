// Starts the program in the one-file build: the glue stands above, the wasm in a data block.
if (typeof WebAssembly === "object") {
  try {
    const packed = Uint8Array.from(atob(document.getElementById("wasm").textContent), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await __wbg_init({ module_or_path: await new Response(unpacked).arrayBuffer() });
  } catch (error) {
    const what = "The explorer could not be started: this file may be damaged, or the browser too old. (" + error.message + ")";
    dispatchEvent(new CustomEvent("csto:trouble", { detail: what }));
  }
}
