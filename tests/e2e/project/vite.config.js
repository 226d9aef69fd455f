// The pages of a fresh project, for Vite's build and for its own server. What Vue needs is as docs/embedding.md says.
import { readdirSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import { mergeConfig } from "vite";

import vue from "./vue.config.js";

const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".html"));

export default mergeConfig(vue, {
  base: "./",
  plugins: [react(), svelte()],
  build: { outDir: "built", rolldownOptions: { input: pages } },
});
