/**
 * A module's file before it is read: too deep, it would exhaust the reader's memory; with aliases, a short one could say
 * millions of things. Only its tokens are looked at, one after the other.
 */
import { Lexer } from 'yaml';

/** Brackets inside brackets, list signs on one line, columns of indentation: a module needs three, two and ten. */
const DEEPEST = 12;
const SIGNS_A_LINE = 6;
const INDENT = 120;
/** Names of fields are compared with one another. */
const FIELDS = 10_000;

/** Before the text of a scalar: what follows is words, not signs. */
const SCALAR = '\u001f';

/** The first thing that cannot be let through, with its line (from 1); null when the file may be read. */
export function yamlFault(text: string): { line: number; message: string } | null {
  let line = 1;
  let [depth, signs, fields] = [0, 0, 0];
  let [words, fresh] = [false, true];
  for (const token of new Lexer().lex(text)) {
    if (words) words = false;
    else if (token === SCALAR) words = true;
    else if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    else if (token === '-' || token === '?') signs++;
    else if (token === ':') fields++;
    else if (/^[*&]./.test(token))
      return { line, message: 'Les ancres et les renvois (« & », « * ») ne sont pas acceptés : écrivez le texte là où il sert, ou entre guillemets.' };
    else if (fresh && /^ +$/.test(token) && token.length > INDENT) depth = DEEPEST + 1;
    if (depth > DEEPEST || signs > SIGNS_A_LINE) return { line, message: 'Trop de niveaux les uns dans les autres.' };
    if (fields > FIELDS) return { line, message: `Trop de champs : ${FIELDS} au plus. Coupez le module en plusieurs fichiers.` };
    const ends = token.split('\n').length - 1;
    line += ends;
    fresh = token.endsWith('\n');
    if (ends > 0) signs = 0;
  }
  return null;
}
