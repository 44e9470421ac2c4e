import { ClerkHabits } from "./habits.ts";

/** How the clerk at this machine likes the terminal; one for the page. */
export const habits = new ClerkHabits({ root: document.documentElement, storage: localStorage });
