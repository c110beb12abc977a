import "ketamine-outlook";
import type { KetamineOutlook } from "ketamine-outlook";

const element: KetamineOutlook | null = document.querySelector("ketamine-outlook");
if (!element) throw new Error("the page has no element");
for (const name of ["ko-ready", "ko-error"] as const) {
  element.addEventListener(name, () => {
    document.body.dataset.heard = name;
  });
}
element.configure({ clinic: { name: "Vite Clinic", phone: "555-0100" } });
