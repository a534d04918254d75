// What a person with a keyboard, a finger or a magnifier meets on a page. Each function returns findings in words.
(() => {
  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const SMALLEST = 24; // CSS pixels, WCAG 2.2 2.5.8
  const THINNEST = 2; // pixels of an outline
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const what = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const stops = () => [...document.querySelectorAll(STOPS)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const seen = [];

  async function axeFinds(rules) {
    const found = await axe.run(document, {
      ...(rules ? { runOnly: { type: "rule", values: rules } } : { runOnly: { type: "tag", values: TAGS } }),
      resultTypes: ["violations"],
    });
    return found.violations.flatMap((one) => one.nodes.map(
      (node) => `axe: ${one.id}: ${one.help}: ${node.target} ${node.any[0]?.message ?? ""}`));
  }

  function tooWide() {
    const page = document.documentElement;
    const extra = page.scrollWidth - page.clientWidth;
    return extra > 0 ? [`the page is ${extra} pixels wider than its window`] : [];
  }

  function headings() {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]));
    const found = levels.filter((one) => one === 1).length === 1 ? [] : [`not exactly one h1: ${levels}`];
    if (levels[0] !== 1) found.push(`the first heading is not the h1: ${levels}`);
    if (levels.some((one, place) => place && one > levels[place - 1] + 1)) found.push(`a level is skipped: ${levels}`);
    return found;
  }

  function withoutLabel() {
    return [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((one) => one.checkVisibility())
      .filter((one) => ![...(one.labels ?? [])].some((label) => label.textContent.trim()) && !one.ariaLabel
        && !one.getAttribute("aria-labelledby"))
      .map((one) => `no label: ${what(one)}`);
  }

  // The exceptions of 2.5.8: a link in a sentence may be as small as its line, and a small target may stand where a
  // circle of 24 pixels around its middle touches no other. The label of a box belongs to its target.
  function tooSmall() {
    const inSentence = (one) => getComputedStyle(one).display === "inline"
      && [...one.parentElement.childNodes].some((node) => node !== one && node.textContent.trim());
    const isSmall = (box) => box.width < SMALLEST || box.height < SMALLEST;
    const targets = stops().filter((one) => one.matches("a, button, input, select, textarea, summary"))
      .map((one) => ({ one, boxes: [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect()) }))
      .map(({ one, boxes }) => ({ one, box: boxes.find((box) => !isSmall(box)) ?? boxes[0] }));
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    const beyond = (value, low, high) => Math.max(low - value, 0, value - high);
    const near = (box, other) => {
      const [x, y] = middle(box);
      if (isSmall(other)) return Math.hypot(x - middle(other)[0], y - middle(other)[1]) < SMALLEST;
      return Math.hypot(beyond(x, other.left, other.right), beyond(y, other.top, other.bottom)) < SMALLEST / 2;
    };
    return targets.filter(({ one, box }) => isSmall(box) && !inSentence(one)
      && targets.some((other) => other.one !== one && near(box, other.box)))
      .map(({ one, box }) => `smaller than ${SMALLEST} pixels: ${what(one)} ${JSON.stringify(box)}`);
  }

  // Measured when the next Tab goes down: by then the browser has brought what has the focus into view.
  function note() {
    const one = document.activeElement;
    if (one === document.body || seen.some((other) => other.one === one)) return;
    const box = one.getClientRects()[0];
    const style = getComputedStyle(one);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= THINNEST;
    const middle = box && document.elementFromPoint(
      Math.min(Math.max(box.x + Math.min(box.width / 2, 20), 0), innerWidth - 1),
      Math.min(Math.max(box.y + Math.min(box.height / 2, 12), 0), innerHeight - 1));
    const uncovered = middle && (one.contains(middle) || middle.contains(one) || [...(one.labels ?? [])].includes(middle));
    const inView = box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const why = JSON.stringify({ box, on: middle ? what(middle) : null, y: scrollY });
    seen.push({ one, ring, why, uncovered, inView, box: box && { x: box.x + scrollX, y: box.y + scrollY, w: box.width, h: box.height } });
  }
  addEventListener("keydown", (event) => { if (event.key === "Tab") note(); }, true);

  // Everything can be reached, in the order of the document, and that is the order in which it stands on the page:
  // what comes next stands lower, or on the same line further on, or in a next column.
  function focusOrder() {
    note();
    const found = [];
    const reached = seen.map((one) => one.one);
    // Of a group of radio buttons Tab reaches one; the arrows do the rest.
    const needed = stops().filter((one) => one.type !== "radio" || !reached.some((other) => other.name === one.name && other.form === one.form));
    needed.filter((one) => !reached.includes(one)).forEach((one) => found.push(`not reached with Tab: ${what(one)}`));
    seen.forEach((now, place) => {
      if (!now.ring) found.push(`no ring around the focus: ${what(now.one)}`);
      if (!now.inView || !now.uncovered) found.push(`the focus is not in view: ${what(now.one)} ${now.why}`);
      const before = seen[place - 1];
      if (!before || before.one.classList.contains("utrecht-skip-link")) return;
      if (!(before.one.compareDocumentPosition(now.one) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        found.push(`out of the order of the document: ${what(now.one)}`);
      }
      const lower = now.box.y + now.box.h / 2 >= before.box.y;
      const further = now.box.x >= before.box.x + before.box.w - 1;
      if (!lower && !further) found.push(`stands before what had the focus: ${what(now.one)} after ${what(before.one)}`);
    });
    return found;
  }

  window.checks = {
    open: () => document.querySelectorAll("details").forEach((one) => { one.open = true; }),
    // A date has three or four parts that Tab stops at.
    presses: () => stops().reduce((sum, one) => sum + (one.type === "date" ? 4 : 1), 0),
    all: async () => [...await axeFinds(), ...tooWide(), ...headings(), ...withoutLabel(), ...tooSmall()],
    axe: (rules) => axeFinds(rules),
    focusOrder,
  };
})();
