import { afterEach, describe, expect, it, vi } from "vitest";
import { type DigestCamera, type DigestHabits, digestCamera } from "../test/digest-camera.ts";
import { ffmpeg } from "../test/materials.ts";
import { describeFfmpeg } from "./find-ffmpeg.ts";
import { sourceFor } from "./open-source.ts";
import type { Source, Trouble } from "./source.ts";

const USER = "管理员";
const PASSWORD = 's3 cret:"\\密';
const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;

describe("an HTTP camera with a Digest login", () => {
  let camera: DigestCamera | undefined;
  let source: Source | undefined;

  afterEach(async () => {
    await source?.stop();
    await camera?.stop();
  });

  /** Watches a place of a camera, and keeps how many pictures come and how it ends. */
  const watch = async (
    path: string,
    habits: Partial<DigestHabits>,
    as = login,
    programs: Parameters<typeof sourceFor>[2] = { ffmpeg: undefined, footage: undefined },
  ) => {
    camera = await digestCamera({ user: USER, password: PASSWORD, ...habits });
    const heard = { pictures: 0, ends: [] as { trouble: Trouble; reason: string }[], logins: camera.logins };
    source = sourceFor(
      `http://${as}@${camera.place}${path}`,
      { fps: 20, longestSide: 320 },
      programs,
    )({
      memory: (bytes) => new Uint8Array(bytes),
      onFrame: () => {
        heard.pictures += 1;
      },
      onEnd: (trouble, reason) => heard.ends.push({ trouble, reason }),
    });
    return heard;
  };

  it.each([
    ["MD5", { algorithm: "MD5", qop: "auth" }],
    ["SHA-256", { algorithm: "SHA-256", qop: "auth,auth-int" }],
    ["MD5 as before RFC 7616", {}],
  ] as const)("is read without ffmpeg: %s", async (_, habits) => {
    for (const path of ["/snap?channel=1&q=%22a%22", "/mjpeg"]) {
      const heard = await watch(path, habits);
      await vi.waitFor(() => expect(heard.pictures).toBeGreaterThanOrEqual(4));
      expect(heard.ends).toEqual([]);
      expect(heard.logins.filter((said) => said === "")).toHaveLength(1); // asked once, known from then on
      await source?.stop();
      await camera?.stop();
    }
  });

  it("goes on when a nonce has become too old", async () => {
    const heard = await watch("/snap", { algorithm: "SHA-256", qop: "auth", answersPerNonce: 2 });
    await vi.waitFor(() => expect(heard.pictures).toBeGreaterThanOrEqual(7));
    expect(heard.ends).toEqual([]);
    const nonces = new Set(heard.logins.map((said) => /nonce="([^"]*)"/.exec(said)?.[1]));
    expect(nonces.size).toBeGreaterThanOrEqual(4);
  });

  it("is read where it has moved to", async () => {
    const heard = await watch("/old", { algorithm: "MD5", qop: "auth" });
    await vi.waitFor(() => expect(heard.pictures).toBeGreaterThanOrEqual(3));
    expect(heard.ends).toEqual([]);
  });

  it.skipIf(ffmpeg === "")("does not flap where there is an ffmpeg", async () => {
    const programs = { ffmpeg: describeFfmpeg(ffmpeg), footage: undefined };
    const heard = await watch(
      "/snap",
      { algorithm: "MD5", qop: "auth", user: "admin", password: "door" },
      "admin:door",
      programs,
    );
    await vi.waitFor(
      () => expect(Math.max(heard.pictures / 10, heard.ends.length)).toBeGreaterThanOrEqual(1),
      10_000,
    );
    expect(heard.ends).toEqual([]);
  });

  it("is misconfigured with a wrong password after one try, which nobody gets to read", async () => {
    const heard = await watch("/snap", { algorithm: "MD5", qop: "auth", password: "other" });
    await vi.waitFor(() => expect(heard.ends).toHaveLength(1));
    expect(heard.ends).toEqual([{ trouble: "login", reason: "the camera answers 401" }]);
    expect(heard.logins).toHaveLength(2);
    expect(heard.logins.join()).not.toMatch(/Basic [A-Za-z0-9]|s3|cret/);
  });

  it("is misconfigured without a password", async () => {
    const heard = await watch("/snap", { algorithm: "MD5", qop: "auth" }, "");
    await vi.waitFor(() => expect(heard.ends).toHaveLength(1));
    expect(heard.ends).toEqual([{ trouble: "login", reason: "the camera answers 401" }]);
  });

  it("is misconfigured when it wants a Digest that nobody here knows, and is told no password", async () => {
    const heard = await watch("/snap", { algorithm: "SHA-512-256", qop: "auth" });
    await vi.waitFor(() => expect(heard.ends).toHaveLength(1));
    expect(heard.ends[0]).toMatchObject({ trouble: "login", reason: expect.stringContaining("Digest") });
    expect(heard.logins).toEqual([""]);
  });
});
