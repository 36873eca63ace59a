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
  const said = new WeakMap(); // words in small letters, once per element
  const words = (element) => {
    if (!said.has(element)) said.set(element, element.textContent.toLowerCase());
    return said.get(element);
  };
  const rows = all("tr.row");
  const articles = all("article.sop").map((element) => ({
    element,
    title: element.querySelector("h2"),
    found: all("li.t", element),
    unknown: all("li.u", element),
  }));
  const between = all("#ringkasan li.t");

  const wanted = () => {
    const levels = all("input[name=s]:checked", form).map((box) => box.value);
    return {
      levels: new Set(levels),
      bits: levels.reduce((sum, level) => sum | mask[level], 0),
      rule: form.elements.r.value,
      place: rules.indexOf(form.elements.r.value),
      outcome: form.elements.o.value,
      text: form.elements.q.value.trim().toLowerCase(),
    };
  };
  // data-o, data-s: one letter a rule, in the order of the list of rules
  const holds = (element, want) => {
    if (!want.rule && !want.outcome && want.bits === 7) return true;
    const { o, s } = element.dataset;
    for (let i = 0; i < o.length; i++) {
      if (want.rule && i !== want.place) continue;
      if (want.outcome && o[i] !== want.outcome) continue;
      if (want.bits !== 7 && !(s[i] & want.bits)) continue;
      if (want.rule && !want.outcome && want.bits === 7 && o[i] === "b") continue;
      return true;
    }
    return false;
  };
  const showFinding = (item, want) =>
    (!want.outcome || want.outcome === "t") && want.levels.has(item.dataset.s) &&
    (!want.rule || item.dataset.r === want.rule) && (!want.text || words(item).includes(want.text));
  const showUnknown = (item, want) =>
    (!want.outcome || want.outcome === "d" || want.outcome === "g") && want.bits === 7 &&
    (!want.rule || item.dataset.r.split(" ").includes(want.rule)) && (!want.text || words(item).includes(want.text));

  // the findings of an SOP on another page: "severity rule id place: message" a line
  const told = new WeakMap();
  const foundOf = (row) => {
    if (!told.has(row)) told.set(row, (row.dataset.f ?? "").split("\n").filter(Boolean).map((line) => {
      const [level, rule] = line.split(" ", 2);
      return { level, rule, text: `${line} ${titleOf(rule)}`.toLowerCase() };
    }));
    return told.get(row);
  };
  const titles = new Map();
  const titleOf = (rule) => {
    if (!titles.has(rule)) titles.set(rule, document.getElementById(`aturan-${rule}`)?.querySelector("h3")?.textContent ?? "");
    return titles.get(rule);
  };
  const showRow = (row, want) => holds(row, want) && (!want.text || words(row).includes(want.text) ||
    ((!want.outcome || want.outcome === "t") && foundOf(row).some(({ level, rule, text }) =>
      want.levels.has(level) && (!want.rule || rule === want.rule) && text.includes(want.text))));

  const apply = () => {
    const want = wanted();
    let sops = 0, findings = 0;
    for (const { element, title, found, unknown } of articles) {
      const named = want.text && words(title).includes(want.text);
      const here = named ? { ...want, text: "" } : want;
      let shown = 0;
      for (const item of found) { item.hidden = !showFinding(item, here); shown += !item.hidden; }
      let listed = 0;
      for (const item of unknown) { item.hidden = !showUnknown(item, here); listed += !item.hidden; }
      element.hidden = !holds(element, want) || (!!here.text && !shown && !listed);
      if (!element.hidden) { sops++; findings += shown; }
    }
    for (const item of between) { item.hidden = !showFinding(item, want); findings += !item.hidden; }
    let listedSops = 0;
    rows.forEach((row, i) => {
      const article = articles[i];
      row.hidden = article ? article.element.hidden : !showRow(row, want);
      listedSops += !row.hidden;
    });
    form.querySelector("output").textContent = articles.length
      ? `${findings} temuan pada ${sops} dari ${articles.length} SOP ditampilkan`
      : `${listedSops} dari ${rows.length} SOP ditampilkan`;
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.buka.addEventListener("click", () => all("li.t:not([hidden]) > details").forEach((each) => { each.open = true; }));
  apply();
})();
