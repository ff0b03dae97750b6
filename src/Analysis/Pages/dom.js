// Elements are made one by one and text is only ever text: nothing that a transcript says is read as markup.

const SVG = "http://www.w3.org/2000/svg";
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text as it is shown: characters that do not show, or that turn the direction of others, are written out. */
function visible(text) {
  return String(text).replace(UNSEEN, c => "\\u{" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "}");
}

/** An HTML element. Properties that begin with "on" listen; false, null and undefined leave one out. */
function h(name, properties, ...children) {
  return filled(document.createElement(name), properties, children);
}

/** An SVG element. */
function svg(name, properties, ...children) {
  return filled(document.createElementNS(SVG, name), properties, children);
}

/** Text that came from outside, kept from turning the direction of what stands around it. */
function untrusted(text, name = "span") {
  return h(name, { class: "untrusted", dir: "auto" }, text);
}

function hiddenText(text) {
  return h("span", { class: "hidden-text" }, text);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : name === "title" ? visible(value) : value);
    }
  }
  put(element, children);
  return element;
}

function put(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
    }
  }
}
