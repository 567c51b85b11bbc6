import type { BlockRole } from './article';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Elements whose text is not prose of the page: never read, never marked. */
const unread = set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME FRAME OBJECT EMBED CANVAS VIDEO AUDIO PICTURE ' +
    'MAP SELECT TEXTAREA INPUT BUTTON PROGRESS METER OUTPUT DATALIST CODE PRE KBD SAMP VAR ' +
    'NAV ASIDE DIALOG MENU RT RP DEL S STRIKE HEAD TITLE SECOND-SOURCE-UI',
);

/** Elements that stay within a line of text, wherever no style says otherwise. */
const inline = set(
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DFN EM FONT I INS LABEL MARK NOBR Q RUBY RB SMALL SPAN ' +
    'STRONG SUB SUP TIME TT U WBR IMG BR SLOT SECOND-SOURCE-FAULT',
);

const unreadRoles = set(
  'navigation complementary contentinfo search dialog alertdialog menu menubar toolbar tablist ' +
    'textbox searchbox combobox listbox button status timer tooltip',
);

/** Words of class names and ids that say: not part of the article. */
const junkWords = [
  'comments?',
  'commenting',
  'disqus',
  'sidebar',
  'side-bar',
  'siderail',
  '(?:right|left)-?rail',
  'rail',
  'related',
  'recommend(?:ed|ations?)?',
  'promos?',
  'promoted',
  'sponsor(?:ed)?',
  'advert(?:s|isements?)?',
  'ads?',
  'share',
  'sharing',
  'newsletters?',
  'subscribe',
  'subscription',
  'sign-?up',
  'popular',
  'trending',
  'most-?(?:read|viewed|popular)',
  'more-?(?:stories|news|from|on)',
  'read-?next',
  'up-?next',
  'teasers?',
  'breadcrumbs?',
  'pagination',
  'pager',
  'menu',
  'navbar',
  'navigation',
  'nav',
  'footer',
  'masthead',
  'cookies?',
  'consent',
  'gdpr',
  'modal',
  'popup',
  'tooltip',
  'toolbar',
  'outbrain',
  'taboola',
  'byline',
  'timestamp',
  'author-?bio',
  'tag-?list',
  'skip-?link',
  'sr-only',
  'visually-?hidden',
  'screen-?reader(?:-text)?',
  'offscreen',
  'mw-editsection',
  'reference',
  'ticker',
];

// A word starts a class name or one of its parts ("site_related", "pageRelated"),
// and is not what the element merely comes with ("has-sidebar").
const junkPattern = new RegExp(
  `(?<![A-Za-z])(?<!(?:with|has|no|without|and|is)[-_])(?:${junkWords
    .map((word) => word.replace(/^[a-z]/, (letter) => `[${letter}${letter.toUpperCase()}]`))
    .join('|')})(?![a-z])|(?<=[a-z])(?:${junkWords
    .filter((word) => /^[a-z]/.test(word))
    .map((word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase()))
    .join('|')})(?![a-z])`,
);

const junkNames = new Map<string, boolean>();

function isJunkName(name: string): boolean {
  let junk = junkNames.get(name);
  if (junk === undefined) {
    junk = junkPattern.test(name);
    if (junkNames.size > 5000) junkNames.clear();
    junkNames.set(name, junk);
  }
  return junk;
}

/** What the survey does with an element. */
export type ElementKind = 'unread' | 'junk' | 'inline-junk' | 'inline' | 'block';

/** How an element is to be read, from its name and attributes alone; `inText` says that it stands in a paragraph, heading or item. */
export function kindOf(element: Element, inText: boolean): ElementKind {
  const name = element.tagName.toUpperCase();
  if (unread.has(name)) return 'unread';
  const isInline = inline.has(name) || (inText && name.includes('-'));
  if (!element.hasAttributes()) return isInline ? 'inline' : 'block';
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') {
    return 'unread';
  }
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return 'unread';
  const role = element.getAttribute('role');
  if (role !== null && unreadRoles.has(role) && !element.hasAttribute('data-verdict')) {
    return 'unread';
  }
  if (name !== 'BODY' && name !== 'MAIN' && name !== 'ARTICLE') {
    const classes = element.getAttribute('class');
    const id = element.getAttribute('id');
    if (
      (classes && isJunkName(classes)) ||
      (id && isJunkName(id)) ||
      element.getAttribute('itemprop') === 'comment'
    ) {
      return isInline ? 'inline-junk' : 'junk';
    }
  }
  return isInline ? 'inline' : 'block';
}

const roles: Readonly<Record<string, BlockRole>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  LI: 'list-item',
  DT: 'list-item',
  DD: 'list-item',
  BLOCKQUOTE: 'quote',
  FIGCAPTION: 'caption',
  CAPTION: 'caption',
  TD: 'cell',
  TH: 'cell',
};

/** The role that an element gives to the text in it, or null where it keeps its parent's. */
export const roleOf = (tagName: string): BlockRole | null => roles[tagName] ?? null;
