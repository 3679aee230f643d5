// Builds elements from code alone. Text from outside only ever becomes text nodes and attribute values.

/** Returns a new element. Functions among the attributes are listeners; null, undefined and false are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => ![null, undefined, false, ""].includes(child)));
  return node;
}

let count = 0;

/** Returns an id that no other element has. */
export const freshId = () => `b${++count}`;
