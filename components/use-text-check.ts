import { useEffect, useState } from 'preact/hooks';
import type { Send } from '../lib/messages/channel';
import type { TextReport, viewProtocol } from '../lib/messages/protocol';

/** How far the check of a text is. */
export type TextCheckState =
  | { readonly state: 'idle' }
  | { readonly state: 'checking' }
  | { readonly state: 'failed'; readonly problem: string }
  | TextReport;

/** A text to check, and against what. */
export interface TextToCheck {
  readonly text: string;
  /** The pack, or null for the one whose event the text fits best. */
  readonly pack: string | null;
  readonly published: string | null;
  /** Another number asks again, for the same text too. */
  readonly when: number;
}

/** Has a text checked, and again whenever another is given; null for none. */
export function useTextCheck(
  asked: TextToCheck | null,
  send: Send<typeof viewProtocol>,
): TextCheckState {
  const [state, setState] = useState<TextCheckState>({ state: 'idle' });
  const { text, pack, published, when } = asked ?? {};
  useEffect(() => {
    if (text === undefined || text.trim() === '') {
      setState({ state: 'idle' });
      return;
    }
    let current = true;
    setState({ state: 'checking' });
    const check = async (): Promise<void> => {
      const reply = await send('check-text', {
        text,
        pack: pack ?? null,
        published: published ?? null,
      });
      if (!current) return;
      setState(
        reply.ok ? reply.value : { state: 'failed', problem: reply.problems[0]?.what ?? '' },
      );
    };
    void check();
    return () => {
      current = false;
    };
  }, [text, pack, published, when, send]);
  return state;
}
