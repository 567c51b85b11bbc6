/** The look of annotated copies: one column of text with its notes, in the reader's colours, and on paper. */
export const copyStyle = `
:root {
  color-scheme: light dark;
  --surface: #ffffff; --raised: #f6f6f3; --line: #dcdcd5; --text: #1f2328; --soft: #5a6069;
  --corroborated: #1d6b45; --disputed: #b3261e; --unique: #4a51b5;
  --corroborated-tint: #e7f3ec; --disputed-tint: #fbeae8; --unique-tint: #ecedfa; --focus: #2457c5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #1d2025; --raised: #262a31; --line: #3a3f48; --text: #e8eaed; --soft: #a8aeb8;
    --corroborated: #6fcf9b; --disputed: #ff8f85; --unique: #a9b0ff;
    --corroborated-tint: #1f3229; --disputed-tint: #3b2423; --unique-tint: #282b47; --focus: #8db4ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 32px 20px 64px; color: var(--text); background: var(--surface);
  font: 17px/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", "Liberation Serif", serif;
  overflow-wrap: anywhere;
}
main { max-width: 68ch; margin: 0 auto; }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; }
h1 { margin: 4px 0 12px; font-size: 30px; line-height: 1.25; text-wrap: balance; }
h2 { margin: 40px 0 8px; font: 650 17px/1.4 system-ui, sans-serif; }
a { color: var(--focus); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.about, .legend, .notes, .omitted ul { font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
.about { color: var(--soft); }
.about p + p { margin-top: 2px; }
.legend { margin: 20px 0 28px; padding: 12px 16px; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
.legend ul { display: grid; gap: 4px; list-style: none; }
.legend p { margin-top: 8px; color: var(--soft); }
.article + .article { margin-top: 64px; padding-top: 40px; border-top: 3px double var(--line); }
.block { margin: 0 0 18px; }
.corroborated { --verdict: var(--corroborated); --tint: var(--corroborated-tint); --mark: solid; }
.disputed { --verdict: var(--disputed); --tint: var(--disputed-tint); --mark: wavy; }
.unique { --verdict: var(--unique); --tint: var(--unique-tint); --mark: dotted; }
mark {
  color: inherit; background: none;
  text-decoration: underline var(--mark) var(--verdict) 2px; text-underline-offset: 4px; text-decoration-skip-ink: none;
}
mark b { padding: 0 2px; font-weight: inherit; background: var(--tint); border-radius: 3px; }
.ref { margin-inline-start: 2px; color: var(--verdict); font: 650 12px/1 system-ui, sans-serif; text-decoration: none; vertical-align: super; }
.ref:hover { text-decoration: underline; }
.notes { margin: 8px 0 0; border-inline-start: 2px solid var(--line); }
details { padding: 2px 0 2px 14px; }
summary { padding: 3px 0; cursor: pointer; }
summary b { color: var(--verdict); font-weight: 650; }
.sign { display: inline-block; width: 1.2em; color: var(--verdict); font-weight: 700; text-align: center; }
.evidence { padding: 0 0 8px 1.4em; scroll-margin-top: 64px; }
.evidence ul { margin: 4px 0 8px; list-style: none; }
.evidence li { margin-top: 4px; padding-inline-start: 12px; border-inline-start: 2px solid var(--line); }
.claim + .claim { margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); }
.soft { color: var(--soft); }
.contest { margin: 4px 0; padding: 6px 10px; background: var(--raised); border-radius: 6px; }
.omitted ul { padding-inline-start: 20px; }
footer { margin-top: 56px; color: var(--soft); font: 13px/1.5 system-ui, sans-serif; }
@media (forced-colors: active) {
  mark { text-decoration-color: LinkText; }
}
@media print {
  :root {
    color-scheme: light;
    --surface: #ffffff; --raised: #ffffff; --line: #999999; --text: #000000; --soft: #333333;
    --corroborated: #1d6b45; --disputed: #b3261e; --unique: #4a51b5;
    --corroborated-tint: #ffffff; --disputed-tint: #ffffff; --unique-tint: #ffffff; --focus: #000000;
  }
  body { padding: 0; font-size: 11pt; }
  main { max-width: none; }
  .about, .legend, .notes, .omitted ul, footer { font-size: 9pt; }
  .back { display: none; }
  details::details-content { display: block; height: auto; content-visibility: visible; }
  details, .legend, li { break-inside: avoid; }
  .article + .article { break-before: page; margin-top: 0; border: 0; }
}
`;

/** SHA-256 of {@link copyStyle}: the one style that an annotated copy's content security policy lets in. */
export const copyStyleHash = 'sha256-U15xTwnA60GrAk7+FV50GyUycg5odnt+ymaESM0ld5s=';
