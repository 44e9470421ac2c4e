import { expect, it } from "vitest";
import { redacted, redactedText } from "./redact.ts";

it.each([
  ["rtsp://admin:s3cret@10.0.0.7:554/live?channel=1", "rtsp://10.0.0.7:554/live?…"],
  ["rtsp://admin:p@ss@10.0.0.7/live", "rtsp://10.0.0.7/live"],
  ["http://10.0.0.7/snap.jpg?user=a&pwd=b", "http://10.0.0.7/snap.jpg?…"],
  ["/clips/yard.avi", "/clips/yard.avi"],
  ["mqtt://vision:word@broker", "mqtt://broker"],
])("takes what is secret out of %s", (url, safe) => {
  expect(redacted(url)).toBe(safe);
});

it("takes addresses out of what ffmpeg says", () => {
  expect(redactedText("[rtsp] method DESCRIBE failed: rtsp://u:p@cam/1: 401")).toBe(
    "[rtsp] method DESCRIBE failed: rtsp://cam/1: 401",
  );
});
