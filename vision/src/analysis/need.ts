/** How often a camera should be looked at now. */
export interface Need {
  /** Pictures a second. */
  readonly rate: number;
  /** Does it watch a counter that is open? */
  readonly counter: boolean;
}
