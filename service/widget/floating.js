// A chat in the corner of the window stays there, also inside an element that would hold it fast.

/** Sets a floating chat above all of the page where something around it moves or cuts off what is fixed to the window. */
export function float(chat) {
  if (!chat.showPopover || !chat.isConnected) return;
  const above = chat.matches(":popover-open");
  const held = chat.hasAttribute("floating") && isHeld(chat);
  if (held && !above) {
    chat.popover = "manual"; // nothing closes it but its own buttons
    chat.showPopover();
    addEventListener("beforeprint", () => chat.matches(":popover-open") && chat.hidePopover(), { once: true });
    addEventListener("afterprint", () => float(chat), { once: true });
  } else if (!held && above) {
    chat.hidePopover();
    chat.removeAttribute("popover");
  }
}

function isHeld(chat) {
  for (let at = around(chat); at && at !== document.documentElement; at = around(at)) {
    const style = getComputedStyle(at);
    const moved = [style.transform, style.translate, style.rotate, style.scale, style.perspective, style.filter, style.backdropFilter];
    if (moved.some((value) => value && value !== "none")) return true;
    if (/paint|layout|strict|content/.test(style.contain) || (style.containerType ?? "normal") !== "normal") return true;
    if (/transform|translate|rotate|scale|perspective|filter|contain/.test(style.willChange)) return true;
  }
  return false;
}

const around = (node) => node.assignedSlot ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement);
