// The text of a report in a notebook: a claim clicked or picked elsewhere is marked, words selected are told by offset.
const codePoints = (words) => [...words].length;

/** How many characters of a piece stand before a place in it. */
function before(piece, node, inside) {
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, inside);
  return codePoints(range.toString());
}

/** The report's words that a range covers, by offset; null where it covers none. */
function offsets(range, el) {
  const pieces = [...el.querySelectorAll("[data-start]")].filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const first = pieces[0], last = pieces.at(-1);
  const from = first.contains(range.startContainer) ? before(first, range.startContainer, range.startOffset) : 0;
  const to = last.contains(range.endContainer)
    ? before(last, range.endContainer, range.endOffset)
    : codePoints(last.textContent);
  return [Number(first.dataset.start) + from, Number(last.dataset.start) + to];
}

function render({ model, el }) {
  el.classList.add("monitor-facts");
  el.tabIndex = 0;
  el.setAttribute("role", "document");
  el.setAttribute("aria-label", "Text of the report");

  function show() {
    el.innerHTML = model.get("html"); // escaped by the templates
    mark();
  }
  function mark() {
    const id = model.get("picked");
    const marks = [...el.querySelectorAll("mark")];
    for (const one of marks) one.classList.toggle("picked", one.dataset.claims.split(" ").includes(id));
    const first = el.querySelector("mark.picked");
    // not scrollIntoView, which would move the notebook as well
    if (first) el.scrollTop += first.getBoundingClientRect().top - el.getBoundingClientRect().top - el.clientHeight / 3;
  }
  el.addEventListener("click", (event) => {
    const marker = event.target.closest(".marker");
    if (marker) {
      event.preventDefault();
      el.querySelector(`[id="${marker.getAttribute("href").slice(1)}"]`)?.scrollIntoView({ block: "nearest" });
      return;
    }
    const ids = event.target.closest("mark")?.dataset.claims.split(" ");
    if (!ids) return;
    model.set("picked", ids[(ids.indexOf(model.get("picked")) + 1) % ids.length]);
    model.save_changes();
  });
  const select = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !el.contains(chosen.anchorNode)) return;
    const places = offsets(chosen.getRangeAt(0), el);
    if (!places) return;
    model.set("selected", places);
    model.save_changes();
  };
  el.addEventListener("mouseup", select);
  el.addEventListener("keyup", select);
  model.on("change:html", show);
  model.on("change:picked", mark);
  show();
}

export default { render };
