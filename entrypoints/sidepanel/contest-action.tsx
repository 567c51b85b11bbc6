import '../../components/contest-box.css';
import { ContestBox } from '../../components/contest-box';
import type { ClaimActionProps } from './claim-actions';

/** Contests the label of the claim's sentence. */
export function ContestAction({ tabId, report, sentence, send }: ClaimActionProps) {
  const found = report.sentences[sentence];
  if (!found) return null;
  return (
    <ContestBox
      sentence={found}
      onContest={async (act) => {
        const reply = await send('contest', { tabId, sentence, text: found.text, act });
        return reply.ok && reply.value;
      }}
    />
  );
}
