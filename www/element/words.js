// The words of the documents, one file a language: asked for once the first question stands, once each, and never waited for,
// because it does without them and they would only keep it back.

import { asFailure } from "./failure.js";
import { fetchJson } from "./fetching.js";

export class Words {
  // `deliver(language, words)` takes what arrived; `missing(language)` tells the reader what did not, and says which language they
  // keep; `report` tells the page.
  constructor(deliver, missing, report) {
    this.deliver = deliver;
    this.missing = missing;
    this.report = report;
    this.core = null;
    this.url = "";
    this.language = null;
    this.arrived = {};
  }

  // Another pack: what is still under way for the last one is no longer wanted.
  begin(core, url, language) {
    this.core = core;
    this.url = url;
    this.arrived = {};
    this.language = language;
  }

  // Fetches a language, unless it is here or on its way.
  async bring(language) {
    this.language = language;
    const { url, arrived } = this;
    // Looked for first: this is asked at every step.
    const file = !(language in arrived) && this.core && wordFile(this.core, language);
    if (!file) {
      return;
    }
    arrived[language] = null;
    try {
      arrived[language] = await fetchJson(new URL(file.file, url), file.integrity);
      if (this.arrived === arrived) {
        this.deliver(language, arrived[language]);
      }
    } catch (cause) {
      // The next step asks again for what is shown; another language has to be chosen again.
      delete arrived[language];
      if (this.arrived === arrived) {
        this.language = this.missing(language) || language;
        this.report(asFailure(cause));
      }
    }
  }

  // Hands everything over that arrived before there was anybody to take it.
  handOver() {
    Object.keys(this.arrived).forEach((language) => this.arrived[language] && this.deliver(language, this.arrived[language]));
  }
}

// The file with the words of a language; only one that lies beside the pack.
function wordFile(core, language) {
  const files = Array.isArray(core.files) ? core.files : [];
  const file = files.find((file) => file && file.language === language);
  return file && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file.file) && typeof file.integrity === "string" ? file : null;
}
