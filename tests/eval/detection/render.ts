import type { DetectionCase } from './cases';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A paragraph of a case: its text, and whether it is a heading. */
interface Part {
  readonly heading: boolean;
  readonly text: string;
}

function partsOf({ text }: DetectionCase): Part[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ heading: line.startsWith('## '), text: line.replace(/^## /, '') }));
}

function body(parts: readonly Part[], paragraph: (text: string) => string): string {
  return parts
    .map(({ heading, text }) =>
      heading ? `<h2>${escapeHtml(text)}</h2>` : paragraph(escapeHtml(text)),
    )
    .join('\n');
}

const links = (titles: readonly string[], open: string, close: string): string =>
  titles
    .map((title, at) => `${open}<a href="/story-${at}">${escapeHtml(title)}</a>${close}`)
    .join('\n');

const standardNav = ['Home', 'World', 'Business', 'Culture', 'Sport'];

type Layout = (page: DetectionCase, parts: readonly Part[]) => string;

const heading = ({ title }: DetectionCase): string => `<h1>${escapeHtml(title)}</h1>`;

/** How the body of each kind of page is built. */
const layouts: Readonly<Record<DetectionCase['layout'], Layout>> = {
  semantic: (page, parts) => `
<header><a href="/">The Daily</a><nav><ul>${links(page.nav.length > 0 ? page.nav : standardNav, '<li>', '</li>')}</ul></nav></header>
<main><article>${heading(page)}<p class="byline">By our staff</p>${body(parts, (text) => `<p>${text}</p>`)}</article>
<aside><h2>Most read</h2><ol>${links(page.rail, '<li>', '</li>')}</ol></aside></main>
<section id="comments"><h2>Comments</h2>${page.comments.map((text) => `<div><p>${escapeHtml(text)}</p></div>`).join('')}</section>
<footer><p>© The Daily</p></footer>`,
  divs: (page, parts) => `
<div class="header"><div class="nav-menu">${links(page.nav.length > 0 ? page.nav : standardNav, '<span>', '</span>')}</div></div>
<div class="page"><div class="story">${heading(page)}<div class="story-body">${body(parts, (text) => `<div class="paragraph">${text}</div>`)}</div></div>
<div class="sidebar"><div class="title">Related stories</div>${links(page.rail, '<div class="teaser"><h3>', '</h3></div>')}</div></div>
<div class="comments-list">${page.comments.map((text) => `<div class="comment">${escapeHtml(text)}</div>`).join('')}</div>`,
  hashed: (page, parts) => `
<div class="x1a"><div class="k9_">${links(page.nav.length > 0 ? page.nav : standardNav, '<span>', '</span>')}</div>
<div class="b7q"><div class="m3">${heading(page)}${body(parts, (text) => `<p class="t0">${text}</p>`)}</div>
<div class="z8"><ul class="q2">${links(page.rail, '<li class="w1">', '</li>')}</ul></div></div></div>`,
  plain: (page, parts) =>
    `${heading(page)}\n${body(parts, (text) => `<p>${text}</p>`)}\n<ul>${links(page.rail, '<li>', '</li>')}</ul>`,
  amp: (page, parts) =>
    `<article>${heading(page)}${body(parts, (text) => `<p>${text}</p>`)}</article>`,
  wiki: (page, parts) => `
<div id="content">${heading(page)}<div id="bodyContent"><div class="mw-parser-output">
<table class="infobox"><tbody><tr><th>Summary</th><td>${escapeHtml(page.title)}</td></tr></tbody></table>
${body(parts, (text) => `<p>${text}<sup class="reference">[1]</sup></p>`)}</div></div></div>
<div id="mw-navigation"><ul>${links(['Main page', 'Random article', 'Donate'], '<li>', '</li>')}</ul></div>`,
  liveblog: (page, parts) => `
<main>${heading(page)}<div class="live-feed">${parts
    .reduce<Part[][]>((entries, part) => {
      if (part.heading || entries.length === 0) entries.push([]);
      entries.at(-1)?.push(part);
      return entries;
    }, [])
    .map((entry) => `<article class="entry">${body(entry, (text) => `<p>${text}</p>`)}</article>`)
    .join('\n')}</div></main>`,
  forum: (page, parts) => `
<div class="wrap">${heading(page)}${parts
    .map(
      ({ text }, at) =>
        `<div class="post"><div class="user"><a href="/u/${at}">user${at}</a></div><div class="content">${escapeHtml(text)}</div></div>`,
    )
    .join('\n')}</div>`,
  video: (page, parts) => `
<div id="player"><video src="v.mp4"></video></div><div id="info">${heading(page)}<div id="description">${body(parts, (text) => `<span>${text}</span>`)}</div></div>
<div id="related"><ul>${links(page.rail, '<li>', '</li>')}</ul></div>`,
  front: (page, parts) => `
<header><nav>${links(standardNav, '<span>', '</span>')}</nav></header><main>${heading(page)}${parts
    .map(({ heading: isHeading, text }) =>
      isHeading
        ? `<h2><a href="/s">${escapeHtml(text)}</a></h2>`
        : `<p class="dek">${escapeHtml(text)}</p>`,
    )
    .join('\n')}</main>`,
  bare: (page, parts) => `
<div id="top"><b>${escapeHtml(page.title)}</b></div>
<div id="text">${parts.map(({ text }) => escapeHtml(text)).join('<br><br>\n')}</div>
<div id="more">${links(page.rail, '<div>', '</div>')}</div>`,
  linked: (page, parts) => `
<div class="app"><div class="body">${body(parts, (text) => `<p>${text}</p>`)}</div>
<div class="more">${links(page.rail, '<div>', '</div>')}</div></div>`,
  snippet: (page, parts) => body([{ heading: false, text: page.title }, ...parts], (text) => text),
};

/** The title in the head; a page of the layout "linked" has its headline in its linked data alone. */
const titleOf = ({ layout, title }: DetectionCase): string =>
  layout === 'linked' ? 'The Daily' : `${title} | The Daily`;

/** The HTML of a case, as a site of its layout would serve it. */
export function renderPage(page: DetectionCase): string {
  const linked = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: page.title,
    ...(page.published === null ? {} : { datePublished: page.published }),
  }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(titleOf(page))}</title>
${page.description === '' ? '' : `<meta name="description" content="${escapeHtml(page.description)}">`}
<script type="application/ld+json">${linked}</script></head>
<body>${layouts[page.layout](page, partsOf(page))}</body></html>
`;
}

/** The text of a snippet: what somebody pastes. */
export const snippetText = (page: DetectionCase): string =>
  partsOf(page)
    .map(({ text }) => text)
    .join('\n\n');
