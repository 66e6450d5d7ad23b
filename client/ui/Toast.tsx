import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast';
import { frenchTypography } from '#shared/typography.ts';
import { toProblem } from '../api.ts';
import { Button } from './Button.tsx';
import './Toast.css';

type Message = { text: string; tone: 'done' | 'problem'; undo?: { label: string; onUndo: () => void } };

const queue = new ToastQueue<Message>({ maxVisibleToasts: 2 });
const SHORT = 6_000;

/** Says that something is done. With `onUndo`, offers to take it back, and stays long enough to. */
export function toast(text: string, onUndo?: () => void, undoLabel = 'Annuler'): void {
  queue.add({ text, tone: 'done', ...(onUndo ? { undo: { label: undoLabel, onUndo } } : {}) }, { timeout: onUndo ? 2 * SHORT : SHORT });
}

/** Says that something failed, and what to do; stays until closed. */
export function toastProblem(error: unknown): void {
  const { detail, remedy } = toProblem(error);
  queue.add({ text: frenchTypography(`${detail} ${remedy}`), tone: 'problem' });
}

/** Where toasts appear: once, in the shell. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} className="toasts" aria-label="Messages">
      {({ toast: item }) => (
        <AriaToast toast={item} className={`toast toast--${item.content.tone}`}>
          <ToastContent className="toast__text">
            <Text slot="title">{item.content.text}</Text>
          </ToastContent>
          {item.content.undo && (
            <Button
              small
              variant="quiet"
              onPress={() => {
                item.content.undo?.onUndo();
                queue.close(item.key);
              }}
            >
              {item.content.undo.label}
            </Button>
          )}
          <Button small variant="quiet" slot="close">
            Fermer
          </Button>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
