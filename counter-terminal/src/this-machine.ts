import { ClerkHabits } from "./habits.ts";
import { PauseOffer } from "./pause-offer.ts";

/** How the clerk at this machine likes the terminal; one for the page. */
export const habits = new ClerkHabits({ root: document.documentElement, storage: localStorage });

/** What was answered when a camera saw nobody at this counter; until the window is closed. */
export const pauseOffer = new PauseOffer(sessionStorage);
