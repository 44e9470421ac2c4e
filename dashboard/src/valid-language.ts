// A Chromium on a Linux without a locale calls its language `en-US@posix`. No Intl accepts that, and uPlot asks Intl as
// soon as it is loaded: the whole page would stay white. Imported before it, for what it does.
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: "zh-CN", configurable: true });
}

export {};
