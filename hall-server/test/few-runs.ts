import fc from "fast-check";

// A thousand changed rules, each with its properties: ten random days for each are enough, with the tables beside them.
fc.configureGlobal({ numRuns: 10 });
