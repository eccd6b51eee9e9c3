// One build for all examples: each page is a host that took the package from npm.

import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "policy-calculator" } } })],
  esbuild: { jsx: "automatic" },
  build: { outDir: "../built/vite", emptyOutDir: true, rollupOptions: { input: ["app/react.html", "app/vue.html"] } },
  // The package names its wasm relative to itself.
  optimizeDeps: { exclude: ["policy-calculator"] },
});
