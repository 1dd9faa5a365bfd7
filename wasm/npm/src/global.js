// For a page without modules: <script src="global.js"></script>, then merit.load() or
// merit.preview.load() as in the modules beside this file.
(() => {
  const here = document.currentScript.src;
  const from = (file) => (options) => import(new URL(file, here).href).then((module) => module.load(options));
  globalThis.merit = { load: from("./index.js"), preview: { load: from("./preview.js") } };
})();
