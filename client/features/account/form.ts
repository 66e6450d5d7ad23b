/** What the forms of accounts share: one request at a time, each refused field named, the focus on the first of them. */
import { useEffect, useState } from 'react';
import type { FieldFault } from '#shared/errors.ts';
import { frenchTypography } from '#shared/typography.ts';
import { ProblemError, toProblem } from '../../api.ts';

export type Form = {
  isBusy: boolean;
  /** Faults by the id of their control. */
  faults: readonly FieldFault[];
  faultOf: (id: string) => string | undefined;
  /** What the server refused as a whole: no field names it. */
  error: unknown;
  /** Seconds before one may try again. */
  wait: number;
  /** Runs unless something is wrong already: then says it and goes to it. */
  submit: (wrong: readonly (FieldFault | false)[], run: () => Promise<void>) => void;
};

/** The field of a form that a refusal names: `/password` and `password` alike. */
const fieldOf = (path: string): string => path.replace(/^\//, '').split('/')[0] ?? '';

/** Counts the seconds down. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** @param ids the controls of the form, by the names the contract gives their fields */
export function useForm(ids: Readonly<Record<string, string>>): Form {
  const [isBusy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [wait, setWait] = useCountdown();
  const say = (found: readonly FieldFault[]): void => {
    setFaults(found);
    const first = found[0];
    // After the field has been drawn with its error, which is then read with it.
    if (first) requestAnimationFrame(() => document.getElementById(first.path)?.focus());
  };
  const refuse = (refused: unknown): void => {
    const named = (toProblem(refused).fields ?? []).flatMap(({ path, message }) => {
      const id = ids[fieldOf(path)];
      return id ? [{ path: id, message: frenchTypography(message) }] : [];
    });
    if (refused instanceof ProblemError) setWait(refused.retryAfter);
    if (named.length > 0) say(named);
    else setError(refused);
  };
  const run = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await action();
    } catch (refused) {
      refuse(refused);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    faults,
    faultOf: (id) => faults.find(({ path }) => path === id)?.message,
    error,
    wait,
    submit: (wrong, action) => {
      if (isBusy || wait > 0) return;
      const found = wrong.filter((fault) => fault !== false);
      say(found);
      if (found.length === 0) void run(action);
    },
  };
}

/** A fault when the field says nothing. */
export const missing = (path: string, value: string, message: string): FieldFault | false => (value.trim() === '' ? { path, message } : false);
