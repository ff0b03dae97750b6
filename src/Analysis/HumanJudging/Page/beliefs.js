// A slider and a number for each answer. Together they always make 100 %: raising one lowers the others in proportion.

function beliefs(names, start) {
  let shares = start ?? names.map(() => 1 / names.length);
  const set = (changed, share) => {
    const rest = 1 - shares[changed];
    shares = shares.map((old, i) => i === changed ? share : (1 - share) * (rest > 0 ? old / rest : 1 / (names.length - 1)));
    show(changed);
  };
  const rows = names.map((name, i) => {
    const input = (type, more) => h("input", { type, min: 0, max: 100, ...more, "aria-label": `Credence in ${name.plain}, in percent`, oninput: e => {
      const value = Number(e.target.value);
      if (e.target.value !== "" && value >= 0 && value <= 100) {
        set(i, value / 100);
      }
    }, onchange: () => show(-1) });
    const slider = input("range", { step: 1 });
    const number = input("number", { step: "any", inputmode: "decimal" });
    return { slider, number, row: h("div", { class: "belief" }, h("span", { class: "belief-name" }, name.shown), slider, h("span", { class: "belief-number" }, number, h("span", { class: "muted", "aria-hidden": "true" }, "%"))) };
  });
  const show = changed => rows.forEach(({ slider, number }, i) => {
    const value = String(Math.round(shares[i] * 1000) / 10);
    slider.value = value;
    if (i !== changed || document.activeElement !== number) {
      number.value = value;
    }
  });
  show(-1);
  return { element: h("div", { class: "beliefs" }, rows.map(r => r.row)), get: () => shares };
}
