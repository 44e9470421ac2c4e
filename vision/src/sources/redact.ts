/**
 * A camera address for logs: scheme, host and port. Vendors put passwords into path and query too. Where an `@` stands
 * behind the first slash nobody can say which part is the host, so none is named.
 */
export function redacted(url: string): string {
  const [, scheme, authority = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined) return url; // a file
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (rest.includes("@") || !/^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(host)) return `${scheme}…`;
  return rest === "" ? `${scheme}${host}` : `${scheme}${host}/…`;
}

/** Takes camera addresses, and whatever else carries a password in an address, out of a line of text. */
export function redactedText(text: string, url?: string): string {
  const known = url === undefined ? text : text.replaceAll(url, () => redacted(url));
  return known.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s'"]+/gi, redacted);
}
