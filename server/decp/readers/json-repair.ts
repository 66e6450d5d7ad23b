/** A record `JSON.parse` refuses: the two slips that have one reading only are put right, and said. */
import { note, type Notes } from '../../../shared/decp/notes.ts';

/** A backslash that begins no escape of JSON stands for itself. */
const FALSE_ESCAPE = /\\(u(?![\da-fA-F]{4})|[^"\\/bfnrtu])|(\\["\\/bfnrtu])/g;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control characters inside strings only: outside, they are blanks. */
function escapeControls(text: string): string {
  let inString = false;
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inString && character < ' ') {
      kept += ESCAPES[character] ?? ' ';
      continue;
    }
    kept += character;
    if (character === '"') inString = !inString;
    else if (inString && character === '\\') {
      at += 1;
      kept += text.charAt(at);
    }
  }
  return kept;
}

export type Parsed = { value: unknown } | null;

export function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return null;
  }
}

function firstFalseEscape(text: string): string {
  for (const { 0: written, 1: wrong } of text.matchAll(FALSE_ESCAPE)) if (wrong !== undefined) return written;
  return '';
}

/** Null when even so it cannot be read. */
export function parseRepaired(text: string, notes: Notes): Parsed {
  const controls = escapeControls(text);
  const escapes = controls.replace(FALSE_ESCAPE, (_whole: string, wrong?: string, right?: string) => right ?? `\\\\${wrong ?? ''}`);
  const parsed = parse(escapes);
  if (parsed === null) return null;
  if (controls !== text) note(notes, 'CONTROL_CHARACTER', '', '', ' ');
  if (escapes !== controls) note(notes, 'JSON_ESCAPE', '', firstFalseEscape(controls), '');
  return parsed;
}
