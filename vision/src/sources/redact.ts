/** A camera address for logs: without user, password and query, in which vendors put passwords too. */
export function redacted(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)(?:[^/]*@)?/i, "$1").replace(/\?.*$/s, "?…");
}

/** Takes camera addresses, and whatever else carries a password in an address, out of a line of text. */
export function redactedText(text: string, url?: string): string {
  const known = url === undefined ? text : text.replaceAll(url, redacted(url));
  return known.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s'"]+/gi, redacted);
}
