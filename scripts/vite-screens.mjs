import { defineConfig } from "vite";

const HUB = process.env.HALL_URL ?? "http://127.0.0.1:8080";

/** How the screens of a program are built, and how they reach the hub while they are developed; `pages` are its HTML files. */
export function screens({ program, pages = ["index.html"], worker = false, voice = false }) {
  return defineConfig({
    base: `/assets/${program}/`,
    resolve: { conditions: ["source", "module", "browser", "development|production"] },
    build: {
      outDir: "dist/www",
      emptyOutDir: true,
      assetsInlineLimit: 0, // a data: font would need a hole in the content security policy
      target: "es2022",
      rolldownOptions: {
        input: worker ? [...pages, "src/sw.ts"] : pages,
        output: {
          // A worker is found by its name; a browser compares its content by itself.
          entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        },
      },
    },
    server: {
      proxy: {
        "/api": HUB,
        ...(voice ? { "/voice": HUB } : {}),
        "/socket.io": { target: HUB, ws: true },
      },
    },
  });
}
