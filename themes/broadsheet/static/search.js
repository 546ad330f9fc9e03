// The search page: Pagefind's index is loaded with the first word or filter, and results are shown as one types.
// What stands below the results of a search in the address waits for them unseen, so that nothing moves; set before the first paint.
if (location.search.length > 1) document.documentElement.dataset.searching = "";
addEventListener("DOMContentLoaded", () => {
  "use strict";
  const form = document.querySelector("form.search");
  const section = document.querySelector(".results");
  const list = section.querySelector("ol");
  const status = section.querySelector("[role=status]");
  const more = section.querySelector(".more");
  const data = form.dataset;
  const kinds = Object.fromEntries(data.kinds.split(",").map((pair) => pair.split("=")));
  const here = (href) => new URL(href, location.href).href;
  const STEP = 10;
  let indexes, found = [], shown = 0, turn = 0, timer;

  // One index for each language, which knows how its words are bent; the periods of a language are merged.
  const load = async () => {
    const byLanguage = new Map();
    for (const bundle of data.bundles.split(",")) {
      const [language, href] = bundle.split(" ");
      byLanguage.set(language, [...(byLanguage.get(language) || []), here(href) + "/"]);
    }
    return Promise.all([...byLanguage.values()].map(async ([first, ...others], place) => {
      // A module of its own, as one holds the program of one language.
      const { createInstance } = await import(here(data.loader) + (place ? "?" + place : ""));
      const index = createInstance({ basePath: first, baseUrl: "/", noWorker: true });
      await index.init();
      for (const other of others) await index.mergeIndex(other, { baseUrl: "/" });
      return index;
    }));
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const PLAIN = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  const plain = (text) => text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (mark) => PLAIN[mark]);

  const card = (page) => {
    const item = element("li");
    const title = element("h3");
    const link = element("a", page.meta.title);
    link.href = data.root + page.url.replace(/^\//, "");
    title.append(link);
    const about = element("p", "", "meta");
    const kind = (page.filters.kind || [])[0] || "";
    const parts = [kinds[kind], ...(page.filters.outlet || []).slice(0, 3), page.meta.day];
    for (const part of parts) if (part) about.append(element("span", part), " ");
    // The excerpt is taken apart, never printed as HTML.
    const excerpt = element("p", "", "lead");
    page.excerpt.split(/<\/?mark>/).forEach((text, place) => excerpt.append(place % 2 ? element("mark", plain(text)) : plain(text)));
    if (page.meta.language) title.lang = excerpt.lang = page.meta.language;
    item.append(title, about, excerpt);
    return item;
  };

  const show = async (mine) => {
    const next = found.slice(shown, shown + STEP);
    const pages = await Promise.all(next.map((result) => result.data()));
    if (mine !== turn) return null;
    const cards = pages.map(card);
    list.append(...cards);
    shown += next.length;
    more.hidden = shown >= found.length;
    return cards[0];
  };

  const search = async () => {
    const mine = ++turn;
    const fields = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    const { q = null, ...filters } = Object.fromEntries(fields);
    try { history.replaceState(null, "", "?" + new URLSearchParams(fields)); } catch { /* from disk */ }
    if (!fields.length) { section.hidden = true; return; }
    section.hidden = false;
    status.textContent = data.busy;
    try {
      indexes = indexes || load();
      const answers = await Promise.all((await indexes).map((index) => index.search(q, { filters })));
      if (mine !== turn) return;
      found = answers.flatMap((answer) => answer.results).sort((a, b) => b.score - a.score);
      list.replaceChildren();
      shown = 0;
      await show(mine);
      if (mine === turn) status.textContent = found.length ? data.found.replace("{n}", found.length.toLocaleString(document.documentElement.lang)) : data.none;
    } catch {
      indexes = undefined;
      if (mine === turn) status.textContent = data.failed;
    }
  };

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
  more.addEventListener("click", async () => { const first = await show(turn); if (first) first.querySelector("a").focus(); });
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  if (location.search.length > 1) search().finally(() => { delete document.documentElement.dataset.searching; });
});
