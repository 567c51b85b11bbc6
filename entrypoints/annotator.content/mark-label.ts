import type { Translate } from '../../components/translate';
import type { MarkSpec } from '../../lib/mark/target';

/** What a screen reader says of a mark before its text. */
export function markLabel(translate: Translate, { verdict, contest }: MarkSpec): string {
  if (contest === 'dropped') return translate('markLabelDropped');
  return translate(contest ? 'markLabelContested' : 'markLabel', translate(verdict));
}
