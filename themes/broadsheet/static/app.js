// Two comforts, neither needed to read: a switch for dark and light, and a copied link for a numbered paragraph.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = {
    get() { try { return localStorage.getItem("theme"); } catch { return null; } },
    set(value) { try { value ? localStorage.setItem("theme", value) : localStorage.removeItem("theme"); } catch { /* private mode */ } },
  };
  const system = () => (dark.matches ? "dark" : "light");
  const wanted = store.get();
  // Before the first paint, so that nothing flashes.
  if (wanted === "dark" || wanted === "light") root.dataset.theme = wanted;

  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".switch");
    if (place) {
      const button = document.createElement("button");
      const name = () => {
        const now = root.dataset.theme || system();
        button.title = now === "dark" ? place.dataset.light : place.dataset.dark;
        button.setAttribute("aria-label", button.title);
      };
      button.type = "button";
      button.addEventListener("click", () => {
        const next = (root.dataset.theme || system()) === "dark" ? "light" : "dark";
        if (next === system()) delete root.dataset.theme; else root.dataset.theme = next;
        store.set(root.dataset.theme || "");
        name();
      });
      dark.addEventListener("change", name);
      name();
      place.append(button);
    }

    const numbers = document.querySelectorAll("a.num");
    if (!numbers.length || !navigator.clipboard || !place) return;
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    document.body.append(toast);
    let timer;
    for (const link of numbers) {
      link.addEventListener("click", () => {
        navigator.clipboard.writeText(link.href).then(() => {
          toast.textContent = place.dataset.copied;
          clearTimeout(timer);
          timer = setTimeout(() => { toast.textContent = ""; }, 3000);
        }, () => {});
      });
    }
  });
})();
