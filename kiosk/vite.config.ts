import { defineConfig } from "vite";

const HUB = process.env.HALL_URL ?? "http://127.0.0.1:8080";

// Four pages in one build; the hub serves them at /kiosk/, /board/, /t/{token} and /pad/{counter}.
export default defineConfig({
  base: "/assets/kiosk/",
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: {
    outDir: "dist/www",
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: font would need a hole in the content security policy
    target: "es2022",
    rolldownOptions: {
      input: ["kiosk.html", "board.html", "phone.html", "pad.html", "src/shell/sw.ts"],
      output: {
        // A worker is found by its name; a browser compares its content by itself.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      "/api": HUB,
      "/voice": HUB,
      "/socket.io": { target: HUB, ws: true },
    },
  },
});
