// A page that builds itself of shadow roots.
const shadow = document.getElementById("outer").attachShadow({ mode: "open" });
const element = document.createElement("ketamine-outlook");
element.lang = "en";
shadow.append(element);
