import { defineConfig } from "vite";

const HUB = process.env.HALL_URL ?? "http://127.0.0.1:8080";

// One page; the hub serves it at /dashboard/.
export default defineConfig({
  base: "/assets/dashboard/",
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: {
    outDir: "dist/www",
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: font would need a hole in the content security policy
    target: "es2022",
  },
  server: {
    proxy: {
      "/api": HUB,
      "/socket.io": { target: HUB, ws: true },
    },
  },
});
