/** A generated page of one kind and size. */
export interface BenchPage {
  readonly name: string;
  readonly words: number;
  readonly elements: number;
  readonly html: string;
}

type Kind = 'article' | 'spans' | 'table' | 'list' | 'nested' | 'russian' | 'japanese' | 'script';

const vocabulary: Readonly<Record<'latin' | 'cyrillic' | 'kana', readonly string[]>> = {
  latin: (
    'the of and to a in that for on with was at by from said which an it have their would about when ' +
    'people council water price market season company report minister market team window garden music ' +
    'school winter morning railway harbour weather engine question answer history letter mountain river ' +
    'Monday Friday Britain Australia Kenya Alice Martin committee results percent million yesterday'
  ).split(' '),
  cyrillic: (
    'и в не на что с по это как он от за был года город люди вода цена рынок сезон команда школа зима ' +
    'утро музыка письмо гора река вопрос ответ история министр отчёт неделя погода двигатель комитет'
  ).split(' '),
  kana: '天気 市場 学校 冬 朝 音楽 手紙 山 川 質問 答え 歴史 大臣 報告 週間 会社 季節 価格 水 人々'.split(
    ' ',
  ),
};

/** Numbers in [0, 1) that are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function textsOf(words: number, pieces: number, kind: Kind, random: () => number): string[] {
  const list = vocabulary[kind === 'russian' ? 'cyrillic' : kind === 'japanese' ? 'kana' : 'latin'];
  const texts: string[] = [];
  let used = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const until = Math.round(((piece + 1) * words) / pieces);
    const own: string[] = [];
    for (; used < until; used++) own.push(list[Math.floor(random() * list.length)] ?? '');
    const text = own.join(kind === 'japanese' ? '' : ' ');
    // Typographic quotation marks make nearly every real text one of two-byte characters.
    texts.push(piece % 7 === 3 && text !== '' ? `“${text}”` : text);
  }
  return texts;
}

/** How the elements of each kind of page are put around its texts. */
const builders: Readonly<Record<Kind, (texts: readonly string[]) => string>> = {
  article: (texts) =>
    `<header><nav></nav></header><main><article>${texts.map((text, at) => (at % 9 === 0 ? `<h2>${text}</h2>` : `<p class="text">${text}</p>`)).join('\n')}</article></main>`,
  spans: (texts) =>
    texts.map((text, at) => `<span id="s${at}" class="x${at % 40}">${text}</span>`).join('\n    '),
  table: (texts) =>
    `<table><tbody>${texts.map((text, at) => `${at % 8 === 0 ? '<tr>' : ''}<td>${text}</td>`).join('')}</tbody></table>`,
  list: (texts) =>
    `<ul>${texts.map((text, at) => `<li><a href="/${at}">${text}</a></li>`).join('\n')}</ul>`,
  nested: (texts) => {
    let html = '';
    for (let at = 0; at < texts.length; at += 50) {
      const part = texts.slice(at, at + 50);
      html += `${part.map((text) => `<div class="wrap">${text} `).join('')}${'</div>'.repeat(part.length)}\n`;
    }
    return html;
  },
  russian: (texts) => texts.map((text) => `<p>${text}</p>`).join('\n'),
  japanese: (texts) => texts.map((text) => `<p>${text}</p>`).join('\n'),
  script: (texts) =>
    `${texts.map((text, at) => `<div data-n="${at}">${text}</div>`).join('\n')}<script type="application/json">${JSON.stringify({ state: texts })}</script>`,
};

/** Words, elements and kind of each page: assorted, from a note to a book. */
const sizes: readonly (readonly [number, number, Kind])[] = [
  [50, 100, 'article'],
  [50, 400, 'spans'],
  [120, 150, 'list'],
  [200, 1_000, 'nested'],
  [250, 300, 'table'],
  [300, 3_000, 'spans'],
  [400, 250, 'article'],
  [500, 700, 'script'],
  [600, 1_500, 'list'],
  [800, 900, 'russian'],
  [900, 5_000, 'nested'],
  [1_000, 600, 'article'],
  [1_200, 2_500, 'spans'],
  [1_500, 1_500, 'article'],
  [1_500, 3_500, 'table'],
  [1_800, 800, 'japanese'],
  [2_000, 2_000, 'script'],
  [2_500, 10_000, 'spans'],
  [3_000, 1_200, 'article'],
  [3_500, 4_000, 'list'],
  [4_000, 7_000, 'nested'],
  [5_000, 2_500, 'russian'],
  [6_000, 6_000, 'table'],
  [8_000, 4_000, 'article'],
  [10_000, 15_000, 'spans'],
  [12_000, 9_000, 'script'],
  [20_000, 20_000, 'list'],
  [30_000, 12_000, 'article'],
  [50_000, 30_000, 'article'],
  [50_000, 50_000, 'spans'],
];

/** The pages that the detector is measured on; none of them is about an event. */
export function benchPages(): BenchPage[] {
  return sizes.map(([words, elements, kind], index) => {
    const texts = textsOf(words, elements, kind, randomFrom(index + 1));
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${index} of the assortment</title></head><body>\n${builders[kind](texts)}\n</body></html>`;
    return { name: kind, words, elements, html };
  });
}
