/** Every saver of the page, whatever it saves: for what concerns the whole session. */
import { onReturn } from '../presence.ts';

type Known = { close: () => void; flush: () => void; readonly hasUnsaved: boolean };

const savers: Known[] = [];

/** The same person signed in again: what waited is sent. */
onReturn(() => {
  for (const saver of savers) if (saver.hasUnsaved) saver.flush();
});

export const knowSaver = (saver: Known): void => {
  savers.push(saver);
};

/** Nothing more is sent from this page; texts that are not saved are kept in the browser, for who wrote them. */
export const closeSavers = (): void => {
  for (const saver of savers) saver.close();
};

/** True when this page holds a text that the server does not. */
export const hasUnsavedText = (): boolean => savers.some(({ hasUnsaved }) => hasUnsaved);
