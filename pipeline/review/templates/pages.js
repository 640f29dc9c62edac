// Sorting and filtering of tables, and the claims of a report: picked in the table or in the text, shown in both.
// Text is only ever moved as text (textContent); nothing here makes markup out of it.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- tables that sort: a button in each heading

function sortKey(cell) {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  return cell.classList.contains("number") && text !== "" ? Number.parseFloat(text) : text.toLowerCase();
}

function compare(a, b) {
  if (a === b) return 0;
  if (a === "") return 1; // what has no value comes last
  if (b === "") return -1;
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}

function sortBy(table, heading) {
  const rising = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => [sortKey(row.cells[heading.cellIndex]), row]);
  keyed.sort(([a], [b]) => (a === "" || b === "" || rising ? compare(a, b) : compare(b, a)));
  body.append(...keyed.map(([, row]) => row));
}

for (const table of all("table.sortable")) {
  for (const heading of all("thead th", table)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sortBy(table, heading));
    heading.scope = "col";
    heading.replaceChildren(button);
  }
}

// ---- filters: a field hides the rows whose data of its name differ, "words" those that lack the words

function filter(form) {
  const rows = [...document.getElementById(form.dataset.for).tBodies[0].rows];
  const fields = all("input, select", form);
  for (const row of rows) row.hidden = !fields.every((field) => allows(field, row));
  const shown = rows.filter((row) => !row.hidden).length;
  all("output", form)[0].textContent = `${shown} of ${rows.length}`;
  const hidden = new Set(rows.filter((row) => row.hidden).map((row) => row.dataset.claim));
  for (const mark of all("mark[data-claims]")) {
    mark.classList.toggle("off", mark.dataset.claims.split(" ").every((id) => hidden.has(id)));
  }
}

function allows(field, row) {
  if (field.type === "checkbox") return !field.checked || row.dataset[field.name] === field.value;
  if (field.name !== "words") return field.value === "" || row.dataset[field.name] === field.value;
  const text = row.textContent.toLowerCase();
  return field.value.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

for (const form of all(".filters")) {
  form.addEventListener("input", () => filter(form));
  filter(form);
}

// ---- picking a claim

function pick(id, from) {
  const row = document.getElementById(`claim-${id}`);
  if (!row) return;
  for (const old of all(".picked")) old.classList.remove("picked");
  for (const old of all(".pick[aria-pressed=true]")) old.setAttribute("aria-pressed", "false");
  row.classList.add("picked");
  all(".pick", row)[0].setAttribute("aria-pressed", "true");
  const marks = all("mark[data-claims]").filter((mark) => mark.dataset.claims.split(" ").includes(id));
  for (const mark of marks) mark.classList.add("picked");
  if (from !== "text" && marks.length) marks[0].scrollIntoView({ block: "center" });
  if (from === "table") return;
  row.hidden = false; // a filter may have hidden it
  row.scrollIntoView({ block: "nearest" });
}

for (const button of all(".pick")) {
  const row = button.closest("tr");
  button.addEventListener("click", () => pick(row.dataset.claim, "table"));
}

for (const mark of all("mark[data-claims]")) {
  mark.addEventListener("click", () => {
    const ids = mark.dataset.claims.split(" ");
    const picked = ids.findIndex((id) => document.getElementById(`claim-${id}`).classList.contains("picked"));
    pick(ids[(picked + 1) % ids.length], "text"); // clicked again: the next claim in the same words
  });
}

function pickNamed() {
  if (location.hash.startsWith("#claim-")) pick(location.hash.slice("#claim-".length), "address");
}
addEventListener("hashchange", pickNamed);
pickNamed();

// ---- note markers: what their notes say, on hover and on focus

const box = document.getElementById("sources-of-marker");

function showNotes(marker) {
  const lines = marker.dataset.notes.split(" ").map((number) => {
    const line = document.createElement("p");
    const note = document.querySelector(`#note-${number} .says`);
    line.textContent = `[${number}] ${note ? note.textContent : "no such note"}`;
    return line;
  });
  box.replaceChildren(...lines);
  box.hidden = false;
}

function hideNotes() {
  box.hidden = true;
}

for (const marker of all(".marker")) {
  marker.addEventListener("mouseenter", () => showNotes(marker));
  marker.addEventListener("focus", () => showNotes(marker));
  marker.addEventListener("mouseleave", hideNotes);
  marker.addEventListener("blur", hideNotes);
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && box) hideNotes();
});
