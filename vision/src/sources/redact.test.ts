import { expect, it } from "vitest";
import { redacted, redactedText } from "./redact.ts";

it.each([
  ["rtsp://admin:s3cret@10.0.0.7:554/live?channel=1", "rtsp://10.0.0.7:554/…"],
  ["rtsp://admin:s3@cret@10.0.0.7/live", "rtsp://10.0.0.7/…"],
  ["http://10.0.0.7/snap.jpg?user=a&pwd=s3cret", "http://10.0.0.7/…"],
  ["http://10.0.0.7?pwd=s3cret", "http://10.0.0.7/…"],
  [
    "rtsp://10.0.0.8:554/user=admin&password=s3cret&channel=1&stream=0.sdp?real_stream",
    "rtsp://10.0.0.8:554/…",
  ],
  ["rtsp://10.0.0.8/user=admin_password=s3cret_channel=1", "rtsp://10.0.0.8/…"],
  ["rtsp://10.0.0.8/user=admin_password=s3@cret_channel=1", "rtsp://…"],
  ["rtsp://admin:s3/cret@10.0.0.7:554/live", "rtsp://…"],
  ["rtsp://admin:12/s3cret@10.0.0.7", "rtsp://…"],
  ["rtsp://admin:s3?cret@10.0.0.7", "rtsp://…"],
  ["rtsp://admin:s3cret", "rtsp://…"],
  ["http://[fe80::1]:8080/snap", "http://[fe80::1]:8080/…"],
  ["/clips/yard@gate.avi", "/clips/yard@gate.avi"],
  ["mqtt://vision:s3cret@broker", "mqtt://broker"],
])("takes what is secret out of %s", (url, safe) => {
  expect(redacted(url)).toBe(safe);
  expect(redacted(safe)).toBe(safe);
});

it("takes addresses out of what ffmpeg says", () => {
  expect(redactedText("[rtsp] method DESCRIBE failed: rtsp://u:p@cam/1: 401")).toBe(
    "[rtsp] method DESCRIBE failed: rtsp://cam/… 401",
  );
});

it("takes a known address out whatever is in it", () => {
  const url = `rtsp://admin:s3 "cret'$&@cam/live`;
  expect(redactedText(`${url}: Invalid data, ${url}`, url)).toBe("rtsp://cam/… Invalid data, rtsp://cam/…");
});
