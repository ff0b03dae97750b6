// Light or dark: the system's choice until the reader makes one.

const memory = {
  get(name) {
    try { return localStorage.getItem(name); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(name, value); } catch { /* Some browsers keep nothing for files. */ }
  },
};

function themeButton() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const button = h("button", { type: "button", class: "quiet", onclick: () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    memory.set("ltp-theme", document.documentElement.dataset.theme);
    show();
  } });
  const show = () => button.replaceChildren(dark() ? "Light" : "Dark", hiddenText(" theme"));
  const kept = memory.get("ltp-theme");
  if (kept === "light" || kept === "dark") {
    document.documentElement.dataset.theme = kept;
  }
  system.addEventListener("change", show);
  show();
  return button;
}
