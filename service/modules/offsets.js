// The one place where the service's offsets (Unicode code points) become the browser's (UTF-16 units).

/** Returns a function from a code point's number in `text` to its index in the string. */
function toIndex(text) {
  const wide = []; // numbers of the code points that take two units
  if (/[\ud800-\udbff]/.test(text)) {
    let number = 0;
    for (const character of text) {
      if (character.length === 2) wide.push(number);
      number += 1;
    }
  }
  return (number) => number + countBelow(wide, number);
}

/** Returns a document as the service sends it with its sections in the browser's units, and `at` for other offsets. */
export function inUnits(document) {
  const at = toIndex(document.text);
  const sections = document.sections.map((section) => ({ ...section, start: at(section.start), end: at(section.end) }));
  return { ...document, at, sections };
}

function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
