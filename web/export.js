// Copies a visit and saves it as a file. All of it happens in the browser: no request, no storage,
// and no file name that tells an answer.
import start, { Report, check, evaluate } from "./{{report}}";

const FILES = {
  "download-fhir": ["fhir", "ketamine-outlook.json", "application/fhir+json"],
  "download-csv": ["csv", "ketamine-outlook.csv", "text/csv"],
};

// The report's four doors: `press` does what a button asks of the visit that its section holds, and
// the status line says what came of it; `write` gives one form of a visit; `evaluate` asks the engine;
// `check` says what in a clinic's settings does not hold, or is used in another way.
export async function ready(wasm, packs) {
  await start({ module_or_path: wasm });
  const reports = {};
  // A pack is read once.
  const report = (lang) => reports[lang] ??= new Report(packs[lang]);
  const write = (form, visit, lang) =>
    report(lang)[form](JSON.stringify({ ...visit, authored: now() }));
  return {
    write,
    check: (settings) => check(settings).split("\n").filter(Boolean).map((line) => {
      const [kind, path, found, fits] = line.split("\t");
      const what = kind === "problem" ? "what fits" : "used in its place";
      return { kind, message: `${path || "the configuration"}: found ${found}; ${what}: ${fits}` };
    }),
    evaluate: (answers) => JSON.parse(evaluate(JSON.stringify(answers) ?? "")),
    async press(button, status) {
      // In the language that the button is in.
      const app = button.closest("[lang]");
      const { lang } = app;
      const visit = { ...JSON.parse(button.closest("[data-visit]").dataset.visit), settings: app.parentNode.settings };
      status.textContent = "";
      const file = FILES[button.dataset.action];
      if (file) {
        const [form, name, type] = file;
        save(write(form, visit, lang), name, type);
        status.textContent = report(lang).says("saved");
      } else {
        status.textContent = report(lang).says(await copy(write("text", visit, lang), button, status));
      }
    },
  };
}

function now() {
  return new Date().toISOString();
}

async function copy(text, button, status) {
  if (status.nextElementSibling?.matches("textarea")) status.nextElementSibling.remove();
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    // No clipboard here, or none for us: the text itself is put in reach.
    const area = document.createElement("textarea");
    Object.assign(area, { value: text, readOnly: true, rows: 12, ariaLabel: button.textContent });
    Object.assign(area.style, { inlineSize: "100%", marginBlockStart: "1em", font: "inherit" });
    status.after(area);
    area.select();
    return "by_hand";
  }
}

function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // A browser that asks first still reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 40_000);
}
