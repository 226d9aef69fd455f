// What webpack makes of the scripts of a fresh project, without any setting that is for castmap.
import webpack from "webpack";

const entry = { inline: "./src/inline.js", module: "./src/module.js" };
const output = { path: `${import.meta.dirname}/packed` };
// It finds every script too large that has wasm in it, and says so: that is known.
webpack({ mode: "production", entry, output, performance: { hints: false } }, (error, stats) => {
  const told = error ?? stats.toString({ all: false, errors: true, warnings: true });
  if (told) console.error(String(told));
  process.exitCode = told ? 1 : 0;
});
