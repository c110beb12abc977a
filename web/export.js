// Copies a visit and saves it as a file, in the browser alone: no request, no storage, and no file name
// that contains an answer.
import start, { Report, check, evaluate } from "./{{export_bindings}}";

// Format, file name and media type by `data-action`.
const FILES = {
  "download-fhir": ["fhir", "ketamine-outlook.json", "application/fhir+json"],
  "download-csv": ["csv", "ketamine-outlook.csv", "text/csv"],
};

// Starts the wasm and returns four functions: `press` runs the action of a button on the visit in its
// section and sets the status line; `write` writes a visit in one format; `evaluate` calls the engine;
// `check` lists the problems and notices of a clinic's settings.
export async function ready(wasm, packs) {
  await start({ module_or_path: wasm });
  const reports = {};
  // Each pack is read once.
  const report = (lang) => reports[lang] ??= new Report(packs[lang]);
  const write = (format, visit, lang) =>
    report(lang)[format](JSON.stringify({ ...visit, authored: now() }));
  return {
    write,
    check: (settings) => check(settings).split("\n").filter(Boolean).map((line) => {
      const [kind, path, found, fits] = line.split("\t");
      const what = kind === "problem" ? "what fits" : "used in its place";
      return { kind, message: `${path || "the configuration"}: found ${found}; ${what}: ${fits}` };
    }),
    evaluate: (answers) => JSON.parse(evaluate(JSON.stringify(answers) ?? "")),
    async press(button, status) {
      // In the language of the button.
      const app = button.closest("[lang]");
      const { lang } = app;
      const visit = { ...JSON.parse(button.closest("[data-visit]").dataset.visit), settings: app.parentNode.settings };
      status.textContent = "";
      const file = FILES[button.dataset.action];
      if (file) {
        const [format, name, type] = file;
        save(write(format, visit, lang), name, type);
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
    // No access to the clipboard: offer the text to copy by hand.
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
  // A browser that asks where to save reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 40_000);
}
