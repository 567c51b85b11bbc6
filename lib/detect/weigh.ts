import type { Evidence } from './evidence';
import type { Profile } from './profile';

/** Weights at which groups that stand together name the event … */
export const enough = 0.9;
/** … more, where nothing says to what it happened … */
const moreWithoutSubject = 0.4;
/** … unless so many words for what happened are of hardly any other event … */
const tellingWithoutSubject = 2;
const moreIfEventsTell = 0.1;
/** … and where a single name says who or where. */
const moreWithOneName = 0.1;
/** What a name of the event itself weighs. */
const decisiveWeight = 0.8;
/** Weight up to which a group of words for what happened says only what follows on any event. */
export const following = 0.1;
/** Weight from which a group of words for what happened says more than that something bad did … */
const strongEvent = 0.2;
/** … and from which it says what. */
const heavyEvent = 0.3;
/** Weight of words for what happened, and half of that for what it happened to, that say it plainly. */
const plainly = 0.45;
/** What a word for what it happened to says alone. */
const subjectAlone = 0.2;

/** What evidence amounts to. */
export interface Weighed {
  readonly weight: number;
  /** Groups of names that say who or where. */
  readonly names: number;
  /** Whether it says to what it happened. */
  readonly subject: boolean;
  /** Groups of words for what happened … */
  readonly events: number;
  /** … that say that something happened, not what followed on it … */
  readonly namingEvents: number;
  /** … that are more than what goes with any misfortune … */
  readonly strongEvents: number;
  /** … that say plainly what it was … */
  readonly heavyEvents: number;
  /** … or that hardly any other event has. */
  readonly tellingEvents: number;
  /** How plainly it says that such a thing happened, 0 to 1. */
  readonly topic: number;
  /** Whether it has anything that hardly any other event has. */
  readonly telling: boolean;
}

/** Weighs the evidence for a profile's event. What no group of the profile stands for is not missing. */
export function weigh({ groups }: Profile, { groups: found, decisive }: Evidence): Weighed {
  const present = groups.filter((_, index) => found.has(index));
  const events = present.filter(({ role }) => role === 'event');
  const sum = (some: readonly { readonly weight: number }[]): number =>
    some.reduce((total, { weight }) => total + weight, 0);
  const subjects = present.filter(({ role }) => role === 'subject');
  const told = sum(events) + sum(subjects) / 2;
  const asks = (role: string): boolean => groups.some((group) => group.role === role);
  const count = (role: string, number: number): number => (asks(role) ? number : 2);
  // A name of the event itself is worth two names of who or where.
  const names = present.filter(({ role }) => role === 'name').length + (decisive === null ? 0 : 2);
  return {
    weight: sum(present) + (decisive === null ? 0 : decisiveWeight),
    names: count('name', names),
    subject: decisive !== null || !asks('subject') || subjects.length > 0,
    events: count('event', events.length),
    namingEvents: count('event', events.filter(({ weight }) => weight > following).length),
    strongEvents: count('event', events.filter(({ weight }) => weight >= strongEvent).length),
    heavyEvents: count('event', events.filter(({ weight }) => weight >= heavyEvent).length),
    tellingEvents: groups.some(({ role, telling }) => role === 'event' && telling === true)
      ? events.filter(({ telling }) => telling === true).length + (decisive === null ? 0 : 1)
      : 2,
    topic:
      decisive !== null || (!asks('event') && present.length > 0)
        ? 1
        : events.length > 0
          ? Math.min(1, told / plainly)
          : subjects.length > 0
            ? subjectAlone
            : 0,
    telling:
      decisive !== null ||
      present.some(({ telling }) => telling === true) ||
      !groups.some(({ telling }) => telling === true),
  };
}

/**
 * Whether evidence tells which event is meant: what happened, and to whom or where.
 * `taken` is what names of other events take away; in passing, one name is as good as two.
 */
export function tellsWhich(
  { weight, names, subject, events, namingEvents, heavyEvents, tellingEvents }: Weighed,
  taken: number,
  inPassing = false,
): boolean {
  if (namingEvents === 0 || names === 0) return false;
  if (!subject && names < 2 && (events < 2 || (tellingEvents === 0 && heavyEvents === 0))) {
    return false;
  }
  const forSubject = tellingEvents >= tellingWithoutSubject ? moreIfEventsTell : moreWithoutSubject;
  const more = (subject ? 0 : forSubject) + (names > 1 || inPassing ? 0 : moreWithOneName);
  return weight - taken >= enough + more;
}
