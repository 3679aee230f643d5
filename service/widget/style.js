// The widget's style sheet, made in code so that no content security policy has to allow inline styles.
// The custom properties are the widget's theme: docs/embedding.md lists them.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --_bg: var(--belagg-background, #fff); --_text: var(--belagg-text, #1a1c21); --_muted: var(--belagg-muted, #4c515b);
  --_surface: var(--belagg-surface, #f1f3f6); --_line: var(--belagg-border, #737985);
  --_accent: var(--belagg-accent, #1b4b8a); --_on: var(--belagg-on-accent, #fff);
  --_error: var(--belagg-error, #a1161d); --_mark: var(--belagg-mark, #fff1b8); --_radius: var(--belagg-radius, 8px);
  --_scheme: light;
  display: block; box-sizing: border-box;
  outline: none !important; /* what has focus inside is marked there; pages often outline whatever has it, here the whole */
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) {
  --_bg: var(--belagg-background-dark, #15171c); --_text: var(--belagg-text-dark, #eceef2);
  --_muted: var(--belagg-muted-dark, #b6bbc6); --_surface: var(--belagg-surface-dark, #232730);
  --_line: var(--belagg-border-dark, #8a909d); --_accent: var(--belagg-accent-dark, #9cc4ff);
  --_on: var(--belagg-on-accent-dark, #0c1c33); --_error: var(--belagg-error-dark, #ffb0ab);
  --_mark: var(--belagg-mark-dark, #57491a); --_scheme: dark; } }
:host([theme="dark"]) {
  --_bg: var(--belagg-background-dark, #15171c); --_text: var(--belagg-text-dark, #eceef2);
  --_muted: var(--belagg-muted-dark, #b6bbc6); --_surface: var(--belagg-surface-dark, #232730);
  --_line: var(--belagg-border-dark, #8a909d); --_accent: var(--belagg-accent-dark, #9cc4ff);
  --_on: var(--belagg-on-accent-dark, #0c1c33); --_error: var(--belagg-error-dark, #ffb0ab);
  --_mark: var(--belagg-mark-dark, #57491a); --_scheme: dark; }
/* Nothing of the page's looks comes in here, by inheritance or by a rule for every element: quotes are verbatim. The page
   still decides whether the chat is seen. Sizes follow the reader's own (medium), not the page's root, which many pages set. */
:where(.panel, .launcher, dialog) { all: initial; visibility: inherit; color-scheme: var(--_scheme);
  direction: ltr; -webkit-user-select: text; user-select: text;
  font: var(--belagg-font-size, medium)/1.5 var(--belagg-font, system-ui, sans-serif); text-align: start; }
*, *::before, *::after { box-sizing: border-box; }
p, h2, h3, h4, ol, blockquote, fieldset, form { margin: 0; padding: 0; }
:where(.panel, dialog) :is(button, textarea, input) { font: inherit; color: inherit; }
button { flex: none; cursor: pointer; min-height: 2.25em; padding: .25em .8em; border: 1px solid var(--_line);
  border-radius: var(--_radius); background: transparent; }
button:hover { background: var(--_surface); }
button.primary, .launcher { border-color: var(--_accent); background: var(--_accent); color: var(--_on); font-weight: 600; }
button.primary:hover, .launcher:hover { background: var(--_accent); text-decoration: underline; }
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
a { color: var(--_accent); text-underline-offset: .15em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher { display: inline-block; text-align: center; box-shadow: 0 2px 8px rgb(0 0 0 / .25); }
.panel { position: relative; display: flex; flex-direction: column; max-height: var(--belagg-height, min(44em, 90vh)); overflow: hidden;
  background: var(--_bg); color: var(--_text); border: 1px solid var(--_line); border-radius: var(--_radius);
  overflow-wrap: anywhere; }
.panel[hidden], .launcher[hidden] { display: none; }
header { display: flex; flex-wrap: wrap; gap: .25em .5em; align-items: center; padding: .6em .75em;
  border-bottom: 1px solid var(--_line); }
h2 { flex: 1 1 7em; font-size: 1.05em; line-height: 1.3; }
header div { display: flex; gap: .4em; }
header button { font-size: .875em; padding: .2em .6em; }
.log { flex: 1 1 auto; min-height: 4em; overflow-y: auto; padding: .75em; }
.log:focus-visible { outline-offset: -3px; }
.intro { color: var(--_muted); }
.turn + .turn { margin-top: 1.25em; padding-top: 1.25em; border-top: 1px solid var(--_line); }
.turn > * + * { margin-top: .6em; }
.question { font-size: 1em; font-weight: 600; padding: .5em .7em; background: var(--_surface);
  border-radius: var(--_radius); }
.understood, .searching, .small { color: var(--_muted); font-size: .875em; }
.status { font-weight: 600; font-size: .9375em; }
.status::before { display: inline-block; width: 1.4em; content: "✓" / ""; }
.status.none::before { content: "–" / ""; }
.status.none { border-inline-start: 4px solid var(--_line); padding-inline-start: .6em; }
.answer { white-space: pre-line; }
.answer > * { margin: 0 0 .5em; }
.answer ul { padding-left: 1.2em; }
.warning { border: 1px solid var(--_line); border-radius: var(--_radius); padding: .4em .6em; font-size: .9375em; }
.marker { min-height: 0; padding: 0 .15em; border: 0; border-radius: 3px; color: var(--_accent);
  font-size: .9em; text-decoration: underline; text-underline-offset: .15em; }
h4 { font-size: .9375em; }
ol { list-style: none; }
.source { margin-top: .6em; padding: .1em; border-radius: 3px; }
.related { border: 1px dashed var(--_line); border-radius: var(--_radius); padding: .5em .7em; }
.related h4 { color: var(--_muted); }
blockquote { margin: .35em 0; padding: .15em 0 .15em .75em; border-inline-start: 3px solid var(--_accent);
  white-space: pre-line; }
.related blockquote { border-inline-start-color: var(--_line); }
.row { display: flex; flex-wrap: wrap; gap: .35em 1em; align-items: center; }
.plain { min-height: 1.75em; padding: 0; border: 0; color: var(--_accent); text-decoration: underline;
  text-underline-offset: .15em; }
.plain:hover, .marker:hover { background: transparent; text-decoration-thickness: 2px; }
dialog { position: fixed; inset: 0; margin: auto; height: fit-content; width: min(48em, calc(100vw - 1em)); max-width: none; max-height: calc(100vh - 1em); padding: 0;
  background: var(--_bg); color: var(--_text); border: 1px solid var(--_line); border-radius: var(--_radius);
  overflow-y: auto; overflow-wrap: anywhere; }
dialog:not([open]) { display: none; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: rgb(0 0 0 / .5); }
dialog header p { flex-basis: 100%; }
.text { flex: 1 1 auto; min-height: 6em; overflow-y: auto; padding: .75em clamp(.75em, 4vw, 2em); }
.text:focus-visible { outline-offset: -3px; }
.text p { white-space: pre-line; margin-bottom: .7em; }
.text .item { padding-left: 1em; text-indent: -1em; }
.text :is(h3, h4, h5, h6) { margin: 1.2em 0 .4em; font-size: 1.05em; line-height: 1.3; }
.own { padding: .5em .75em; border-top: 1px solid var(--_line); }
mark { background: var(--_mark); color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
.feedback { font-size: .875em; }
.choice { display: flex; flex-wrap: wrap; gap: .4em .6em; align-items: center; }
.choice span { color: var(--_muted); }
.feedback form { margin-top: .6em; padding: .7em; border: 1px solid var(--_line); border-radius: var(--_radius); }
.feedback form > * + * { margin-top: .5em; }
fieldset { border: 0; }
legend { padding: 0; font-weight: 600; }
fieldset label { display: flex; gap: .5em; align-items: center; min-height: 1.9em; }
.feedback form > label { display: block; }
footer { border-top: 1px solid var(--_line); padding: .6em .75em .75em; }
.machine { font-size: .875em; margin-bottom: .5em; }
.error:not(:empty) { margin-bottom: .6em; padding: .5em .7em; border: 2px solid var(--_error);
  border-radius: var(--_radius); color: var(--_error); }
.error p { font-weight: 600; }
.unanswered > div { margin-bottom: .6em; padding-inline-start: .6em; border-inline-start: 4px solid var(--_error); }
.unanswered { max-height: 10em; overflow-y: auto; }
.unanswered p { margin-bottom: .3em; font-weight: 600; white-space: pre-line; }
.ask label { display: block; margin-bottom: .3em; font-weight: 600; font-size: .9375em; }
.ask .row { flex-wrap: nowrap; align-items: flex-end; gap: .5em; }
.note:not(:empty) { margin-top: .35em; color: var(--_error); font-weight: 600; font-size: .9375em; }
.hint { margin-top: .35em; color: var(--_muted); font-size: .8125em; }
textarea[aria-invalid="true"] { border: 2px solid var(--_error); }
textarea { display: block; width: 100%; min-height: 2.6em; padding: .4em .55em; resize: vertical; background: var(--_bg);
  border: 1px solid var(--_line); border-radius: var(--_radius); }
:host([floating]) { position: fixed; z-index: var(--belagg-z-index, 1000); inset-block-end: 1rem; inset-inline-end: 1rem; }
:host(:popover-open) { inset-block-start: auto; inset-inline-start: auto; width: auto; height: auto; margin: 0; padding: 0; border: 0;
  overflow: visible; background: none; color: inherit; }
:host([floating]) .panel { width: min(27em, calc(100vw - 2rem)); height: min(var(--belagg-height, 42em), calc(100vh - 2rem));
  max-height: none; box-shadow: 0 8px 30px rgb(0 0 0 / .3); }
:host([fill]) .close { display: none; }
:host([fill]) .panel { height: 100%; max-height: none; border: 0; border-radius: 0; }
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
@media (max-height: 34rem) {
  .panel { max-height: none; } .text { flex: none; overflow: visible; }
  :host([floating]) .panel { overflow-y: auto; } :host([floating]) .log { flex: none; overflow: visible; }
}
@media print {
  :host { --_bg: #fff !important; --_text: #000 !important; --_muted: #333 !important; --_surface: #eee !important;
    --_line: #555 !important; --_accent: #000 !important; --_mark: #ddd !important; --_scheme: light !important; }
  header button, .ask, .error, .unanswered, .feedback, .plain, .launcher { display: none !important; }
  .panel { max-height: none !important; height: auto !important; overflow: visible; border: 0; }
  :host([floating]) { position: static; }
  :host([floating]) .panel { width: auto; box-shadow: none; }
  .log { overflow: visible; } .source, .question { break-inside: avoid; } a::after { content: " <" attr(href) ">"; }
}
`);
export default sheet;
