import type { Parse } from '../../language/clauses';
import type { Token } from '../../language/tokens';
import type { Operator } from './acts-operators';
import { words } from './acts-who';

/** Marks at which every clause ends. */
export const hardBarriers = words('; : . ? ! — –');
/** Words with which another clause begins. */
export const clauseBarriers = words(
  'but because since while although though whereas when after before until if as yet who whom whose which whereupon so how where why what',
); /** Predicates by which a thing named before them is said to be there or not. */
export const existential = words(
  'make offer issue give come exist happen occur follow arrive hear voice utter express extend tender send ' +
    'receive mention include contain appear demand ask want seek require need say take find see record report ' +
    'open launch hold apologise accept cross precede play place sound show do forthcoming true case cause reason fact real',
);

/** A sentence with its operators. */
export interface Reader {
  readonly tokens: readonly Token[];
  readonly parse: Parse;
  readonly operators: readonly Operator[];
}
