/**
 * Below it, one reads: every field of the kit shows its value without taking a change, and buttons that change something are absent.
 * A button that changes nothing says so (`reads`); one that says nothing is taken for a change, so that an oversight hides too much.
 */
import { createContext, useContext } from 'react';

const ReadOnlyContext = createContext(false);

export const ReadOnly = ReadOnlyContext.Provider;
export const useReadOnly = (): boolean => useContext(ReadOnlyContext);
