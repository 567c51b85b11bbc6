import { useCallback, useRef, useState } from 'preact/hooks';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';

/**
 * Takes the page to sentences of its report. While one jump is under way only the newest wish is kept, so
 * that a held key does not queue up jumps. `failed`: the last sentence was not found in the page.
 */
export function useJump(
  tabId: number,
  send: Send<typeof viewProtocol>,
): { readonly jump: (sentence: number) => void; readonly failed: boolean } {
  const [failed, setFailed] = useState(false);
  const wanted = useRef<number | null>(null);
  const busy = useRef(false);
  const jump = useCallback(
    (sentence: number): void => {
      const work = async (): Promise<void> => {
        busy.current = true;
        while (wanted.current !== null) {
          const next = wanted.current;
          wanted.current = null;
          const reply = await send('jump', { tabId, sentence: next });
          if (wanted.current === null) setFailed(!(reply.ok && reply.value));
        }
        busy.current = false;
      };
      wanted.current = sentence;
      if (!busy.current) void work();
    },
    [tabId, send],
  );
  return { jump, failed };
}
