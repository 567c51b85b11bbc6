import {
  againstWeight,
  elsewhereIn,
  hasRival,
  inZone,
  isNews,
  isTimely,
  joinReadings,
  type Page,
  speaksOfEarlierYear,
  timelyWeight,
} from './page';
import { mayBeAbout } from './possible';
import type { Profile } from './profile';
import { joinShort, type Reading, shareOf } from './readings';
import { tellsWhich, weigh } from './weigh';

/** What speaks for and against a page being about an event, each from 0 to 1. */
export interface Measures {
  /** It has what any page about the event has. */
  readonly possible: number;
  /** How much title and opening have of the event … */
  readonly front: number;
  /** … and whether they tell which it is. */
  readonly told: number;
  /** How much the whole page has of it … */
  readonly whole: number;
  /** … words for what happened that hardly any other event has … */
  readonly tellingEvents: number;
  /** … or anything that no other has. */
  readonly telling: number;
  /** How plainly title or opening say that such a thing happened. */
  readonly topic: number;
  /** It appeared in the days after the event … */
  readonly news: number;
  /** … or around its anniversary. */
  readonly anniversary: number;
  /** Share of the text that says nothing of such a thing, under a title that does not either. */
  readonly silent: number;
  /** A passage further down has more of the event than title and opening. */
  readonly late: number;
  /** … and the others have hardly anything. */
  readonly lateAlone: number;
  /** Names of other events in the title … */
  readonly otherTitle: number;
  /** … and in title and opening. */
  readonly otherFront: number;
  /** Words of a topic of its own beside a single name, or in a title that does not say to what it happened. */
  readonly rival: number;
  /** A word in the title of something else that has the same names. */
  readonly elsewhere: number;
}

/** What counts as much: weights, words and names from which more says nothing more. */
const much = { front: 2, whole: 4, tellingEvents: 3, late: 1.5, others: 2 } as const;
/** How plainly a passage must say that such a thing happened to be one that does. */
const plain = 0.3;
const quitePlain = 0.6;
/** Share of the text that must tell which event it is where title and opening do not. */
const mostOfIt = 0.5;
/** … in more than two paragraphs. */
const muchOfIt = 0.3;
/** Cues with which a passage is more than a chance likeness. */
const fewCues = 2;
const share = (value: number, all: number): number => Math.min(1, Math.max(0, value) / all);
const asNumber = (holds: boolean): number => (holds ? 1 : 0);

/** Measures one page by one profile. */
export function measure(profile: Profile, page: Page): Measures {
  const { readings, front, whole, published } = page;
  const opening = inZone(readings, ['title', 'opening']);
  const title = joinReadings(inZone(readings, ['title']));
  const inTitle = weigh(profile, title);
  const inFront = weigh(profile, front);
  const inAll = weigh(profile, whole);
  const timely = isTimely(profile, published);
  const earlier = speaksOfEarlierYear(profile, opening) ? 1 : 0;
  const taken = againstWeight * (front.against.length + earlier) - (timely ? timelyWeight : 0);
  const stretches = joinShort(readings);
  const weights = stretches.map(({ evidence }) => weigh(profile, evidence).weight);
  const most = Math.max(0, ...weights);
  const others = stretches.filter((_, index) => index !== weights.indexOf(most));
  const tells = ({ evidence }: Reading): boolean => {
    const { names, topic: said, subject, tellingEvents } = weigh(profile, evidence);
    return names > 0 && said >= quitePlain && (subject || tellingEvents > 0);
  };
  // Many a page comes to its matter slowly, and then stays with it.
  const telling = inZone(readings, ['opening', 'text']).filter(tells).length;
  const named = shareOf(stretches, tells);
  const isThroughout = (telling > 1 && named >= mostOfIt) || (telling > 2 && named >= muchOfIt);
  const topic = Math.max(
    inTitle.topic,
    weigh(profile, joinReadings(inZone(opening, ['opening']))).topic,
  );
  const late = isThroughout ? 0 : share(most - inFront.weight, much.late);
  const hasCues = ({ evidence }: Reading): boolean => evidence.groups.size >= fewCues;
  return {
    possible: asNumber(mayBeAbout(profile, page)),
    front: share(inFront.weight, much.front),
    told: asNumber(isThroughout || tellsWhich(inFront, taken)),
    whole: share(inAll.weight, much.whole),
    tellingEvents: share(inAll.tellingEvents, much.tellingEvents),
    telling: asNumber(inAll.telling),
    topic: isThroughout ? 1 : topic,
    news: asNumber(isNews(profile, published)),
    anniversary: asNumber(timely && !isNews(profile, published)),
    silent:
      inTitle.topic > 0 || isThroughout
        ? 0
        : shareOf(stretches, ({ evidence }) => weigh(profile, evidence).topic < plain),
    late,
    lateAlone: late * shareOf(others, (reading) => !hasCues(reading)),
    otherTitle: share(title.against.length, much.others),
    otherFront: share(front.against.length + earlier, much.others),
    rival: asNumber(
      !inTitle.subject &&
        ((inAll.names < 2 && hasRival(profile, front)) || hasRival(profile, title)),
    ),
    elsewhere: asNumber(elsewhereIn(profile, title) !== null),
  };
}
