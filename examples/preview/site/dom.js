// Elements without innerHTML: nothing that was typed is ever read as markup.

/** make builds an element: attributes that are functions listen, undefined ones are left out. */
export function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** draw builds an element of a drawing. */
export function draw(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const find = (id) => document.getElementById(id);

/** later runs the last of many calls once they pause. */
export function later(run, pause) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(run, pause, ...args);
  };
}
