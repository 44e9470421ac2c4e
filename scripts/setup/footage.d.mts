/** The path of the sample clip, fetched when it is missing; undefined when it cannot be had. */
export function fetchFootage(place: {
  cache: string;
  say: (line: string) => void;
}): Promise<string | undefined>;
