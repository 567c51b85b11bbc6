import type { Evidence } from './evidence';
import { hasRival, inZone, isTimely, joinReadings, type Page, timelyWeight } from './page';
import type { Profile } from './profile';
import { joinShort } from './readings';
import { enough, following, weigh } from './weigh';

/** Independent cues that no other event is likely to have in one place, though each is common. */
const manyCues = 5;

/** Whether one stretch says who or where, to what it happened and what, and has many cues besides. */
function hasManyCues(profile: Profile, evidence: Evidence): boolean {
  const { names, subject, namingEvents } = weigh(profile, evidence);
  // What follows on any misfortune is none.
  const cues = profile.groups.filter(
    ({ role, weight }, index) =>
      evidence.groups.has(index) &&
      ((role !== undefined && role !== 'event') || weight > following),
  );
  return names > 0 && subject && namingEvents > 0 && cues.length >= manyCues;
}

/** Whether a page has what any page about the event has: a name, and what happened to what; not a rival topic alone. */
export function mayBeAbout(profile: Profile, { readings, front, whole, published }: Page): boolean {
  const { weight, names, subject, namingEvents, heavyEvents, tellingEvents, telling } = weigh(
    profile,
    whole,
  );
  const timely = isTimely(profile, published);
  const title = joinReadings(inZone(readings, ['title']));
  // Where title or opening has the event's own name no other word is needed, but on pages that sell or track a flight.
  if (front.decisive !== null && whole.elsewhere === null) return true;
  const stretches = [front, ...joinShort(readings).map(({ evidence }) => evidence)];
  if (stretches.some((stretch) => hasManyCues(profile, stretch))) return true;
  return (
    names > 0 &&
    namingEvents > 0 &&
    (telling || timely) &&
    weight >= enough - (timely ? timelyWeight : 0) &&
    (subject ||
      ((tellingEvents > 0 || heavyEvents > 0 || timely) &&
        (names > 1 || !hasRival(profile, front)) &&
        !hasRival(profile, title)))
  );
}
