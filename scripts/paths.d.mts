/** The folder of the whole project, absolute. */
export const ROOT: string;
/** What set-up unpacks, converts and downloads. */
export const CACHE: string;
