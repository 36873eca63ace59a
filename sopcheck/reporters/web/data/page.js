"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.getElementById("saring");
  const mask = { galat: 1, peringatan: 2, catatan: 4 };

  // a closed <details> is not on paper: open all before printing, close again what was closed
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((each) => { each.open = false; }));

  // a link to a finding opens it
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const inside = target.querySelector(":scope > details");
    if (inside) inside.open = true;
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    target.scrollIntoView({ block: "nearest" });
    const focus = target.querySelector("summary");
    if (focus) focus.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  reveal();

  // form and findings stay in sight together: a pin moves the list alone, a finding brings its pin into view
  const mark = (pin) => {
    for (const each of all(".now")) each.classList.remove("now");
    if (pin) pin.classList.add("now");
  };
  const raise = (list, item) => {
    if (list.scrollHeight > list.clientHeight) list.scrollTop += item.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
    else item.scrollIntoView({ block: "nearest" });
  };
  addEventListener("click", (event) => {
    const pin = event.target.closest("a.pin");
    const item = pin ? document.getElementById(pin.hash.slice(1)) : event.target.closest("li.t > details > summary")?.closest("li");
    if (!item) return;
    const list = item.closest(".list");
    if (pin) {
      event.preventDefault();
      item.hidden = false; // a filter may have left it out
      item.querySelector("details").open = true;
      raise(list, item);
      item.querySelector("summary").focus({ preventScroll: true });
      mark(pin);
    } else if (list && !item.firstElementChild.open) {
      const its = list.parentElement.querySelector(`a.pin[href="#${item.id}"]`);
      if (its) its.scrollIntoView({ block: "nearest", inline: "center" });
      mark(its);
      requestAnimationFrame(() => { if (item.getBoundingClientRect().bottom > list.getBoundingClientRect().bottom) raise(list, item); });
    }
  });

  // what is wider than its frame says so; only frames that are laid out are looked at
  const frames = all(".scroll");
  const look = (frame) => {
    const hidden = frame.scrollWidth - frame.clientWidth;
    frame.classList.toggle("more", hidden > 4);
    frame.classList.toggle("end", hidden > 4 && frame.scrollLeft >= hidden - 4);
  };
  const sizes = new ResizeObserver((seen) => { for (const { target } of seen) look(target); });
  for (const frame of frames) {
    sizes.observe(frame);
    frame.addEventListener("scroll", () => look(frame), { passive: true });
  }

  // a list with a search field: what holds none of the words is hidden
  const search = document.getElementById("cari");
  if (search) {
    search.closest("form").hidden = false;
    search.addEventListener("input", () => {
      const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const items = all("[data-find]");
      for (const item of items) item.hidden = !parts.every((part) => item.textContent.toLowerCase().includes(part));
      for (const group of all("[data-group]")) group.hidden = !group.querySelector("[data-find]:not([hidden])");
      document.getElementById("ditemukan").textContent = `${items.filter((item) => !item.hidden).length} ditampilkan`;
    });
    search.closest("form").addEventListener("submit", (event) => event.preventDefault());
  }
  if (!form) return;
  form.hidden = false;

  const rules = all("select[name=r] option", form).slice(1).map((option) => option.value);
  const place = new Map(rules.map((rule, i) => [rule, i]));
  const said = new WeakMap(); // words in small letters, once per element
  const words = (element) => {
    if (!said.has(element)) said.set(element, element.textContent.toLowerCase());
    return said.get(element);
  };
  const lacking = (parts, text) => parts.filter((part) => !text.includes(part));
  const sop = (element, title) => ({ element, title, found: all("li.t", element), unknown: all("li.u", element) });
  const rows = all("tr.row");
  const articles = all("article.sop").map((element) => sop(element, element.querySelector("h2")));
  const listed = articles.length ? articles : rows.map((element) => sop(element, element.cells[0]));
  const between = { found: all("#antar-sop li.t"), unknown: all("#antar-sop li.u") };

  const wanted = () => {
    const levels = all("input[name=s]:checked", form).map((box) => box.value);
    const want = {
      levels: new Set(levels),
      bits: levels.reduce((sum, level) => sum | mask[level], 0),
      rule: form.elements.r.value,
      outcome: form.elements.o.value,
      parts: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean),
    };
    want.narrow = !!(want.rule || want.outcome || want.bits !== 7);
    return want;
  };
  // data-o, data-s: one letter a rule, in the order of the list of rules; rules across SOPs come last and have none
  const holds = ({ o, s }, want) => {
    if (!want.narrow) return true;
    const told = want.outcome || (want.rule ? "tdg" : "tdgmb"); // of one rule: what there is to read about it
    const only = want.rule ? place.get(want.rule) : -1;
    for (let i = only < 0 ? 0 : only, end = only < 0 ? o.length : Math.min(only + 1, o.length); i < end; i++) {
      if (told.includes(o[i]) && (want.bits === 7 || s[i] & want.bits)) return true;
    }
    return false;
  };
  const fits = (level, rule, want) =>
    (!want.outcome || want.outcome === "t") && want.levels.has(level) && (!want.rule || rule === want.rule);
  const showFinding = (item, want) => fits(item.dataset.s, item.dataset.r, want) && !lacking(want.parts, words(item)).length;
  // letter: the outcome of a rule
  const showUnknown = (item, want, letter) =>
    want.outcome !== "t" && want.bits === 7 && item.dataset.r.split(" ").some((rule) =>
      (!want.rule || rule === want.rule) && (!want.outcome || letter(rule) === want.outcome)) &&
    !lacking(want.parts, words(item)).length;

  // the findings of an SOP on another page: "severity rule id place: message" a line
  const told = new WeakMap();
  const foundOf = (row) => {
    if (!told.has(row)) told.set(row, (row.dataset.f ?? "").split("\n").filter(Boolean).map((line) => {
      const [level, rule] = line.split(" ", 2);
      return { level, rule, line };
    }));
    return told.get(row);
  };
  const titles = new Map();
  const titleOf = (rule) => {
    if (!titles.has(rule)) titles.set(rule, document.getElementById(`aturan-${rule}`)?.querySelector("h3")?.textContent ?? "");
    return titles.get(rule);
  };
  const among = (row, want) => foundOf(row).filter((one) => fits(one.level, one.rule, want) &&
    (!want.parts.length || !lacking(want.parts, (one.text ??= `${one.line} ${titleOf(one.rule)}`.toLowerCase())).length)).length;

  const filtered = (items, test) => {
    for (const item of items) item.hidden = !test(item);
    return items.filter((item) => !item.hidden);
  };
  const apply = () => {
    const want = wanted();
    const across = filtered(between.found, (item) => showFinding(item, want));
    const open = filtered(between.unknown, (item) => showUnknown(item, want, () => item.dataset.o));
    const sopsOf = (items) => new Set(items.flatMap((item) => (item.dataset.sop ?? "").split(" ").filter(Boolean).map(Number)));
    const accused = sopsOf(across), unread = sopsOf(open);
    let sops = 0, having = 0, findings = across.length;
    listed.forEach(({ element, title, found, unknown }, i) => {
      const here = { ...want, parts: lacking(want.parts, words(title)) }; // what the title says need not be said again
      const { o } = element.dataset;
      const shown = element.dataset.f === undefined ? filtered(found, (item) => showFinding(item, here)).length : among(element, here);
      const left = filtered(unknown, (item) => showUnknown(item, here, (rule) => o[place.get(rule)])).length;
      element.hidden = !accused.has(i) && !unread.has(i) && !(holds(element.dataset, want) && (!here.parts.length || shown || left));
      if (element.hidden) return;
      sops++;
      findings += shown;
      having += shown > 0 || accused.has(i);
    });
    if (articles.length) rows.forEach((row, i) => { row.hidden = articles[i].element.hidden; });
    form.querySelector("output").textContent = `${findings} temuan pada ${having} dari ${listed.length} SOP` +
      (sops > having ? `; ${sops} SOP ditampilkan` : " ditampilkan");
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.buka.addEventListener("click", () => all("li.t:not([hidden]) > details").forEach((each) => { each.open = true; }));
  apply();
})();
