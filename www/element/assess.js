// The outcome of answers, for pages that show it their own way: no element, no screen, the same engine.

import { plainAnswers } from "./answers.js";
import { Failure } from "./failure.js";
import { parseJson } from "./fetching.js";
import { instance } from "./runtime.js";
import { isDay, todayInChina } from "./settings.js";
import { borrowStage, returnStage } from "./stages.js";

export async function assess(pack, answers, { asOf = todayInChina() } = {}) {
  if (!isDay(asOf)) {
    throw new Failure("answers", `asOf must be a day like 2021-06-01, not ${asOf}`);
  }
  const plain = plainAnswers(answers || {});
  if (!plain) {
    throw new Failure("answers", "answers must be an object by fact");
  }
  const core = typeof pack === "string" ? parseJson(pack, "the pack") : pack;
  const running = await instance();
  await running.complete();
  const stage = borrowStage(running, () => true);
  try {
    const { calculator } = stage;
    calculator.set_options({ asOf });
    calculator.load(core);
    const { dropped } = calculator.ask("set_answers", plain);
    return { ...calculator.ask("outcome"), dropped };
  } finally {
    if (!running.spoilt) {
      returnStage(running, stage);
    }
  }
}
