export type RatingQuestion = { stepId: string; code: string };
export type RatingAnswer = { grade: number; reasons: string[] };

/** What a rating pad can physically do: ask one visitor at a time for a grade. */
export interface GradeKeys {
  /** The answer, or undefined when nobody pressed before `signal` ended the question. */
  ask(question: RatingQuestion, signal: AbortSignal): Promise<RatingAnswer | undefined>;
}
