// Three house rules that no published plugin checks.

const asNeedsReason = {
  meta: {
    type: "suggestion",
    docs: { description: "a type assertion states its reason in a comment on its line" },
    messages: {
      reason: "`as` switches the compiler off: say why in a comment on this line, or parse instead.",
    },
    schema: [],
  },
  create(context) {
    const source = context.sourceCode;
    const commented = new Set();
    for (const { loc } of source.getAllComments()) {
      for (let line = loc.start.line; line <= loc.end.line; line += 1) commented.add(line);
    }
    return {
      TSAsExpression(node) {
        if (source.getText(node.typeAnnotation) === "const") return;
        if (!commented.has(node.loc.start.line) && !commented.has(node.loc.end.line)) {
          context.report({ node, messageId: "reason" });
        }
      },
    };
  },
};

const disableNeedsReason = {
  meta: {
    type: "suggestion",
    docs: { description: "a switched-off rule says why" },
    messages: { reason: "Say why the rule is switched off: `eslint-disable-next-line rule -- reason`." },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: "reason" });
          }
        }
      },
    };
  },
};

const noHiddenClock = {
  meta: {
    type: "problem",
    docs: { description: "time, ids and randomness come in as arguments" },
    messages: {
      hidden:
        "Time, ids and randomness come in as arguments here, so that a rule can be tested and replayed.",
    },
    schema: [],
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: "hidden" });
    return {
      "CallExpression[callee.object.name='Date'][callee.property.name='now']": report,
      "NewExpression[callee.name='Date'][arguments.length=0]": report,
      "CallExpression[callee.object.name='Math'][callee.property.name='random']": report,
      "CallExpression[callee.object.name='performance'][callee.property.name='now']": report,
      "CallExpression[callee.property.name=/^random(UUID|Bytes|Int)$/]": report,
      "CallExpression[callee.name=/^(random(UUID|Bytes|Int)|ulid)$/]": report,
    };
  },
};

export const hallRules = {
  meta: { name: "hall" },
  rules: {
    "as-needs-reason": asNeedsReason,
    "disable-needs-reason": disableNeedsReason,
    "no-hidden-clock": noHiddenClock,
  },
};
