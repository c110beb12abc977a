// Copies a visit and saves it as a file. All of it happens in the browser: no request, no storage,
// and no file name that tells an answer.
import start, { Report } from "./{{report}}";

const FILES = {
  "download-fhir": ["fhir", "ketamine-outlook.json", "application/fhir+json"],
  "download-csv": ["csv", "ketamine-outlook.csv", "text/csv"],
};

// What a button does with the visit that its section holds; the status line says what came of it.
export async function ready(wasm, packs) {
  await start({ module_or_path: wasm });
  const reports = {};
  return async (button, status) => {
    // In the language that the button is in; a pack is read once.
    const { lang } = button.closest("[lang]");
    const report = reports[lang] ??= new Report(packs[lang]);
    const visit = { ...JSON.parse(button.closest("[data-visit]").dataset.visit), authored: now() };
    const made = (form) => report[form](JSON.stringify(visit));
    status.textContent = "";
    const file = FILES[button.dataset.action];
    if (file) {
      const [form, name, type] = file;
      save(made(form), name, type);
      status.textContent = report.says("saved");
    } else {
      status.textContent = report.says(await copy(made("text"), button, status));
    }
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
